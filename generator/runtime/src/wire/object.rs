//! Objects with known members.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    Fill, Members, Mode, Node, Source, Wire, Writer,
    node::Shown,
    reader::{Key, Reader},
    shape,
};

/// An object with known members.
pub trait Object: Clone + Default {
    /// Goes through the members. One list serves to fill them and, of a value that is no longer needed, to empty
    /// them.
    fn members(&mut self, list: &mut impl Members);
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
            let mut reader = Reader::new(&key, &mut access);
            value.members(&mut reader);
            reader.finish()?;
        }
        Ok(Some(value))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Object> Fill<'de> for ObjectVisitor<T> {
    type Object = T;

    const TAG: Option<&'static str> = None;

    fn begin(_: Option<&str>) -> T {
        T::default()
    }

    fn go_through(object: &mut T, list: &mut impl Members) {
        object.members(list);
    }
}

impl<T: Object> Wire<shape::Object> for T {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Self>, R::Error> {
        source.members(ObjectVisitor(PhantomData))
    }

    fn write(mut self, mode: Mode) -> Node {
        let mut writer = Writer::new(mode);
        self.members(&mut writer);
        writer.finish()
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
    let node = Wire::<shape::Object>::write(value.clone(), Mode::Full);
    node.serialize(serializer)
}

/// What `Debug` of a model calls: shows nothing that is secret.
///
/// # Errors
///
/// The formatter's own.
pub fn debug_object<T: Object>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let node = Wire::<shape::Object>::write(value.clone(), Mode::Debug);
    debug_node(name, &node, f)
}

/// Shows an object under the name of its type.
pub(super) fn debug_node(name: &str, node: &Node, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(name);
    if let Node::Object(members) = node {
        for (name, value) in members {
            out.field(name, &Shown(value));
        }
    }
    out.finish()
}
