//! Buffered values, whose type is not known yet.

use std::{borrow::Cow, fmt, iter, marker::PhantomData, vec};

use serde::{
    Deserializer,
    de::{
        DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
        value::{CowStrDeserializer, MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

use super::{number, reader::MemberName};

/// Any value. Text is borrowed if the deserializer borrows it; numbers keep their text.
#[derive(Clone, Debug)]
pub(super) enum Buffer<'de> {
    Null,
    Boolean(bool),
    Signed(i64),
    Unsigned(u64),
    Double(f64),
    /// A number as written in the document, with serde_json's `arbitrary_precision`.
    Number(String),
    Text(Cow<'de, str>),
    List(Vec<Buffer<'de>>),
    Object(Vec<(Cow<'de, str>, Buffer<'de>)>),
}

impl<'de> Buffer<'de> {
    /// Reads any value.
    pub(super) fn seed() -> BufferSeed {
        BufferSeed { depth: 0 }
    }
}

/// The maximum depth of nested values: not every deserializer prevents a stack overflow.
const DEPTH: u8 = 128;

#[derive(Clone, Copy)]
pub(super) struct BufferSeed {
    depth: u8,
}

impl BufferSeed {
    fn within<E: Error>(self) -> Result<Self, E> {
        match self.depth {
            DEPTH => Err(E::custom("values are nested too deeply")),
            depth => Ok(Self { depth: depth + 1 }),
        }
    }
}

impl<'de> DeserializeSeed<'de> for BufferSeed {
    type Value = Buffer<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for BufferSeed {
    type Value = Buffer<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Buffer::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Buffer::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Buffer::Signed(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Buffer::Unsigned(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Buffer::Double(value))
    }

    // Integers beyond 64 bits, as serde_json passes them with `arbitrary_precision`.
    fn visit_i128<E>(self, value: i128) -> Result<Self::Value, E> {
        Ok(Buffer::Number(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Self::Value, E> {
        Ok(Buffer::Number(value.to_string()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Buffer::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Buffer::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Buffer::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let within = self.within()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(within)? {
            items.push(item);
        }
        Ok(Buffer::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let within = self.within()?;
        let mut members = Vec::new();
        while let Some(key) = access.next_key_seed(MemberName)? {
            members.push((key, access.next_value_seed(within)?));
        }
        if let [(name, Buffer::Text(text))] = &*members
            && number::is_number(name, text)
        {
            return Ok(Buffer::Number(text.to_string()));
        }
        Ok(Buffer::Object(members))
    }
}

/// A deserializer of a buffered value.
pub(super) struct BufferDeserializer<'de, E> {
    buffer: Buffer<'de>,
    error: PhantomData<E>,
}

impl<'de, E: Error> IntoDeserializer<'de, E> for Buffer<'de> {
    type Deserializer = BufferDeserializer<'de, E>;

    fn into_deserializer(self) -> Self::Deserializer {
        BufferDeserializer {
            buffer: self,
            error: PhantomData,
        }
    }
}

impl<'de, E: Error> Deserializer<'de> for BufferDeserializer<'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.buffer {
            Buffer::Null => visitor.visit_unit(),
            Buffer::Boolean(value) => visitor.visit_bool(value),
            Buffer::Signed(value) => visitor.visit_i64(value),
            Buffer::Unsigned(value) => visitor.visit_u64(value),
            Buffer::Double(value) => visitor.visit_f64(value),
            // As a number with `arbitrary_precision` is passed.
            Buffer::Number(text) => {
                MapDeserializer::new(iter::once((number::NAME, text))).deserialize_any(visitor)
            }
            Buffer::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Buffer::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Buffer::List(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter())),
            Buffer::Object(members) => visitor.visit_map(BufferedEntries {
                members: members.into_iter(),
                value: BufferedMember::new(Buffer::Null),
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.buffer {
            Buffer::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.buffer {
            Buffer::Number(_) => Err(E::invalid_type(Unexpected::Other("number"), &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct struct enum identifier ignored_any
    }
}

/// The members of a buffered object.
struct BufferedEntries<'de, E> {
    members: vec::IntoIter<(Cow<'de, str>, Buffer<'de>)>,
    value: BufferedMember<'de, E>,
}

impl<'de, E: Error> MapAccess<'de> for BufferedEntries<'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        let Some((key, value)) = self.members.next() else {
            return Ok(None);
        };
        self.value = BufferedMember::new(value);
        seed.deserialize(CowStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        self.value.next_value_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.members.len())
    }
}

/// The value of one member, as the map access of a partly read object.
pub(super) struct BufferedMember<'de, E> {
    value: Option<Buffer<'de>>,
    error: PhantomData<E>,
}

impl<'de, E> BufferedMember<'de, E> {
    pub(super) fn new(value: Buffer<'de>) -> Self {
        Self {
            value: Some(value),
            error: PhantomData,
        }
    }
}

impl<'de, E: Error> MapAccess<'de> for BufferedMember<'de, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _: K) -> Result<Option<K::Value>, E> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        let value = self.value.take().unwrap_or(Buffer::Null);
        seed.deserialize(value.into_deserializer())
    }
}
