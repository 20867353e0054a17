//! What a value must do to travel.

use std::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error},
};

use super::{Sink, Source};

/// A type that travels in a way of its own.
pub trait Wire: Sized {
    /// The way.
    type Way: Encoding<Self>;

    /// Reads a value into `slot`; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type.
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Self>) -> Result<(), R::Error> {
        Self::Way::read(source, slot)
    }

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// The sink's own, or the value cannot be written.
    fn write<W: Sink>(&self, sink: W) -> Result<W::Ok, W::Error> {
        Self::Way::write(self, sink)
    }
}

/// A way for values of type `T` to travel, other than their own: a date as seconds, bytes as base64.
///
/// Ways compose: where `E` is one for `T`, `Vec<E>` is one for `Vec<T>`.
pub trait Encoding<T> {
    /// Reads a value into `slot`; `None` where there is `null`.
    ///
    /// Values are read in place, so that no call on the way to a member has room for the whole of it.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type.
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error>;

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// The sink's own, or the value cannot be written.
    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error>;
}

/// The way of its own that a type has, where an [`Encoding`] is asked for.
#[derive(Debug)]
pub struct Own;

/// The way of text, numbers, booleans, dates and free JSON.
#[derive(Debug)]
pub struct Native;

/// An encoding; without one, the way that a type has of its own.
pub type Way<E = Own> = E;

impl<T: Wire> Encoding<T> for Own {
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
