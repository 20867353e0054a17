//! Values written as text in a certain format.

use super::Unwritable;

/// A value that can be written as text in the format `E`, such as an RFC 7231 date.
pub trait TextAs<E> {
    /// Returns the value as text, or `None` if it has no value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value cannot be written in the format.
    fn to_text_as(&self) -> Result<Option<String>, Unwritable>;
}

impl<T: TextAs<E>, E> TextAs<E> for Option<T> {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        self.as_ref().map_or(Ok(None), TextAs::to_text_as)
    }
}

/// Writes a parameter in a format that differs from the type's default: `text_as::<Rfc7231, _>(&options.since)`.
///
/// # Errors
///
/// Returns an error if the value cannot be written in the format. The call that receives the result reports it.
pub fn text_as<E, T: TextAs<E> + ?Sized>(value: &T) -> Result<Option<String>, Unwritable> {
    value.to_text_as()
}

/// Writes the items of a list in a format that differs from the type's default.
///
/// # Errors
///
/// Returns an error if an item cannot be written in the format.
pub fn texts_as<'a, E, T: TextAs<E> + 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Result<Option<Vec<String>>, Unwritable> {
    let texts = |values: &[T]| {
        let texts = values.iter().map(TextAs::to_text_as);
        texts.filter_map(Result::transpose).collect()
    };
    values.into().map(texts).transpose()
}
