//! Values that become text in another way than their type's own.

use super::Unwritable;

/// A value that has a text of its own in the format `E`, such as a date as RFC 7231 writes it.
pub trait TextAs<E> {
    /// The value as text; `None` when there is none.
    ///
    /// # Errors
    ///
    /// The format has no text for the value.
    fn to_text_as(&self) -> Result<Option<String>, Unwritable>;
}

impl<T: TextAs<E>, E> TextAs<E> for Option<T> {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        self.as_ref().map_or(Ok(None), TextAs::to_text_as)
    }
}

/// A parameter's value in another format than its type's own: `text_as::<Rfc7231, _>(&options.since)`.
///
/// # Errors
///
/// The format has no text for the value. The step of the call that takes the result reports it.
pub fn text_as<E, T: TextAs<E> + ?Sized>(value: &T) -> Result<Option<String>, Unwritable> {
    value.to_text_as()
}

/// The values of a list in another format than their type's own.
///
/// # Errors
///
/// The format has no text for one of the values.
pub fn texts_as<'a, E, T: TextAs<E> + 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Result<Option<Vec<String>>, Unwritable> {
    let texts = |values: &[T]| {
        let texts = values.iter().map(TextAs::to_text_as);
        texts.filter_map(Result::transpose).collect()
    };
    values.into().map(texts).transpose()
}
