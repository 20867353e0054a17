//! The ways from one page of a list to the next.

use std::{fmt, sync::Arc};

use azure_core::{
    Result,
    http::{Method, Url},
};

use super::Call;

/// A call for a list, and where the page after each is.
#[derive(Debug)]
pub struct ListCall {
    pub(super) call: Call,
    pub(super) next: Next,
}

/// Where the next page of a list is.
#[derive(Clone, Debug)]
pub enum Next {
    /// There is none: one page holds all.
    Never,
    /// Behind the link in the member to which these names lead, outermost first.
    Link(&'static [&'static str]),
    /// Where something makes it out of what the member to which these names lead holds.
    Made(&'static [&'static str], Arc<dyn NextRequest>),
    /// The same call gets it, with what is in the member to which these names lead as this query parameter.
    Marker(&'static [&'static str], &'static str),
}

/// What makes the request for the next page of more than a link.
pub trait NextRequest: fmt::Debug + Send + Sync {
    /// Its method.
    fn method(&self) -> Method;

    /// Where it goes, by where the first page was, where the service is, and what the page before says.
    ///
    /// # Errors
    ///
    /// What the page says is no address, nor a part of one.
    fn url(&self, first: &Url, endpoint: &Url, link: &str) -> Result<Url>;
}

impl From<Call> for ListCall {
    fn from(call: Call) -> Self {
        let next = Next::Never;
        Self { call, next }
    }
}

impl Call {
    /// The members that lead to the link of a page to the next one, outermost first. Without, one page holds all.
    #[must_use]
    pub fn next_link(self, path: &'static [&'static str]) -> ListCall {
        let next = Next::Link(path);
        ListCall { call: self, next }
    }

    /// The members that lead to what makes the same call give the next page, outermost first, and the query parameter
    /// that takes it.
    #[must_use]
    pub fn next_marker(self, path: &'static [&'static str], parameter: &'static str) -> ListCall {
        let next = Next::Marker(path, parameter);
        ListCall { call: self, next }
    }
}
