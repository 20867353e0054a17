//! JSON as a format of models.

use serde::{Deserializer, de::Error};

use super::{Format, Wire};

/// JSON, and any other format of serde that distinguishes lists from other values.
#[derive(Debug)]
pub struct Json;

impl Format for Json {
    fn read<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let mut slot = None;
        T::read(deserializer, &mut slot)?;
        slot.ok_or_else(|| D::Error::custom("expected an object, found null"))
    }
}
