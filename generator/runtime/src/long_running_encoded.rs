//! Long-running operations whose result is not a model and has an encoding that differs from the type's default.

use azure_core::{
    Result,
    http::{Poller, poller::PollerOptions},
};
use serde::Serialize;

use super::{Connection, LongCall, Operation, encoded, wire::Encoding};

impl Connection {
    /// Starts a long-running operation that returns a value other than a model, in an encoding that differs from the
    /// type's default: bytes, dates, or lists and maps of them.
    ///
    /// # Errors
    ///
    /// See [`poller`](Self::poller).
    pub fn poller_encoded<E, T>(
        &self,
        call: impl Into<LongCall>,
        options: PollerOptions<'_>,
    ) -> Result<Poller<Operation<T>>>
    where
        E: Encoding<T>,
        T: Serialize + Send + 'static,
    {
        self.poller_with(call.into(), encoded::<E, T>, options)
    }

    /// Resumes such an operation from a token.
    ///
    /// # Errors
    ///
    /// See [`resume`](Self::resume).
    pub fn resume_encoded<E, T>(
        &self,
        token: &str,
        operation: &'static str,
        version_header: Option<&'static str>,
        options: PollerOptions<'_>,
    ) -> Result<Poller<Operation<T>>>
    where
        E: Encoding<T>,
        T: Serialize + Send + 'static,
    {
        self.resume_with((token, operation), version_header, encoded::<E, T>, options)
    }
}
