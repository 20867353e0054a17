//! The text of values in paths, queries and headers.

use std::{borrow::Cow, fmt};

/// A value that can stand in a path, a query or a header.
pub trait Parameter {
    /// The value as text; `None` when there is none.
    ///
    /// # Errors
    ///
    /// No text stands for the value.
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable>;
}

/// The reason why no text stands for a value, such as a date whose year has more than four digits.
///
/// It takes the value's place up to the step of the call that names the parameter: a value that cannot be written is
/// never taken for one that is absent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unwritable(Cow<'static, str>);

impl Unwritable {
    /// A reason in a few words, in lower case, that go on from "… cannot be sent:".
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unwritable {}

impl<P: Parameter> Parameter for Result<P, Unwritable> {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        self.as_ref().map_err(Unwritable::clone)?.to_text()
    }
}

impl Parameter for str {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Borrowed(self)))
    }
}

impl Parameter for &str {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Borrowed(self)))
    }
}

impl Parameter for String {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Borrowed(self)))
    }
}

impl Parameter for bool {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Borrowed(if *self { "true" } else { "false" })))
    }
}

impl Parameter for i32 {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Owned(self.to_string())))
    }
}

impl Parameter for i64 {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Owned(self.to_string())))
    }
}

impl Parameter for f32 {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Owned(self.to_string())))
    }
}

impl Parameter for f64 {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Owned(self.to_string())))
    }
}

impl<T: Parameter> Parameter for Option<T> {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        self.as_ref().map_or(Ok(None), Parameter::to_text)
    }
}
