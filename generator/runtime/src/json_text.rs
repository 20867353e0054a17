//! Structured values where only text is possible: in a path, query, header or form.

use azure_core::json::to_json;
use serde::Serialize;

use super::Unwritable;

/// Returns a value as JSON text, or `None` if it has no value.
///
/// # Errors
///
/// Returns an error if the value cannot be written as JSON, such as a date after the year 9999. The call that receives
/// the result reports it.
pub fn json_text<T: Serialize + ?Sized>(value: &T) -> Result<Option<String>, Unwritable> {
    let json = to_json(value).map_err(|error| Unwritable::new(error.to_string()))?;
    let text = String::from_utf8_lossy(&json).into_owned();
    Ok((text != "null").then_some(text))
}

/// Returns each value of a list as JSON text.
///
/// # Errors
///
/// Returns an error if a value cannot be written as JSON.
pub fn json_texts<'a, T: Serialize + 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Result<Option<Vec<String>>, Unwritable> {
    let texts = |values: &[T]| {
        let texts = values.iter().map(json_text);
        texts.filter_map(Result::transpose).collect()
    };
    values.into().map(texts).transpose()
}
