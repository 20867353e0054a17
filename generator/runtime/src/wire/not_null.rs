//! Values that must not be `null`.

use std::marker::PhantomData;

use serde::de::Error;

use super::{Encoding, Sink, Source};

/// The encoding of a value that must not be `null`. Without it, lists and maps skip `null` items.
#[derive(Debug)]
pub struct NotNull<E>(PhantomData<E>);

impl<E: Encoding<T>, T> Encoding<T> for NotNull<E> {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        E::read(source, slot)?;
        match slot {
            Some(_) => Ok(()),
            None => Err(R::Error::custom("expected a value, found `null`")),
        }
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        E::write(value, sink)
    }
}
