//! Boxes that end a chain of types.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use super::wire::{self, Encoding, Inherent, Sink, Source, Wire};

/// A box whose type does not expose the type of its value.
///
/// In chains of dozens of nested models, some members have this type instead of `Box`. The compiler expands the types
/// of all nested values, and fails at a depth of 128.
///
/// ```rust
/// use armsmith_runtime::Deep;
///
/// let mut depth = Deep::from(1);
/// *depth += 1;
/// assert_eq!(depth.into_inner(), 2);
/// ```
pub struct Deep<T>(Box<dyn Hold<T>>);

/// Owns a value behind an opaque type.
trait Hold<T>: Send + Sync {
    fn get(&self) -> &T;

    fn get_mut(&mut self) -> &mut T;

    fn take(self: Box<Self>) -> T;

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

struct Held<T>(T);

impl<T: Wire + Send + Sync> Hold<T> for Held<T> {
    fn get(&self) -> &T {
        &self.0
    }

    fn get_mut(&mut self) -> &mut T {
        &mut self.0
    }

    fn take(self: Box<Self>) -> T {
        self.0
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::show(&self.0, f)
    }
}

impl<T: Wire + Send + Sync + 'static> Deep<T> {
    /// Boxes a value.
    pub fn new(value: T) -> Self {
        Self(Box::new(Held(value)))
    }
}

impl<T> Deep<T> {
    /// Returns the value.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0.take()
    }
}

impl<T> Deref for Deep<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.get()
    }
}

impl<T> DerefMut for Deep<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }
}

impl<T: Wire + Send + Sync + 'static> From<T> for Deep<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Wire + Clone + Send + Sync + 'static> Clone for Deep<T> {
    fn clone(&self) -> Self {
        Self::new((**self).clone())
    }
}

impl<T: Wire + Default + Send + Sync + 'static> Default for Deep<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: PartialEq> PartialEq for Deep<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T> fmt::Debug for Deep<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}

impl<T: Wire + Send + Sync + 'static> Wire for Deep<T> {
    type DefaultEncoding = Deep<Inherent>;
}

impl<T: Wire + Send + Sync + 'static> Encoding<Deep<T>> for Deep<Inherent> {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Deep<T>>) -> Result<(), R::Error> {
        let mut value = None;
        T::read(source, &mut value)?;
        *slot = value.map(Deep::new);
        Ok(())
    }

    fn write<W: Sink>(value: &Deep<T>, sink: W) -> Result<W::Ok, W::Error> {
        sink.deep(&**value, value)
    }
}
