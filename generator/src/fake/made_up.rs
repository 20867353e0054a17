//! Values that a service would choose, the same for the same input.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Returns a UUID for a text.
pub(super) fn uuid(text: &str) -> String {
    let mut bytes = digest(text);
    // Version 4 and the variant of RFC 9562.
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = |range: std::ops::Range<usize>| -> String {
        bytes[range]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    };
    format!(
        "{}-{}-{}-{}-{}",
        hex(0..4),
        hex(4..6),
        hex(6..8),
        hex(8..10),
        hex(10..16)
    )
}

/// Returns a key for a text, in base64.
pub(super) fn secret(text: &str) -> String {
    let mut bytes = digest(text).to_vec();
    bytes.extend(digest(&format!("{text} continued")));
    STANDARD.encode(bytes)
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

#[cfg(test)]
mod tests {
    use super::{secret, uuid};

    #[test]
    fn values_follow_from_the_text() {
        assert_eq!(uuid("a"), uuid("a"));
        assert_ne!(uuid("a"), uuid("b"));
        assert_eq!(uuid("a").len(), 36);
        assert_eq!(secret("a").len(), 88);
    }
}
