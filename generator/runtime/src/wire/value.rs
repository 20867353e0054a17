//! What a value must do to travel.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error},
};

use super::{Mode, Node, Source};

/// A type that travels in a way of its own.
///
/// `Shape` tells apart the reasons why a type does (it is an object, an enumeration, a list of such …); it always
/// follows from the type and is never written out.
pub trait Wire<Shape>: Sized {
    /// Reads a value; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type.
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Self>, R::Error>;

    /// The value as a tree.
    fn write(self, mode: Mode) -> Node;
}

/// A way for values of type `T` to travel, other than their own: a date as seconds, bytes as base64.
///
/// Ways compose: where `E` is one for `T`, `Vec<E>` is one for `Vec<T>`.
pub trait Encoding<T> {
    /// Reads a value; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type.
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error>;

    /// The value as a tree.
    fn write(value: T, mode: Mode) -> Node;
}

/// The way of its own that a type has, where an [`Encoding`] is asked for.
#[derive(Debug)]
pub struct Own<Shape>(PhantomData<Shape>);

impl<T: Wire<Shape>, Shape> Encoding<T> for Own<Shape> {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error> {
        T::read(source)
    }

    fn write(value: T, mode: Mode) -> Node {
        value.write(mode)
    }
}

/// The shapes that types can have.
pub mod shape {
    /// A single value: text, number, boolean, date.
    #[derive(Debug)]
    pub struct Scalar;

    /// An object with known members.
    #[derive(Debug)]
    pub struct Object;

    /// A choice of values.
    #[derive(Debug)]
    pub struct Enumeration;

    /// A choice of objects.
    #[derive(Debug)]
    pub struct Union;
}

/// Reads with an encoding where serde wants a seed.
pub(super) struct Seed<E, T>(PhantomData<fn() -> (E, T)>);

impl<E, T> Seed<E, T> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, E: Encoding<T>, T> DeserializeSeed<'de> for Seed<E, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        E::read(deserializer)
    }
}

/// Says where an error arose.
#[cold]
pub(super) fn within<E: Error>(place: &dyn fmt::Display, error: &E) -> E {
    E::custom(format_args!("{place}: {error}"))
}
