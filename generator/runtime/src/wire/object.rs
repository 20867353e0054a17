//! Objects with known members.

use std::fmt;

use serde::{
    Deserializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    Encoding, FromMembers, Member, MemberSink, MemberSource, Sink, Source, format::Format,
    reader::ObjectReader,
};

/// An object with known members; the macro `model!` implements it.
pub trait Object: Sized {
    /// The name of the type, for `Debug`.
    const NAME: &'static str;

    /// The members as XML has them, in the order of the list; empty for an object that travels as JSON alone.
    const MEMBERS: &'static [Member] = &[];

    /// The formats that it is read from.
    type Format: Format;

    /// Reads the members, in any order.
    ///
    ///
    /// A member is not what it should be.
    fn read_members<'de, R: MemberSource<'de>>(source: &mut R) -> Result<Self, R::Error>;

    /// Writes the members, in the order of the list.
    fn write_members<W: MemberSink>(&self, sink: &mut W);
}

/// The way of objects.
#[derive(Debug)]
pub struct ObjectWay;

impl<T: Object> Encoding<T> for ObjectWay {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        source.members(ObjectVisitor(slot))
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        sink.object(value)
    }
}

struct ObjectVisitor<'s, T>(&'s mut Option<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        self.read(None, &mut ObjectReader::new(access))
    }

    fn visit_unit<X: Error>(self) -> Result<(), X> {
        self.visit_none()
    }

    fn visit_none<X>(self) -> Result<(), X> {
        *self.0 = None;
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Object> FromMembers<'de> for ObjectVisitor<'_, T> {
    const TAG: Option<&'static str> = None;

    fn read<R: MemberSource<'de>>(self, _: Option<&str>, source: &mut R) -> Result<(), R::Error> {
        *self.0 = Some(T::read_members(source)?);
        Ok(())
    }
}
