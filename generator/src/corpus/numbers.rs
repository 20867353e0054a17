//! Numbers as text.

/// Returns a number with this many decimals, and with commas between groups of three digits.
pub(super) fn grouped(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let end = text.find('.').unwrap_or(text.len());
    let (whole, fraction) = text.split_at(end);
    let digits = whole.trim_start_matches('-');
    let mut grouped = whole
        .get(..whole.len() - digits.len())
        .unwrap_or_default()
        .to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + fraction
}

/// Returns a count with commas between groups of three digits.
pub(super) fn count(value: usize) -> String {
    grouped(value as f64, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        for (value, decimals, text) in [
            (0.0, 0, "0"),
            (999.0, 0, "999"),
            (1_000.0, 0, "1,000"),
            (1_234_567.0, 0, "1,234,567"),
            (1_234.56, 1, "1,234.6"),
            (-1_000.0, 0, "-1,000"),
            (-1.0, 0, "-1"),
        ] {
            assert_eq!(grouped(value, decimals), text);
        }
        assert_eq!(count(17_025), "17,025");
    }
}
