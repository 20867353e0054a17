//! Objects with known members.

use std::{borrow::Cow, collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
};

use super::{
    Encoding, Mode, Node, ObjectWriter, Own, Wire,
    node::Shown,
    shape,
    value::{Seed, within},
};

/// An object with known members.
pub trait Object: Default {
    /// Puts a member where it belongs.
    ///
    /// # Errors
    ///
    /// The value is not what the member holds.
    fn read<'de, M: MapAccess<'de>>(
        &mut self,
        key: &str,
        member: Member<'_, M>,
    ) -> Result<(), M::Error>;

    /// Lists the members.
    fn write<'a>(&'a self, object: &mut ObjectWriter<'a>);
}

/// A member whose value is still to be read.
#[derive(Debug)]
pub struct Member<'a, M> {
    key: &'a str,
    access: &'a mut M,
}

impl<'a, M> Member<'a, M> {
    pub(super) fn new(key: &'a str, access: &'a mut M) -> Self {
        Self { key, access }
    }
}

impl<'de, M: MapAccess<'de>> Member<'_, M> {
    /// Reads the value; `null` is none.
    ///
    /// # Errors
    ///
    /// It is not a `T`.
    pub fn read<T: Wire<S>, S>(self, field: &mut Option<T>) -> Result<(), M::Error> {
        self.read_as::<Own<S>, T>(field)
    }

    /// Reads a value that travels in another way than its type's own.
    ///
    /// # Errors
    ///
    /// It is not a `T`.
    pub fn read_as<E: Encoding<T>, T>(self, field: &mut Option<T>) -> Result<(), M::Error> {
        *field = self.value::<E, T>()?;
        Ok(())
    }

    /// Keeps a member beyond the known ones.
    ///
    /// # Errors
    ///
    /// It is not a `T`.
    pub fn read_additional<T: Wire<S>, S>(
        self,
        map: &mut Option<BTreeMap<String, T>>,
        key: &str,
    ) -> Result<(), M::Error> {
        self.read_additional_as::<Own<S>, T>(map, key)
    }

    /// Keeps a member beyond the known ones that travels in another way than its type's own.
    ///
    /// # Errors
    ///
    /// It is not a `T`.
    pub fn read_additional_as<E: Encoding<T>, T>(
        self,
        map: &mut Option<BTreeMap<String, T>>,
        key: &str,
    ) -> Result<(), M::Error> {
        if let Some(value) = self.value::<E, T>()? {
            map.get_or_insert_default().insert(key.to_owned(), value);
        }
        Ok(())
    }

    /// Reads over the value.
    ///
    /// # Errors
    ///
    /// It is not JSON.
    pub fn skip(self) -> Result<(), M::Error> {
        self.access.next_value::<IgnoredAny>().map(|_| ())
    }

    fn value<E: Encoding<T>, T>(self) -> Result<Option<T>, M::Error> {
        let Self { key, access } = self;
        access
            .next_value_seed(Seed::<E, T>::new())
            .map_err(|error| within(&format_args!("`{key}`"), &error))
    }
}

/// A member's name, borrowed where the deserializer can lend it.
pub(in super::super) struct Key;

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

struct ObjectVisitor<T>(PhantomData<fn() -> T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut value = T::default();
        while let Some(key) = access.next_key_seed(Key)? {
            value.read(&key, Member::new(&key, &mut access))?;
        }
        Ok(Some(value))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

impl<T: Object> Wire<shape::Object> for T {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(ObjectVisitor(PhantomData))
    }

    fn write(&self, mode: Mode) -> Node<'_> {
        let mut object = ObjectWriter::new(mode);
        Object::write(self, &mut object);
        object.finish()
    }
}

/// What `Deserialize` of a model calls.
///
/// # Errors
///
/// What is there is not the model.
pub fn read_object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    <T as Wire<shape::Object>>::read(deserializer)?
        .ok_or_else(|| D::Error::custom("expected an object, found null"))
}

/// What `Serialize` of a model calls: writes everything.
///
/// # Errors
///
/// The serializer's own.
pub fn write_object<T: Object, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Wire::<shape::Object>::write(value, Mode::Full).serialize(serializer)
}

/// What `Debug` of a model calls: shows nothing that is secret.
///
/// # Errors
///
/// The formatter's own.
pub fn debug_object<T: Object>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_node(name, &Wire::<shape::Object>::write(value, Mode::Debug), f)
}

/// Shows an object under the name of its type.
pub(super) fn debug_node(name: &str, node: &Node<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(name);
    if let Node::Object(members) = node {
        for (name, value) in members {
            out.field(name, &Shown(value));
        }
    }
    out.finish()
}
