//! JSON as a format that models are read from.

use serde::{Deserializer, de::Error};

use super::{Format, Wire};

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
