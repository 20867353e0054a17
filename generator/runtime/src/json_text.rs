//! Structured values where only text is possible: in a path, query, header or form.

use super::{
    Parameter, Unwritable,
    wire::{Encoding, Inherent, Wire, json_as},
};

/// Returns a value as JSON text without its read-only members, or `None` if it has no value.
///
/// # Errors
///
/// Returns an error if the value cannot be written as JSON, such as a date after the year 9999. The call that receives
/// the result reports it.
pub fn json_text<T: Wire>(value: &T) -> Result<Option<String>, Unwritable> {
    let text = text_as::<Inherent, T>(value)?;
    Ok((text != "null").then_some(text))
}

/// Returns each value of a list as JSON text.
///
/// # Errors
///
/// Returns an error if a value cannot be written as JSON.
pub fn json_texts<'a, T: Wire + 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Result<Option<Vec<String>>, Unwritable> {
    let texts = |values: &[T]| {
        let texts = values.iter().map(json_text);
        texts.filter_map(Result::transpose).collect()
    };
    values.into().map(texts).transpose()
}

/// Returns a value as JSON text in an encoding that differs from the type's default, such as a map of dates. `None` if
/// there is no value.
///
/// # Errors
///
/// Returns an error if the value cannot be written as JSON.
pub fn json_text_as<'a, E: Encoding<T>, T: 'a>(
    value: impl Into<Option<&'a T>>,
) -> Result<Option<String>, Unwritable> {
    value.into().map(text_as::<E, T>).transpose()
}

/// Returns each value of a list as JSON text in an encoding that differs from the type's default.
///
/// # Errors
///
/// Returns an error if a value cannot be written as JSON.
pub fn json_texts_as<'a, E: Encoding<T>, T: 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Result<Option<Vec<String>>, Unwritable> {
    let texts = |values: &[T]| values.iter().map(text_as::<E, T>).collect();
    values.into().map(texts).transpose()
}

/// Returns a list as JSON, with the encoding `E` of its items. `None` if there is no list.
///
/// # Errors
///
/// One of the values has no JSON form.
pub fn json_list_as<'a, E: Encoding<T>, T: 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Result<Option<String>, Unwritable> {
    let list = |values: &[T]| {
        let items: Result<Vec<_>, _> = values.iter().map(text_as::<E, T>).collect();
        Ok(format!("[{}]", items?.join(",")))
    };
    values.into().map(list).transpose()
}

fn text_as<E: Encoding<T>, T>(value: &T) -> Result<String, Unwritable> {
    let json = json_as::<E, T>(value).map_err(|error| Unwritable::new(error.to_string()))?;
    Ok(String::from_utf8_lossy(&json).into_owned())
}

/// Returns a text as a JSON string. `None` if there is no text.
///
/// # Errors
///
/// The value has no text form.
pub fn json_string<P: Parameter + ?Sized>(value: &P) -> Result<Option<String>, Unwritable> {
    let text = value.to_text()?;
    Ok(text.map(|text| serde_json::Value::from(text).to_string()))
}
