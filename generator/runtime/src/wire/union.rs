//! Choices of objects, told apart by a member.

use std::{borrow::Cow, collections::BTreeMap, fmt, marker::PhantomData};

use azure_core::Value;
use serde::{
    Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    Member, Mode, Node, Object, ObjectWriter, Wire,
    buffer::{Buffer, BufferedMember},
    object::{Key, debug_node},
    shape,
};

/// A choice of objects, told apart by a member: the tag.
pub trait Union: Sized {
    /// The name of the tag.
    const TAG: &'static str;

    /// An empty value of the kind that the tag names. For a tag that is not known, or not there, a kind that
    /// holds an [`UnknownKind`].
    fn of_tag(tag: Option<&str>) -> Self;

    /// Puts a member where it belongs. The tag comes first.
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

/// An object of a kind that was not known when the client was made: every member as it came.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownKind {
    /// The members, the tag among them.
    pub members: BTreeMap<String, Value>,
}

impl UnknownKind {
    /// The text of a member, such as the tag.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.members.get(name)?.as_str()
    }
}

impl Object for UnknownKind {
    fn read<'de, M: MapAccess<'de>>(
        &mut self,
        key: &str,
        member: Member<'_, M>,
    ) -> Result<(), M::Error> {
        let mut value: Option<Value> = None;
        member.read(&mut value)?;
        self.members
            .insert(key.to_owned(), value.unwrap_or(Value::Null));
        Ok(())
    }

    fn write<'a>(&'a self, object: &mut ObjectWriter<'a>) {
        object.free(&self.members);
    }
}

impl fmt::Debug for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::debug_object("UnknownKind", self, f)
    }
}

struct UnionVisitor<T>(PhantomData<fn() -> T>);

impl<'de, T: Union> Visitor<'de> for UnionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the member `{}`", T::TAG)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        // The tag is mostly first; what stands before it waits.
        let mut waiting: Vec<(Cow<'de, str>, Buffer<'de>)> = Vec::new();
        while let Some(key) = access.next_key_seed(Key)? {
            let buffer = access.next_value_seed(Buffer::seed())?;
            let is_tag = key == T::TAG;
            if !is_tag {
                waiting.push((key, buffer));
                continue;
            }
            let mut value = T::of_tag(buffer.as_text());
            feed(&mut value, key, buffer)?;
            for (key, buffer) in waiting {
                feed(&mut value, key, buffer)?;
            }
            while let Some(key) = access.next_key_seed(Key)? {
                value.read(&key, Member::new(&key, &mut access))?;
            }
            return Ok(Some(value));
        }
        let mut value = T::of_tag(None);
        for (key, buffer) in waiting {
            feed(&mut value, key, buffer)?;
        }
        Ok(Some(value))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

fn feed<'de, T: Union, E: Error>(
    value: &mut T,
    key: Cow<'de, str>,
    buffer: Buffer<'de>,
) -> Result<(), E> {
    let mut access = BufferedMember::new(buffer);
    value.read(&key, Member::new(&key, &mut access))
}

impl<T: Union> Wire<shape::Union> for T {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(UnionVisitor(PhantomData))
    }

    fn write(&self, mode: Mode) -> Node<'_> {
        let mut object = ObjectWriter::new(mode);
        Union::write(self, &mut object);
        object.finish()
    }
}

/// What `Deserialize` of a union calls.
///
/// # Errors
///
/// What is there is not an object, or not one of the kind that its tag names.
pub fn read_union<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    <T as Wire<shape::Union>>::read(deserializer)?
        .ok_or_else(|| D::Error::custom("expected an object, found null"))
}

/// What `Serialize` of a union calls: writes everything.
///
/// # Errors
///
/// The serializer's own.
pub fn write_union<T: Union, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Wire::<shape::Union>::write(value, Mode::Full).serialize(serializer)
}

/// What `Debug` of a union calls: shows nothing that is secret.
///
/// # Errors
///
/// The formatter's own.
pub fn debug_union<T: Union>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_node(name, &Wire::<shape::Union>::write(value, Mode::Debug), f)
}
