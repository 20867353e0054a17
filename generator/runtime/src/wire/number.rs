//! Numbers that serde_json keeps as text.
//!
//! With serde_json's feature `arbitrary_precision`, which any crate of an application can enable for all of them,
//! a number that is no whole number of 64 bits is not passed to `visit_f64`: it arrives at `visit_map` as an object
//! with one member whose name is private to serde_json. This is the only place that knows the name.

use std::borrow::Cow;

use serde::{
    Deserializer,
    de::{
        DeserializeSeed, Error, Expected, IntoDeserializer, MapAccess, Unexpected,
        value::MapDeserializer,
    },
};

use super::reader::Key;

/// The name of the only member, as serde_json 1 writes it.
const NAME: &str = "$serde_json::private::Number";

/// A number as the document writes it.
#[derive(Clone, Debug)]
pub(super) struct Number(String);

impl Number {
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

/// The beginning of an object: a number, which is read to its end, or an object with that name,
/// which an empty one does not have.
pub(super) type First<'de> = Result<Number, Option<Cow<'de, str>>>;

/// Reads the first name of an object, or the number that arrives as one.
pub(super) fn first<'de, A: MapAccess<'de>>(access: &mut A) -> Result<First<'de>, A::Error> {
    match access.next_key_seed(Key)? {
        Some(name) if is_number(&name) => access.next_value().map(Number).map(Ok),
        name => Ok(Err(name)),
    }
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

/// Reads the name of a member, where no number is expected.
pub(super) struct MemberName;

impl<'de> DeserializeSeed<'de> for MemberName {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let name = Key.deserialize(deserializer)?;
        match is_number(&name) {
            true => {
                let found = Unexpected::Other("number");
                Err(D::Error::invalid_type(found, &"an object"))
            }
            false => Ok(name),
        }
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
