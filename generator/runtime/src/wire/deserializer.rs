//! Serde's deserializers as sources of values.

use std::collections::BTreeMap;

use azure_core::Value;
use serde::{Deserialize, Deserializer, de::Visitor};

use super::{
    Encoding, FromMembers, Source,
    container::{EntriesVisitor, ItemsVisitor},
};

impl<'de, D: Deserializer<'de>> Source<'de> for D {
    type Error = D::Error;

    fn scalar<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserialize_any(visitor)
    }

    fn json(self) -> Result<Option<Value>, D::Error> {
        // In arbitrary JSON, `null` is a value.
        Value::deserialize(self).map(Some)
    }

    // Containers accept `null` or request their own type: if any type is requested, a number may arrive as an object.
    fn list<E: Encoding<T>, T>(self, slot: &mut Option<Vec<T>>) -> Result<(), D::Error> {
        self.deserialize_option(ItemsVisitor::<E, T>::new(slot))
    }

    fn map<E: Encoding<T>, T>(
        self,
        slot: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), D::Error> {
        self.deserialize_option(EntriesVisitor::<E, T>::new(slot))
    }

    fn members<V: FromMembers<'de>>(self, visitor: V) -> Result<(), D::Error> {
        self.deserialize_option(visitor)
    }
}
