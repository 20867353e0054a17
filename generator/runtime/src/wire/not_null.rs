//! Items that must not be `null`.

use std::marker::PhantomData;

use serde::de::Error;

use super::{Encoding, Mode, Node, Source};

/// The way of a value that must not be `null`, where a list or a map would leave it out.
#[derive(Debug)]
pub struct NotNull<E>(PhantomData<E>);

impl<E: Encoding<T>, T> Encoding<T> for NotNull<E> {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error> {
        let value = E::read(source)?;
        value
            .map(Some)
            .ok_or_else(|| R::Error::custom("`null` where a value must be"))
    }

    fn write(value: T, mode: Mode) -> Node {
        E::write(value, mode)
    }
}
