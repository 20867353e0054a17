//! Text in an encoding of bytes.

use super::{Parameter, TextAs, Unwritable};

/// Returns the text of a value in an encoding of bytes, such as its JSON in base64.
///
/// # Errors
///
/// Returns an error if the value cannot be written as text. The call that receives the result reports it.
pub fn encoded_text<B, P: Parameter + ?Sized>(value: &P) -> Result<Option<String>, Unwritable>
where
    [u8]: TextAs<B>,
{
    match value.to_text()? {
        Some(text) => text.as_bytes().to_text_as(),
        None => Ok(None),
    }
}
