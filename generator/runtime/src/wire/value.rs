//! What a value must do to travel.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error},
};

use super::{Element, Mode, Node};

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
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error>;

    /// Reads the elements, one or several, that hold a value in XML; `None` where there is `xsi:nil`. For a single value
    /// the last of them counts.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type.
    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<Self>, X> {
        Element::read_text(elements, |text| Self::read(text))
    }

    /// The value as a tree.
    fn write(self, mode: Mode) -> Node;
}

/// A way for values of type `T` to travel, other than their own: a date as [`UnixTime`](super::UnixTime), bytes as
/// [`Base64`](super::Base64).
///
/// Ways compose: `Vec<Base64>` is one for `Vec<Vec<u8>>`.
pub trait Encoding<T> {
    /// Reads a value; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error>;

    /// Reads the elements, one or several, that hold a value in XML; `None` where there is `xsi:nil`. For a single value
    /// the last of them counts.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type.
    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<T>, X> {
        Element::read_text(elements, |text| Self::read(text))
    }

    /// The value as a tree.
    fn write(value: T, mode: Mode) -> Node;
}

/// The way of its own that a type has, where an [`Encoding`] is asked for.
#[derive(Debug)]
pub struct Own<Shape>(PhantomData<Shape>);

impl<T: Wire<Shape>, Shape> Encoding<T> for Own<Shape> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        T::read(deserializer)
    }

    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<T>, X> {
        T::read_elements(elements)
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
