//! Parsing and writing of text that contains JSON.

use base64::Engine;
use base64::alphabet::{self, Alphabet};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose};
use serde_json::Value;

use super::{JsonInText, TextEncoding};

impl JsonInText {
    /// Returns the JSON in a text, or `None` if the value is not such text.
    pub fn parsed(&self, value: &Value) -> Option<Value> {
        let text = value.as_str()?;
        let decoded = match self.encoding {
            TextEncoding::Plain => return serde_json::from_str(text).ok(),
            // Services confuse the two alphabets.
            TextEncoding::Base64 => decode(text, [&alphabet::STANDARD, &alphabet::URL_SAFE])?,
            TextEncoding::Base64Url => decode(text, [&alphabet::URL_SAFE, &alphabet::STANDARD])?,
        };
        serde_json::from_slice(&decoded).ok()
    }

    /// Returns JSON as text.
    pub fn written(&self, json: &Value) -> String {
        self.encoding.encode(json.to_string())
    }
}

impl TextEncoding {
    /// Returns data in the encoding.
    pub fn encode(self, data: String) -> String {
        match self {
            TextEncoding::Plain => data,
            TextEncoding::Base64 => general_purpose::STANDARD.encode(data),
            TextEncoding::Base64Url => general_purpose::URL_SAFE_NO_PAD.encode(data),
        }
    }
}

/// Decodes base64, with padding or without it, in the first alphabet that has all characters.
fn decode(text: &str, alphabets: [&Alphabet; 2]) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new();
    let config = config.with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let mut alphabets = alphabets.into_iter();
    alphabets.find_map(|alphabet| GeneralPurpose::new(alphabet, config).decode(text).ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ir::Type;

    #[test]
    fn texts_are_parsed_and_written_in_each_encoding() {
        let json = json!({"a": "~~~?b"});
        for (encoding, text) in [
            (TextEncoding::Plain, r#"{"a":"~~~?b"}"#),
            (TextEncoding::Base64, "eyJhIjoifn5+P2IifQ=="),
            (TextEncoding::Base64Url, "eyJhIjoifn5-P2IifQ"),
        ] {
            let content = Type::Any;
            let text_of_json = JsonInText { encoding, content };
            assert_eq!(text_of_json.written(&json), text);
            assert_eq!(text_of_json.parsed(&text.into()), Some(json.clone()));
            for other in [json!("{"), json!("e30=e"), json.clone()] {
                assert_eq!(text_of_json.parsed(&other), None, "{other}");
            }
        }
    }

    #[test]
    fn base64_is_parsed_in_both_alphabets_and_without_padding() {
        let text_of_json = JsonInText {
            encoding: TextEncoding::Base64,
            content: Type::Any,
        };
        for text in ["eyJhIjoifn5-PyJ9", "e30", "e30="] {
            assert!(text_of_json.parsed(&text.into()).is_some(), "{text}");
        }
    }
}
