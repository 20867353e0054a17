//! Decoding of items.

use std::marker::PhantomData;

use serde::{
    Deserialize,
    de::{DeserializeOwned, IntoDeserializer},
};

use super::super::wire::Encoding;

/// An item, or the reason why it could not be decoded.
pub type DecodeResult<T> = Result<T, serde_json::Error>;

/// A way to decode the text of an item.
pub trait ItemDecoder<T> {
    /// Decodes the text of an item.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not an item of the type.
    fn decode(text: &str) -> DecodeResult<T>;

    /// Decodes an event, which has a name and maybe an ID. By default, only the data is decoded.
    ///
    /// # Errors
    ///
    /// Returns an error if the event is not of the type.
    fn decode_event(_name: &str, _id: Option<&str>, data: &str) -> DecodeResult<T> {
        Self::decode(data)
    }
}

/// Items in JSON.
#[derive(Clone, Copy, Debug)]
pub struct JsonItem;

impl<T: DeserializeOwned> ItemDecoder<T> for JsonItem {
    fn decode(text: &str) -> DecodeResult<T> {
        serde_json::from_str(text)
    }
}

/// Items of plain text.
#[derive(Clone, Copy, Debug)]
pub struct TextItem;

impl<T: for<'de> Deserialize<'de>> ItemDecoder<T> for TextItem {
    fn decode(text: &str) -> DecodeResult<T> {
        T::deserialize(text.to_owned().into_deserializer())
    }
}

/// Items in JSON whose encoding differs from the default of their type.
#[derive(Clone, Copy, Debug)]
pub struct EncodedItem<E>(PhantomData<E>);

impl<E: Encoding<T>, T> ItemDecoder<T> for EncodedItem<E> {
    fn decode(text: &str) -> DecodeResult<T> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let mut value = None;
        E::read(&mut reader, &mut value)?;
        reader.end()?;
        value.ok_or_else(|| serde::de::Error::custom("the item is `null`"))
    }
}
