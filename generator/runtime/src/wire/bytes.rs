//! Bytes as text.

use azure_core::base64;

use super::{
    super::{TextAs, Unwritable},
    Encoding, Sink, Source,
    scalar::{FromScalar, read_scalar},
};

/// Bytes in base64.
///
/// ```rust
/// # fn main() -> azure_core::Result<()> {
/// use armsmith_runtime::wire::{Base64, request_content_as};
///
/// let body = request_content_as::<Base64, _>(b"bytes".to_vec())?;
/// # drop(body); Ok(()) }
/// ```
#[derive(Debug)]
pub struct Base64;

/// Bytes in URL-safe base64 without padding.
#[derive(Debug)]
pub struct Base64Url;

struct Decoded<const URL: bool>(Vec<u8>);

impl<const URL: bool> FromScalar for Decoded<URL> {
    const EXPECTED: &'static str = if URL { "base64url" } else { "base64" };
    const EMPTY_IS_NOTHING: bool = false;

    fn from_text(text: &str) -> Option<Self> {
        // Services confuse the two alphabets.
        let (first, second): (Decode, Decode) = if URL {
            (
                |text| base64::decode_url_safe(text),
                |text| base64::decode(text),
            )
        } else {
            (
                |text| base64::decode(text),
                |text| base64::decode_url_safe(text),
            )
        };
        first(text).or_else(|_| second(text)).ok().map(Self)
    }
}

type Decode = fn(&str) -> azure_core::Result<Vec<u8>>;

impl Encoding<Vec<u8>> for Base64 {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Vec<u8>>) -> Result<(), R::Error> {
        let value: Option<Decoded<false>> = read_scalar(source)?;
        *slot = value.map(|value| value.0);
        Ok(())
    }

    fn write<W: Sink>(value: &Vec<u8>, sink: W) -> Result<W::Ok, W::Error> {
        sink.text(&base64::encode(value))
    }
}

impl TextAs<Base64> for Vec<u8> {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        Ok(Some(base64::encode(self)))
    }
}

impl TextAs<Base64> for [u8] {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        Ok(Some(base64::encode(self)))
    }
}

impl Encoding<Vec<u8>> for Base64Url {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Vec<u8>>) -> Result<(), R::Error> {
        let value: Option<Decoded<true>> = read_scalar(source)?;
        *slot = value.map(|value| value.0);
        Ok(())
    }

    fn write<W: Sink>(value: &Vec<u8>, sink: W) -> Result<W::Ok, W::Error> {
        sink.text(&base64::encode_url_safe(value))
    }
}

impl TextAs<Base64Url> for Vec<u8> {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        Ok(Some(base64::encode_url_safe(self)))
    }
}

impl TextAs<Base64Url> for [u8] {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        Ok(Some(base64::encode_url_safe(self)))
    }
}
