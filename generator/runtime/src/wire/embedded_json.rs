//! JSON in text.

use std::marker::PhantomData;

use serde::de::Error;

use super::{Encoding, Sink, Source, Wire, value::within};

/// The encoding of a value as text that contains its JSON, in which `E` is its encoding.
#[derive(Debug)]
pub struct EmbeddedJson<E>(PhantomData<E>);

impl<E: Encoding<T>, T> Encoding<T> for EmbeddedJson<E> {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        let mut text: Option<String> = None;
        String::read(source, &mut text)?;
        let Some(text) = text else {
            *slot = None;
            return Ok(());
        };
        read_embedded::<E, T, _>(text.as_bytes(), slot)
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        sink.embedded::<E, T>(value, |json| json)
    }
}

/// Reads a value from the JSON in a text.
pub(super) fn read_embedded<E: Encoding<T>, T, R: Error>(
    json: &[u8],
    slot: &mut Option<T>,
) -> Result<(), R> {
    let mut json = serde_json::Deserializer::from_slice(json);
    let read = E::read(&mut json, slot).and_then(|()| json.end());
    read.map_err(|error| within(&"the JSON in the text", &R::custom(error)))
}
