//! Numbers that serde_json passes as text.
//!
//! Any crate of an application can enable serde_json's feature `arbitrary_precision` for all of them. A number that is
//! not a 64-bit integer is then not passed to `visit_f64`, but to `visit_map`, as an object with one member whose name
//! is private to serde_json. Only this module uses the name.
//!
//! This happens only if any type is requested; objects and lists request their own type. An object is a number if it
//! has only this member, with the text of a number.

use std::borrow::Cow;

use azure_core::Value;
use serde::de::{Error, Expected, MapAccess, Unexpected};

use super::reader::MemberName;

/// The name of the only member in serde_json 1.
pub(super) const NAME: &str = "$serde_json::private::Number";

/// The start of an object: the text of a number, which is then complete, or the first name, which an empty object
/// lacks.
pub(super) type FirstKey<'de> = Result<String, Option<Cow<'de, str>>>;

/// Reads the first name of an object, or the number that arrives as an object. If the object is not a number but begins
/// with this member, the member is dropped.
pub(super) fn first<'de, A: MapAccess<'de>>(access: &mut A) -> Result<FirstKey<'de>, A::Error> {
    match access.next_key_seed(MemberName)? {
        Some(name) if name == NAME && keeps_text() => {
            let value: Value = access.next_value()?;
            let next = access.next_key_seed(MemberName)?;
            let text = value
                .as_str()
                .filter(|text| next.is_none() && is_number(NAME, text));
            Ok(text.map(str::to_owned).ok_or(next))
        }
        name => Ok(Err(name)),
    }
}

/// Reads the text of a number that arrives as an object, where no object is expected.
pub(super) fn number_text<'de, A: MapAccess<'de>>(
    access: &mut A,
    expected: &dyn Expected,
) -> Result<String, A::Error> {
    first(access)?.map_err(|_| A::Error::invalid_type(Unexpected::Map, expected))
}

/// True if an object with only this member is a number. Without the feature the name is an ordinary one.
pub(super) fn is_number(name: &str, text: &str) -> bool {
    name == NAME && keeps_text() && text.parse::<serde_json::Number>().is_ok()
}

/// True if serde_json keeps numbers as text, which keeps trailing zeros.
fn keeps_text() -> bool {
    const TEXT: &str = "1.00";
    let number: serde_json::Result<serde_json::Number> = serde_json::from_str(TEXT);
    number.is_ok_and(|number| number.to_string() == TEXT)
}
