//! Values with a structure where only text can stand: in a path, a query, a header, a part of a form.

use azure_core::json::to_json;
use serde::Serialize;

use super::Unwritable;

/// A value as JSON; `None` where there is none.
///
/// # Errors
///
/// No JSON stands for the value, such as for one with a date beyond the year 9999. The step of the call that takes the
/// result reports it.
pub fn json_text<T: Serialize + ?Sized>(value: &T) -> Result<Option<String>, Unwritable> {
    let json = to_json(value).map_err(|error| Unwritable::new(error.to_string()))?;
    let text = String::from_utf8_lossy(&json).into_owned();
    Ok((text != "null").then_some(text))
}

/// The values of a list as JSON, each on its own.
///
/// # Errors
///
/// No JSON stands for one of the values.
pub fn json_texts<'a, T: Serialize + 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Result<Option<Vec<String>>, Unwritable> {
    let texts = |values: &[T]| {
        let texts = values.iter().map(json_text);
        texts.filter_map(Result::transpose).collect()
    };
    values.into().map(texts).transpose()
}
