//! Values with a structure where only text can stand: in a path, a query, a header, a part of a form.

use azure_core::json::to_json;
use serde::Serialize;

/// A value as JSON; `None` where there is none.
pub fn json_text<T: Serialize + ?Sized>(value: &T) -> Option<String> {
    let json = to_json(value).ok()?;
    let text = String::from_utf8(json.to_vec()).ok()?;
    (text != "null").then_some(text)
}

/// The values of a list as JSON, each on its own.
pub fn json_texts<'a, T: Serialize + 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Option<Vec<String>> {
    let values = values.into()?;
    Some(values.iter().filter_map(json_text).collect())
}
