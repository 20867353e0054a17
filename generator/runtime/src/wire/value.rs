//! The encoding that a type has of its own, and reading with an encoding.

use std::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error},
};

use super::{Encoding, Sink, Source, Wire};

/// The way of its own that a type has, where an [`Encoding`] is asked for.
#[derive(Debug)]
pub struct Inherent;

/// The way of text, numbers, booleans, dates and free JSON.
#[derive(Debug)]
pub struct Native;

/// An encoding; without one, the way that a type has of its own.
pub type Way<E = Inherent> = E;

impl<T: Wire> Encoding<T> for Inherent {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        T::read(source, slot)
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        value.write(sink)
    }
}

/// Reads with an encoding where serde wants a seed.
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

/// Says where an error arose.
#[cold]
pub(super) fn within<E: Error>(place: &dyn fmt::Display, error: &E) -> E {
    E::custom(format_args!("{place}: {error}"))
}
