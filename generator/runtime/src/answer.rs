//! Access to the headers of any response.

use azure_core::http::{AsyncResponse, RawResponse, Response, headers::Headers};

/// An answer of a service, whatever its body.
///
/// The traits that read headers by type extend it. It is for the answers of this crate's clients alone.
pub trait Answer: sealed::Sealed {
    /// The headers of the answer.
    fn headers(&self) -> &Headers;
}

/// Where other crates cannot reach.
pub mod sealed {
    /// Keeps [`Answer`](super::Answer) from other types.
    pub trait Sealed {}
}

impl<T, F> sealed::Sealed for Response<T, F> {}

impl<T, F> Answer for Response<T, F> {
    fn headers(&self) -> &Headers {
        self.headers()
    }
}

impl<T> sealed::Sealed for AsyncResponse<T> {}

impl<T> Answer for AsyncResponse<T> {
    fn headers(&self) -> &Headers {
        self.headers()
    }
}

impl sealed::Sealed for RawResponse {}

impl Answer for RawResponse {
    fn headers(&self) -> &Headers {
        self.headers()
    }
}
