//! Filling an object's members.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use azure_core::Value;
use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor},
};

use super::{
    Encoding, Members, Own,
    members::Access,
    shape,
    value::{Seed, within},
};

/// A member's name, borrowed where the deserializer can lend it.
pub(super) struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }

    fn visit_string<E>(self, name: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name))
    }
}

/// Looks for the one member that a key names, and reads its value into it.
pub(super) struct Reader<'a, 'de, A: MapAccess<'de>> {
    key: &'a str,
    /// Gone once the value is read.
    access: Option<&'a mut A>,
    fault: Option<A::Error>,
}

impl<'a, 'de, A: MapAccess<'de>> Reader<'a, 'de, A> {
    pub(super) fn new(key: &'a str, access: &'a mut A) -> Self {
        Self {
            key,
            access: Some(access),
            fault: None,
        }
    }

    /// To be asked once all members were gone through: a value that none of them took is read over.
    pub(super) fn finish(self) -> Result<(), A::Error> {
        match (self.fault, self.access) {
            (Some(fault), _) => Err(fault),
            (None, Some(access)) => access.next_value::<IgnoredAny>().map(|_| ()),
            (None, None) => Ok(()),
        }
    }

    #[inline]
    fn is_for(&self, name: &str) -> bool {
        self.access.is_some() && self.key == name
    }

    fn value<E: Encoding<T>, T>(&mut self, access: &mut A) -> Option<T> {
        match access.next_value_seed(Seed::<E, T>::new()) {
            Ok(value) => value,
            Err(error) => {
                self.fault = Some(within(&format_args!("`{}`", self.key), &error));
                None
            }
        }
    }
}

impl<'de, A: MapAccess<'de>> Members for Reader<'_, 'de, A> {
    #[inline]
    fn visit<E: Encoding<T>, T>(&mut self, name: &'static str, _: Access, value: &mut Option<T>) {
        if self.is_for(name)
            && let Some(access) = self.access.take()
        {
            *value = self.value::<E, T>(access);
        }
    }

    #[inline]
    fn constant(&mut self, name: &'static str, _: &'static str) {
        if self.is_for(name)
            && let Some(access) = self.access.take()
        {
            self.fault = access.next_value::<IgnoredAny>().err();
        }
    }

    fn read_only_constant(&mut self, name: &'static str, value: &'static str) {
        self.constant(name, value);
    }

    fn additional_as<E: Encoding<T>, T>(&mut self, values: &mut Option<BTreeMap<String, T>>) {
        if let Some(access) = self.access.take()
            && let Some(value) = self.value::<E, T>(access)
        {
            let key = self.key.to_owned();
            values.get_or_insert_default().insert(key, value);
        }
    }

    fn free(&mut self, values: &mut BTreeMap<String, Value>) {
        if let Some(access) = self.access.take() {
            let value = self.value::<Own<shape::Scalar>, Value>(access);
            let key = self.key.to_owned();
            values.insert(key, value.unwrap_or(Value::Null));
        }
    }
}
