//! Reads object members from a serde map.

use std::{borrow::Cow, collections::BTreeMap, fmt, marker::PhantomData};

use azure_core::Value;
use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor},
};

use super::{
    Encoding, MemberSource, XmlMember,
    value::{Seed, within},
};

/// The name of a member, borrowed if the deserializer can borrow it.
pub(super) struct MemberName;

impl<'de> DeserializeSeed<'de> for MemberName {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for MemberName {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
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

/// A member source over a map.
pub(super) struct ObjectReader<'de, A> {
    access: A,
    name: PhantomData<Cow<'de, str>>,
    /// The discriminator of the union, if the object is one of its alternatives.
    discriminator: Option<&'static str>,
}

impl<A> ObjectReader<'_, A> {
    pub(super) fn new(access: A, discriminator: Option<&'static str>) -> Self {
        Self {
            access,
            name: PhantomData,
            discriminator,
        }
    }
}

impl<'de, A: MapAccess<'de>> MemberSource for ObjectReader<'de, A> {
    type Error = A::Error;
    type Name = Cow<'de, str>;

    fn next(&mut self, _: &'static [XmlMember]) -> Result<Option<Cow<'de, str>>, A::Error> {
        self.access.next_key_seed(MemberName)
    }

    fn value<E: Encoding<T>, T>(
        &mut self,
        name: &str,
        slot: &mut Option<T>,
    ) -> Result<(), A::Error> {
        let read = self.access.next_value_seed(Seed::<E, T>::new(slot));
        read.map_err(|error| within(&format_args!("`{name}`"), &error))
    }

    fn skip(&mut self) -> Result<(), A::Error> {
        self.access.next_value::<IgnoredAny>().map(|_| ())
    }

    // The discriminator is a member of the alternative only if the alternative declares it.
    fn additional<E: Encoding<T>, T>(
        &mut self,
        name: &str,
        values: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), A::Error> {
        if self.discriminator == Some(name) {
            return self.skip();
        }
        let mut value = None;
        self.value::<E, T>(name, &mut value)?;
        if let Some(value) = value {
            let values = values.get_or_insert_default();
            values.insert(name.to_owned(), value);
        }
        Ok(())
    }

    fn anything(&mut self, values: &mut BTreeMap<String, Value>) -> Result<(), A::Error> {
        while let Some(name) = self.access.next_key_seed(MemberName)? {
            match self.access.next_value() {
                Ok(value) => values.insert(name.into_owned(), value),
                Err(error) => return Err(within(&format_args!("`{name}`"), &error)),
            };
        }
        Ok(())
    }
}
