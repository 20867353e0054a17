//! The formats that models are read from.

use serde::{Deserializer, de::Error};

use super::Wire;

/// The formats that values of a type are read from.
pub trait Format {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type, or is `null`.
    fn read<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;
}

/// JSON, and whatever else serde reads that says by itself what is a list.
#[derive(Debug)]
pub struct Json;

impl Format for Json {
    fn read<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let mut slot = None;
        T::read(deserializer, &mut slot)?;
        slot.ok_or_else(|| D::Error::custom("expected an object, found null"))
    }
}
