//! The text of values in paths, queries and headers.

use std::borrow::Cow;

/// A value that can stand in a path, a query or a header.
pub trait Parameter {
    /// The value as text; `None` when there is none, or when there is an [`objection`](Self::objection).
    fn to_text(&self) -> Option<Cow<'_, str>>;

    /// Why the value cannot be written, if it cannot.
    fn objection(&self) -> Option<&'static str> {
        None
    }
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

impl<T: Parameter> Parameter for Option<T> {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        self.as_ref().and_then(Parameter::to_text)
    }

    fn objection(&self) -> Option<&'static str> {
        self.as_ref().and_then(Parameter::objection)
    }
}
