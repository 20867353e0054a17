//! Default encodings, and reading with an encoding.

use std::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error},
};

use super::{Encoding, Sink, Source, Wire};

/// The default encoding of a type, where an [`Encoding`] is required.
#[derive(Debug)]
pub struct Inherent;

/// The default encoding of text, numbers, booleans, dates and arbitrary JSON.
#[derive(Debug)]
pub struct Native;

/// An encoding. Defaults to that of the type.
pub type MemberEncoding<E = Inherent> = E;

impl<T: Wire> Encoding<T> for Inherent {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        T::read(source, slot)
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        value.write(sink)
    }
}

/// A serde seed that reads with an encoding.
pub(super) struct Seed<'s, E, T> {
    slot: &'s mut Option<T>,
    encoding: std::marker::PhantomData<fn() -> E>,
}

impl<'s, E, T> Seed<'s, E, T> {
    pub(super) fn new(slot: &'s mut Option<T>) -> Self {
        Self {
            slot,
            encoding: std::marker::PhantomData,
        }
    }
}

impl<'de, E: Encoding<T>, T> DeserializeSeed<'de> for Seed<'_, E, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        E::read(deserializer, self.slot)
    }
}

/// Adds the position to an error.
#[cold]
pub(super) fn within<E: Error>(place: &dyn fmt::Display, error: &E) -> E {
    E::custom(format_args!("{place}: {error}"))
}
