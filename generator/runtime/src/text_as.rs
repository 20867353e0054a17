//! Values that become text in another way than their type's own.

/// A value that has a text of its own in the format `E`, such as a date as RFC 7231 writes it.
pub trait TextAs<E> {
    /// The value as text; `None` when there is none.
    fn to_text_as(&self) -> Option<String>;
}

impl<T: TextAs<E>, E> TextAs<E> for Option<T> {
    fn to_text_as(&self) -> Option<String> {
        self.as_ref().and_then(TextAs::to_text_as)
    }
}

/// A parameter's value in another format than its type's own: `text_as::<Rfc7231, _>(&options.since)`.
pub fn text_as<E, T: TextAs<E> + ?Sized>(value: &T) -> Option<String> {
    value.to_text_as()
}

/// The values of a list in another format than their type's own.
pub fn texts_as<'a, E, T: TextAs<E> + 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Option<Vec<String>> {
    let values = values.into()?;
    Some(values.iter().filter_map(TextAs::to_text_as).collect())
}
