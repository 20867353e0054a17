//! XML as a format of models.

use serde::{
    Deserializer,
    de::{Error, IntoDeserializer},
};

use super::{
    super::{Format, Wire},
    element::{Element, is_element, outermost},
    source::Elements,
};

/// XML. Values read from XML can also be read from and written to JSON, for example to store them.
#[derive(Debug)]
pub struct Xml;

impl Format for Xml {
    fn read<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let buffer = outermost(deserializer)?;
        let mut slot = None;
        match is_element(&buffer) {
            true => T::read(
                Elements::<D::Error>::one(Element::from_buffer(buffer)),
                &mut slot,
            ),
            false => T::read(buffer.into_deserializer(), &mut slot),
        }?;
        slot.ok_or_else(|| D::Error::custom("expected an object, found nothing"))
    }
}
