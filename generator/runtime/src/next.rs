//! The location of the next page of a list.

use std::{fmt, sync::Arc};

use azure_core::{
    Result,
    http::{Method, Url},
};

use super::Call;

/// A call that lists, with the location of the next page.
#[derive(Debug)]
pub struct ListCall {
    pub(super) call: Call,
    pub(super) next: Next,
}

/// The location of the next page.
#[derive(Clone, Debug)]
pub enum Next {
    /// There is no next page.
    Never,
    /// A link in the member at this path, outermost name first.
    Link(&'static [&'static str]),
    /// A request built from the member at this path.
    Made(&'static [&'static str], Arc<dyn NextRequest>),
    /// The call again, with the value of the member at this path as this query parameter.
    Marker(&'static [&'static str], &'static str),
}

/// Builds the request for the next page from the value in the response.
pub trait NextRequest: fmt::Debug + Send + Sync {
    /// Returns the HTTP method.
    fn method(&self) -> Method;

    /// Returns the URL, from the URL of the first page, the endpoint and the value in the previous page.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not a valid URL or part of one.
    fn url(&self, first: &Url, endpoint: &Url, link: &str) -> Result<Url>;
}

impl From<Call> for ListCall {
    fn from(call: Call) -> Self {
        let next = Next::Never;
        Self { call, next }
    }
}

impl Call {
    /// Sets the path of the next link, outermost name first. An empty path means that one page has all items.
    #[must_use]
    pub fn next_link(self, path: &'static [&'static str]) -> ListCall {
        let next = Next::Link(path);
        ListCall { call: self, next }
    }

    /// Sets the path of a marker, outermost name first, and the query parameter that sends it for the next page.
    #[must_use]
    pub fn next_marker(self, path: &'static [&'static str], parameter: &'static str) -> ListCall {
        let next = Next::Marker(path, parameter);
        ListCall { call: self, next }
    }
}
