//! Sequences of JSON values as text.

use serde_json::{Deserializer, Value};

use crate::ir::{ItemDecoding, ItemFormat, StreamItems};

/// The character before each value of a JSON text sequence (RFC 7464).
const SEPARATOR: char = '\u{1e}';

/// Returns the values of a text: one per line, or those of a JSON text sequence.
pub(super) fn parse(text: &str, format: ItemFormat) -> Option<Vec<Value>> {
    match format {
        ItemFormat::Lines => {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            lines.map(|line| serde_json::from_str(line).ok()).collect()
        }
        ItemFormat::Events | ItemFormat::Records => {
            let records = text.split(SEPARATOR);
            let values = records.flat_map(|text| Deserializer::from_str(text).into_iter());
            values.map(Result::ok).collect()
        }
    }
}

/// Returns the text of items.
pub(super) fn text(values: &[Value], items: &StreamItems) -> String {
    let of_value = |value: &Value| {
        let text = match (items.decoding, value) {
            (ItemDecoding::Text, Value::String(text)) => text.clone(),
            (_, value) => value.to_string(),
        };
        match items.format {
            ItemFormat::Records => format!("{SEPARATOR}{text}\n"),
            ItemFormat::Lines | ItemFormat::Events => format!("{text}\n"),
        }
    };
    values.iter().map(of_value).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_lines_or_records() {
        let lines = parse("{\"a\":1}\n\n2\r\n", ItemFormat::Lines);
        assert_eq!(lines, Some(vec![json!({"a": 1}), json!(2)]));
        let records = parse("\u{1e}{\"a\":\n1}\n\u{1e}2\n", ItemFormat::Records);
        assert_eq!(records, Some(vec![json!({"a": 1}), json!(2)]));
        assert_eq!(parse("{\"a\":\n1}", ItemFormat::Lines), None);
    }
}
