//! Choices of objects, told apart by a member.

use std::{borrow::Cow, collections::BTreeMap, fmt, marker::PhantomData};

use azure_core::Value;
use serde::{
    Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    Fill, Members, Mode, Node, Object, Source, Wire, Writer,
    buffer::{Buffer, BufferedMember},
    reader::{Key, Reader},
    shape,
};

/// A choice of objects, told apart by a member: the tag.
pub trait Union: Clone {
    /// The name of the tag.
    const TAG: &'static str;

    /// An empty value of the kind that the tag names. For a tag that is not known, or not there, a kind that
    /// holds an [`UnknownKind`].
    fn of_tag(tag: Option<&str>) -> Self;

    /// Goes through the members of the kind at hand.
    fn members(&mut self, list: &mut impl Members);
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
    fn members(&mut self, list: &mut impl Members) {
        list.free(&mut self.members);
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
                read(&mut value, &key, &mut access)?;
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

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

fn feed<'de, T: Union, E: Error>(
    value: &mut T,
    key: Cow<'de, str>,
    buffer: Buffer<'de>,
) -> Result<(), E> {
    read(value, &key, &mut BufferedMember::new(buffer))
}

fn read<'de, T: Union, A: MapAccess<'de>>(
    value: &mut T,
    key: &str,
    access: &mut A,
) -> Result<(), A::Error> {
    let mut reader = Reader::new(key, access);
    value.members(&mut reader);
    reader.finish()
}

impl<'de, T: Union> Fill<'de> for UnionVisitor<T> {
    type Object = T;

    const TAG: Option<&'static str> = Some(T::TAG);

    fn begin(tag: Option<&str>) -> T {
        T::of_tag(tag)
    }

    fn go_through(object: &mut T, list: &mut impl Members) {
        object.members(list);
    }
}

impl<T: Union> Wire<shape::Union> for T {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Self>, R::Error> {
        source.members(UnionVisitor(PhantomData))
    }

    fn write(mut self, mode: Mode) -> Node {
        let mut writer = Writer::new(mode);
        self.members(&mut writer);
        writer.finish()
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
    let node = Wire::<shape::Union>::write(value.clone(), Mode::Full);
    node.serialize(serializer)
}
