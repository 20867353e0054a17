//! Members for which `null` is a value.

use std::marker::PhantomData;

use serde::{Deserializer, de::Error};

use super::{Element, Encoding, Mode, Node, Wire};

/// A value, or an explicit `null`.
///
/// Where the specification tells a member that is not there from one that is `null`, its type is
/// `Option<Nullable<T>>`. In a request `None` leaves the member as it is, [`Nullable::Null`] removes it, and
/// [`Nullable::Value`] sets it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Nullable<T> {
    /// `null`
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, unless it is `null`.
    #[must_use]
    pub fn as_value(&self) -> Option<&T> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }

    /// The value, unless it is `null`.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Nullable::Null)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Nullable::Value(value)
    }
}

impl<T: Wire<S>, S> Wire<Nullable<S>> for Nullable<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        let value = T::read(deserializer)?;
        Ok(Some(value.map_or(Nullable::Null, Nullable::Value)))
    }

    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<Self>, X> {
        let value = T::read_elements(elements)?;
        Ok(Some(value.map_or(Nullable::Null, Nullable::Value)))
    }

    fn write(self, mode: Mode) -> Node {
        self.into_value()
            .map_or(Node::Null, |value| value.write(mode))
    }
}

impl<E: Encoding<T>, T> Encoding<Nullable<T>> for Nullable<E> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Nullable<T>>, D::Error> {
        let value = E::read(deserializer)?;
        Ok(Some(value.map_or(Nullable::Null, Nullable::Value)))
    }

    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<Nullable<T>>, X> {
        let value = E::read_elements(elements)?;
        Ok(Some(value.map_or(Nullable::Null, Nullable::Value)))
    }

    fn write(value: Nullable<T>, mode: Mode) -> Node {
        value
            .into_value()
            .map_or(Node::Null, |value| E::write(value, mode))
    }
}

/// The way of a value that must not be `null`, where a list or a map would leave it out.
#[derive(Debug)]
pub struct NotNull<E>(PhantomData<E>);

impl<E: Encoding<T>, T> Encoding<T> for NotNull<E> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        let value = E::read(deserializer)?;
        value
            .map(Some)
            .ok_or_else(|| D::Error::custom("`null` where a value must be"))
    }

    fn write(value: T, mode: Mode) -> Node {
        E::write(value, mode)
    }
}
