//! Access to the headers of any response.

use azure_core::http::{AsyncResponse, RawResponse, Response, headers::Headers};

/// A response of a service, with any kind of body.
///
/// The traits for typed headers extend it. Only the responses of this crate's clients implement it.
pub trait HasHeaders: sealed::Sealed {
    /// Returns the headers of the response.
    fn headers(&self) -> &Headers;
}

/// Keeps the supertrait private to this crate.
pub mod sealed {
    /// Prevents other types from implementing [`HasHeaders`](super::HasHeaders).
    pub trait Sealed {}
}

impl<T, F> sealed::Sealed for Response<T, F> {}

impl<T, F> HasHeaders for Response<T, F> {
    fn headers(&self) -> &Headers {
        self.headers()
    }
}

impl<T> sealed::Sealed for AsyncResponse<T> {}

impl<T> HasHeaders for AsyncResponse<T> {
    fn headers(&self) -> &Headers {
        self.headers()
    }
}

impl sealed::Sealed for RawResponse {}

impl HasHeaders for RawResponse {
    fn headers(&self) -> &Headers {
        self.headers()
    }
}
