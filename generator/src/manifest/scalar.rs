//! Writes text as a YAML scalar.

use serde_json::Value;

use crate::source::yaml_value;

/// Returns a text as YAML, unquoted if that is read as text.
pub(crate) fn scalar(text: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let is_bare = text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(bare)
        && yaml_value(text).is_some_and(|value| value == text);
    match is_bare {
        true => text.to_owned(),
        false => Value::from(text).to_string(),
    }
}
