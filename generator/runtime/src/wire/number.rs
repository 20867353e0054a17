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
use serde::de::{Error, Expected, IntoDeserializer, MapAccess, Unexpected, value::MapDeserializer};

use super::reader::Key;

/// The name of the only member, as serde_json 1 writes it.
const NAME: &str = "$serde_json::private::Number";

/// A number as the document writes it.
#[derive(Clone, Debug)]
pub(super) struct Number(String);

impl Number {
    /// The number that arrives as an object with this one member.
    pub(super) fn of_member(name: &str, text: &str) -> Option<Self> {
        is_number(name).then(|| Self::of_text(text)).flatten()
    }

    fn of_text(text: &str) -> Option<Self> {
        let number = text.parse::<serde_json::Number>();
        number.is_ok().then(|| Self(text.to_owned()))
    }

    /// The nearest number of double precision.
    ///
    /// # Errors
    ///
    /// The number is out of range, as it is for serde_json without the feature.
    pub(super) fn to_double<E: Error>(&self) -> Result<f64, E> {
        let value = self.0.parse().ok().filter(|value: &f64| value.is_finite());
        value.ok_or_else(|| E::custom("number out of range"))
    }
}

/// Passes the number on the way it came.
impl<'de, E: Error> IntoDeserializer<'de, E> for Number {
    type Deserializer = MapDeserializer<'de, std::iter::Once<(&'static str, String)>, E>;

    fn into_deserializer(self) -> Self::Deserializer {
        MapDeserializer::new(std::iter::once((NAME, self.0)))
    }
}

impl From<i128> for Number {
    fn from(value: i128) -> Self {
        Self(value.to_string())
    }
}

impl From<u128> for Number {
    fn from(value: u128) -> Self {
        Self(value.to_string())
    }
}

/// The beginning of an object: a number, which is read to its end, or a name, which an empty object does not have.
pub(super) type First<'de> = Result<Number, Option<Cow<'de, str>>>;

/// Reads the first name of an object, or the number that arrives as one. An object that is none and begins with a
/// member of that name is left without it.
pub(super) fn first<'de, A: MapAccess<'de>>(access: &mut A) -> Result<First<'de>, A::Error> {
    let name = access.next_key_seed(Key)?;
    if !name.as_deref().is_some_and(is_number) {
        return Ok(Err(name));
    }
    let value: Value = access.next_value()?;
    let next = access.next_key_seed(Key)?;
    let number = value.as_str().and_then(Number::of_text);
    Ok(number.filter(|_| next.is_none()).ok_or(next))
}

/// Reads the number that arrives as an object, where no object is expected.
pub(super) fn number<'de, A: MapAccess<'de>>(
    access: &mut A,
    expected: &dyn Expected,
) -> Result<f64, A::Error> {
    match first(access)? {
        Ok(number) => number.to_double(),
        Err(_) => Err(A::Error::invalid_type(Unexpected::Map, expected)),
    }
}

/// True if a name announces a number. Without the feature it is a name like others.
fn is_number(name: &str) -> bool {
    name == NAME && keeps_text()
}

/// True if serde_json keeps numbers as text: only then does one keep the zeros at its end.
fn keeps_text() -> bool {
    const TEXT: &str = "1.00";
    let number: serde_json::Result<serde_json::Number> = serde_json::from_str(TEXT);
    number.is_ok_and(|number| number.to_string() == TEXT)
}
