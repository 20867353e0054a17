//! Decoding of objects.

use std::fmt;

use serde::{
    Deserializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    DiscriminatorValue, Encoding, FromMembers, MemberSource, ReadableObject, Sink, Source,
    reader::ObjectReader,
};

/// The default encoding of objects.
#[derive(Debug)]
pub struct ObjectEncoding;

impl<T: ReadableObject> Encoding<T> for ObjectEncoding {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        source.members(ObjectVisitor(slot))
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        sink.object(value, None)
    }
}

struct ObjectVisitor<'s, T>(&'s mut Option<T>);

impl<'de, T: ReadableObject> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        self.read(None, &mut ObjectReader::new(access, None))
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

impl<'de, T: ReadableObject> FromMembers<'de> for ObjectVisitor<'_, T> {
    const DISCRIMINATOR: Option<&'static str> = None;

    fn read<R: MemberSource>(
        self,
        _: Option<DiscriminatorValue<'_>>,
        source: &mut R,
    ) -> Result<(), R::Error> {
        *self.0 = Some(T::read_object(source)?);
        Ok(())
    }
}
