//! Long-running operations whose result is plain text.

use azure_core::{
    Result,
    http::{Poller, poller::PollerOptions},
};

use super::{Connection, LongCall, Operation, plain_text};

impl Connection {
    /// Starts a long-running operation that returns plain text instead of JSON.
    ///
    /// # Errors
    ///
    /// See [`poller`](Self::poller).
    pub fn poller_text<T: Send + 'static>(
        &self,
        call: impl Into<LongCall>,
        options: PollerOptions<'_>,
    ) -> Result<Poller<Operation<T>>> {
        self.poller_with(call.into(), plain_text, options)
    }

    /// Resumes such an operation from a token.
    ///
    /// # Errors
    ///
    /// See [`resume`](Self::resume).
    pub fn resume_text<T: Send + 'static>(
        &self,
        token: &str,
        operation: &'static str,
        version_header: Option<&'static str>,
        options: PollerOptions<'_>,
    ) -> Result<Poller<Operation<T>>> {
        self.resume_with((token, operation), version_header, plain_text, options)
    }
}
