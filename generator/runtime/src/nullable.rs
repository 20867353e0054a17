//! Members for which `null` is a value.

use super::wire::{Encoding, Inherent, Sink, Source, Wire};

/// A value, or an explicit `null`.
///
/// Where the specification distinguishes an absent member from one that is `null`, its type is `Option<Nullable<T>>`.
/// In a request, `None` leaves the member unchanged, [`Nullable::Null`] removes it, and [`Nullable::Value`] sets it.
///
/// ```rust
/// use armsmith_runtime::Nullable;
///
/// let set: Option<Nullable<i32>> = Some(4.into());
/// let removed: Option<Nullable<i32>> = Some(Nullable::Null);
/// assert_eq!(set.and_then(Nullable::into_value), Some(4));
/// assert!(removed.is_some_and(|value| value.is_null()));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Nullable<T> {
    /// `null`
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Returns the value, or `None` for `null`.
    #[must_use]
    pub fn as_value(&self) -> Option<&T> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }

    /// Returns the value, or `None` for `null`.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }

    /// True if it is `null`.
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

impl<T: Wire> Wire for Nullable<T> {
    type DefaultEncoding = Nullable<Inherent>;
}

impl<E: Encoding<T>, T> Encoding<Nullable<T>> for Nullable<E> {
    fn read<'de, R: Source<'de>>(
        source: R,
        slot: &mut Option<Nullable<T>>,
    ) -> Result<(), R::Error> {
        let mut value = None;
        E::read(source, &mut value)?;
        *slot = Some(value.map_or(Nullable::Null, Nullable::Value));
        Ok(())
    }

    fn write<W: Sink>(value: &Nullable<T>, sink: W) -> Result<W::Ok, W::Error> {
        match value {
            Nullable::Null => sink.null(),
            Nullable::Value(value) => E::write(value, sink),
        }
    }
}
