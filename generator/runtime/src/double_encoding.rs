//! Values that are encoded twice.

use super::{
    Parameter, Unwritable,
    encode::{encoded, is_unreserved},
};

/// Encodes a value, which the call encodes once more (`x-ms-url-encoding: double`).
///
/// # Errors
///
/// Returns an error if the value cannot be written as text. The call that receives the result reports it.
pub fn percent_encoded<P: Parameter + ?Sized>(value: &P) -> Result<Option<String>, Unwritable> {
    let text = value.to_text()?;
    Ok(text.map(|text| encoded(&text, is_unreserved)))
}
