//! JSON in encoded text.

use std::marker::PhantomData;

use azure_core::base64;

use super::{Base64, Base64Url, Encoding, Sink, Source, embedded_json::read_embedded};

/// An encoding of bytes as text.
pub trait BytesAsText: Encoding<Vec<u8>> {
    /// Returns bytes as text.
    fn text(bytes: &[u8]) -> String;
}

impl BytesAsText for Base64 {
    fn text(bytes: &[u8]) -> String {
        base64::encode(bytes)
    }
}

impl BytesAsText for Base64Url {
    fn text(bytes: &[u8]) -> String {
        base64::encode_url_safe(bytes)
    }
}

/// The encoding of a value as text that contains its JSON in the encoding `B` of bytes, such as base64. `E` is the
/// encoding of the value in the JSON.
#[derive(Debug)]
pub struct EncodedJson<B, E>(PhantomData<(B, E)>);

impl<B: BytesAsText, E: Encoding<T>, T> Encoding<T> for EncodedJson<B, E> {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        let mut json: Option<Vec<u8>> = None;
        B::read(source, &mut json)?;
        match json {
            Some(json) => read_embedded::<E, T, _>(&json, slot),
            None => {
                *slot = None;
                Ok(())
            }
        }
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        sink.embedded::<E, T>(value, |json| B::text(json.as_bytes()))
    }
}
