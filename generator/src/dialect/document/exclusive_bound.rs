//! The keys `exclusiveMinimum` and `exclusiveMaximum`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde_json::Number;

/// An exclusive bound: a flag beside `minimum` or `maximum`, or a number, as from OpenAPI 3.1 on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExclusiveBound {
    /// True if the bound beside it is exclusive.
    Flag(bool),
    /// The bound.
    Number(Number),
}

impl Default for ExclusiveBound {
    fn default() -> Self {
        ExclusiveBound::Flag(false)
    }
}

impl ExclusiveBound {
    /// The name by which a deserializer is asked for one.
    pub(super) const NAME: &'static str = "ExclusiveBound";
}

impl<'de> Deserialize<'de> for ExclusiveBound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(Self::NAME, FlagOrNumber)
    }
}

struct FlagOrNumber;

impl<'de> Visitor<'de> for FlagOrNumber {
    type Value = ExclusiveBound;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a boolean")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(ExclusiveBound::Flag(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(ExclusiveBound::Number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(ExclusiveBound::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        let number = Number::from_f64(number).ok_or_else(|| E::custom("number out of range"))?;
        Ok(ExclusiveBound::Number(number))
    }
}
