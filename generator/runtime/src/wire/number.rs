//! Numbers that serde_json keeps as text.
//!
//! With serde_json's feature `arbitrary_precision`, which any crate of an application can enable for all of them,
//! a number that is no whole number of 64 bits is not passed to `visit_f64`: it arrives at `visit_map` as an object
//! with one member whose name is private to serde_json. This is the only place that knows the name.
//!
//! It arrives so only where any value is asked for. Objects and lists ask for what they are, and have no part in this.
//! Where any value is taken, the object is a number if it has that one member and its text is that of a number.

use std::borrow::Cow;

use azure_core::Value;
use serde::de::{Error, Expected, MapAccess, Unexpected};

use super::reader::Key;

/// The name of the only member, as serde_json 1 writes it.
pub(super) const NAME: &str = "$serde_json::private::Number";

/// The beginning of an object: the text of a number, which is read to its end, or a name, which an empty object does not
/// have.
pub(super) type First<'de> = Result<String, Option<Cow<'de, str>>>;

/// Reads the first name of an object, or the number that arrives as one. An object that is none and begins with a
/// member of that name is left without it.
pub(super) fn first<'de, A: MapAccess<'de>>(access: &mut A) -> Result<First<'de>, A::Error> {
    match access.next_key_seed(Key)? {
        Some(name) if name == NAME && keeps_text() => {
            let value: Value = access.next_value()?;
            let next = access.next_key_seed(Key)?;
            let text = value
                .as_str()
                .filter(|text| next.is_none() && is_number(NAME, text));
            Ok(text.map(str::to_owned).ok_or(next))
        }
        name => Ok(Err(name)),
    }
}

/// Reads the number that arrives as an object, where no object is expected.
pub(super) fn number<'de, A: MapAccess<'de>>(
    access: &mut A,
    expected: &dyn Expected,
) -> Result<f64, A::Error> {
    let Ok(text) = first(access)? else {
        return Err(A::Error::invalid_type(Unexpected::Map, expected));
    };
    // Out of range, as it is for serde_json without the feature.
    let value = text.parse().ok().filter(|value: &f64| value.is_finite());
    value.ok_or_else(|| A::Error::custom("number out of range"))
}

/// True if the only member of an object makes it a number. Without the feature its name is one like others.
pub(super) fn is_number(name: &str, text: &str) -> bool {
    name == NAME && keeps_text() && text.parse::<serde_json::Number>().is_ok()
}

/// True if serde_json keeps numbers as text: only then does one keep the zeros at its end.
fn keeps_text() -> bool {
    const TEXT: &str = "1.00";
    let number: serde_json::Result<serde_json::Number> = serde_json::from_str(TEXT);
    number.is_ok_and(|number| number.to_string() == TEXT)
}
