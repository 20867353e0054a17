//! Members for which `null` is a value.

use super::wire::{Encoding, Mode, Node, Source, Wire};

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
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Self>, R::Error> {
        let value = T::read(source)?;
        Ok(Some(value.map_or(Nullable::Null, Nullable::Value)))
    }

    fn write(self, mode: Mode) -> Node {
        self.into_value()
            .map_or(Node::Null, |value| value.write(mode))
    }
}

impl<E: Encoding<T>, T> Encoding<Nullable<T>> for Nullable<E> {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Nullable<T>>, R::Error> {
        let value = E::read(source)?;
        Ok(Some(value.map_or(Nullable::Null, Nullable::Value)))
    }

    fn write(value: Nullable<T>, mode: Mode) -> Node {
        value
            .into_value()
            .map_or(Node::Null, |value| E::write(value, mode))
    }
}
