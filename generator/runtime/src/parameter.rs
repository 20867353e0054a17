//! Values as text in paths, queries and headers.

use std::{borrow::Cow, fmt};

use azure_core::http::Etag;

/// A value that can be sent in a path, a query or a header.
pub trait Parameter {
    /// Returns the value as text, or `None` if it has no value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value cannot be written as text.
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable>;
}

/// The reason why a value cannot be written as text, such as a date whose year has more than four digits.
///
/// It is passed on in place of the value, up to the method that adds the parameter to the call. So a value that cannot
/// be written is never omitted silently.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unwritable(Cow<'static, str>);

impl Unwritable {
    /// Creates a reason: a few words in lower case that continue "… cannot be sent:".
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

impl Parameter for Etag {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Borrowed(self.as_ref())))
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

impl Parameter for u32 {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Owned(self.to_string())))
    }
}

impl Parameter for u64 {
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
