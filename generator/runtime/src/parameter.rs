//! How values become text in a path, a query or a header.

use std::borrow::Cow;

use azure_core::{
    http::{Etag, Url},
    time::{self, OffsetDateTime},
};

use super::wire::{Enumeration, EnumerationBase};

/// A value that can stand in a path, a query or a header.
pub trait Parameter {
    /// The value as text; `None` when there is none.
    fn to_text(&self) -> Option<Cow<'_, str>>;
}

impl Parameter for str {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl Parameter for &str {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl Parameter for String {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl Parameter for bool {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(if *self { "true" } else { "false" }))
    }
}

impl Parameter for i32 {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.to_string()))
    }
}

impl Parameter for i64 {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.to_string()))
    }
}

impl Parameter for f32 {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.to_string()))
    }
}

impl Parameter for f64 {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.to_string()))
    }
}

impl Parameter for OffsetDateTime {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(time::to_rfc3339(self)))
    }
}

impl Parameter for Url {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self.as_str()))
    }
}

impl Parameter for Etag {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self.as_ref()))
    }
}

impl<T: Parameter> Parameter for Option<T> {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        self.as_ref().and_then(Parameter::to_text)
    }
}

impl<T: Enumeration> Parameter for T {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(T::Base::to_text(self))
    }
}

/// Several values that can stand in a path, a query or a header.
pub trait ParameterList {
    /// The values as text; `None` when there is no list.
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>>;
}

impl<T: Parameter> ParameterList for [T] {
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>> {
        Some(self.iter().filter_map(Parameter::to_text).collect())
    }
}

impl<T: Parameter> ParameterList for Vec<T> {
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>> {
        self.as_slice().to_texts()
    }
}

impl<T: Parameter> ParameterList for &[T] {
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>> {
        (**self).to_texts()
    }
}

impl<L: ParameterList> ParameterList for Option<L> {
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>> {
        self.as_ref().and_then(ParameterList::to_texts)
    }
}

/// What stands between the values of a list (Swagger 2.0 `collectionFormat`).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Separator {
    /// `csv`
    Comma,
    /// `ssv`
    Space,
    /// `tsv`
    Tab,
    /// `pipes`
    Pipe,
    /// `multi`: the whole parameter again for each value; only in a query.
    Repeat,
    /// As `Repeat`, with brackets after the name: `name[]`.
    Brackets,
}

impl Separator {
    /// The separator as it stands in a URL.
    pub(super) fn in_url(self) -> &'static str {
        match self {
            Separator::Comma | Separator::Repeat | Separator::Brackets => ",",
            Separator::Space => "%20",
            Separator::Tab => "%09",
            Separator::Pipe => "%7C",
        }
    }

    /// The separator as it stands in a header.
    pub(super) fn in_header(self) -> &'static str {
        match self {
            Separator::Comma | Separator::Repeat | Separator::Brackets => ",",
            Separator::Space => " ",
            Separator::Tab => "\t",
            Separator::Pipe => "|",
        }
    }
}

/// A value that has a text of its own in the format `E`, such as a date in [`Rfc7231`](super::wire::Rfc7231).
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
