//! Values that become text in another way than their type's own.

use std::borrow::Cow;

use super::Parameter;

/// A value that has a text of its own in the format `E`, such as a date as RFC 7231 writes it.
pub trait TextAs<E> {
    /// The value as text, or why it cannot be written; `None` when there is none.
    fn to_text_as(&self) -> Option<Converted>;
}

/// The text of a value, or why it cannot be written.
#[derive(Clone, Debug)]
pub struct Converted(pub(super) Result<String, &'static str>);

impl Parameter for Converted {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        self.0.as_deref().ok().map(Cow::Borrowed)
    }

    fn objection(&self) -> Option<&'static str> {
        self.0.as_ref().err().copied()
    }
}

impl<T: TextAs<E>, E> TextAs<E> for Option<T> {
    fn to_text_as(&self) -> Option<Converted> {
        self.as_ref().and_then(TextAs::to_text_as)
    }
}

/// A parameter's value in another format than its type's own: `text_as::<Rfc7231, _>(&options.since)`.
pub fn text_as<E, T: TextAs<E> + ?Sized>(value: &T) -> Option<Converted> {
    value.to_text_as()
}

/// The values of a list in another format than their type's own.
pub fn texts_as<'a, E, T: TextAs<E> + 'a>(
    values: impl Into<Option<&'a [T]>>,
) -> Option<Vec<Converted>> {
    let values = values.into()?;
    Some(values.iter().filter_map(TextAs::to_text_as).collect())
}
