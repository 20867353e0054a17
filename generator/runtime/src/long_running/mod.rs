//! Long-running operations: one state machine for all of them.
//!
//! The first response determines where the state is polled: `Azure-AsyncOperation` or `Operation-Location` (a status
//! monitor), `Location` (202 until the end), or the resource itself (its `provisioningState`). A link to a status
//! monitor is always followed. States other than `Succeeded`, `Failed` and `Canceled` mean that the operation is in
//! progress. `Retry-After` sets the time of the next poll.
//!
//! A 200 at `Location` is the result, unless it is a status monitor: its `status` is the state of an operation, it has
//! no `properties`, and the schema of the result declares no `status`.
//!
//! If the last response is a status monitor, the first of these that applies is the result:
//!
//! | result | if |
//! |---|---|
//! | a GET of `Location` | `final-state-via` is `location`, and the service sent a `Location` |
//! | the response | POST, and `final-state-via` is `azure-async-operation` or `operation-location` |
//! | a GET of `resourceLocation` | the response has one |
//! | a GET of the resource | PUT or PATCH, or `final-state-via` is `original-uri`, which does not apply to DELETE |
//! | a GET of `Location` | the service sent a `Location`, the method is not DELETE, and `final-state-via` is absent |
//! | the response | always |
//!
//! Otherwise the last response is the result. A PUT or PATCH that ends without a body is followed by a GET of the
//! resource.

mod final_state;
mod interrupted;
mod links;
mod machine;
mod operation;
mod pauses;
mod refused;
mod rules;
mod state;
mod status;
mod token;

use std::{any::TypeId, sync::Arc};

use azure_core::{
    Result,
    http::{
        Format, NoFormat, Poller, RawResponse,
        poller::{
            PollerContinuation, PollerOptions, PollerResult, PollerResultFuture, PollerState,
        },
    },
    time::Duration,
};

pub(super) use final_state::ResultSchema;
pub use final_state::{FinalState, LongCall};
pub use interrupted::resume_token;
pub use operation::Operation;
pub use refused::PollingLinkRefused;

use self::{
    machine::{Machine, Observation},
    state::State,
};
use super::{Connection, link_version::Linked};

impl Connection {
    /// Starts a long-running operation. No request is sent before the poller is polled.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter cannot be sent.
    pub fn poller<T, F>(
        &self,
        call: impl Into<LongCall>,
        options: PollerOptions<'_>,
    ) -> Result<Poller<Operation<T, F>>>
    where
        T: Send + 'static,
        F: Format + Send + 'static,
    {
        self.poller_with(call.into(), unchanged, options)
    }

    /// Like [`poller`](Self::poller), for a result that `convert` prepares for decoding.
    pub(super) fn poller_with<T, F>(
        &self,
        call: LongCall,
        convert: Convert,
        options: PollerOptions<'_>,
    ) -> Result<Poller<Operation<T, F>>>
    where
        T: Send + 'static,
        F: Format + Send + 'static,
    {
        let LongCall {
            call,
            final_state,
            result,
        } = call;
        let first = self.prepare_linked(call)?;
        let options = PollerOptions {
            context: self.traced(options.context, first.prepared.operation),
            ..options
        };
        Ok(self.start(first, (final_state, result), convert, options))
    }

    /// Starts a long-running operation with a request.
    pub(super) fn start<T, F>(
        &self,
        first: Linked,
        end: (FinalState, ResultSchema),
        convert: Convert,
        options: PollerOptions<'_>,
    ) -> Poller<Operation<T, F>>
    where
        T: Send + 'static,
        F: Format + Send + 'static,
    {
        let machine = Machine::begin(self.clone(), first, end, wants_result::<F>());
        into_poller(machine, convert, options)
    }

    /// Resumes an operation from the [`resume_token`](Operation::resume_token) of one of its states. `version_header`
    /// is the header of the API version, if it is in one.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is invalid, or if it contains links to hosts that are not trusted.
    pub fn resume<T, F>(
        &self,
        token: &str,
        operation: &'static str,
        version_header: Option<&'static str>,
        options: PollerOptions<'_>,
    ) -> Result<Poller<Operation<T, F>>>
    where
        T: Send + 'static,
        F: Format + Send + 'static,
    {
        self.resume_with((token, operation), version_header, unchanged, options)
    }

    /// Like [`resume`](Self::resume), for a result that `convert` prepares for decoding.
    pub(super) fn resume_with<T, F>(
        &self,
        (token, operation): (&str, &'static str),
        version_header: Option<&'static str>,
        convert: Convert,
        options: PollerOptions<'_>,
    ) -> Result<Poller<Operation<T, F>>>
    where
        T: Send + 'static,
        F: Format + Send + 'static,
    {
        let state = State::from_token(token, self.trusted(), version_header)?;
        let machine = Machine::resume(self.clone(), state, wants_result::<F>());
        let options = PollerOptions {
            context: self.traced(options.context, Some(operation)),
            ..options
        };
        Ok(into_poller(machine, convert, options))
    }
}

/// Prepares the response with the result for decoding.
pub(super) type Convert = fn(RawResponse) -> RawResponse;

pub(super) fn unchanged(raw: RawResponse) -> RawResponse {
    raw
}

fn wants_result<F: 'static>() -> bool {
    TypeId::of::<F>() != TypeId::of::<NoFormat>()
}

fn into_poller<T, F>(
    machine: Machine,
    convert: Convert,
    options: PollerOptions<'_>,
) -> Poller<Operation<T, F>>
where
    T: Send + 'static,
    F: Format + Send + 'static,
{
    let machine = Arc::new(machine);
    let mut options = options.into_owned();
    // The minimum that the poller allows.
    options.frequency = options.frequency.max(Duration::seconds(1));
    let make_request = move |_: PollerState, options: PollerOptions<'static>| {
        let machine = Arc::clone(&machine);
        let step: PollerResultFuture<Operation<T, F>, azure_core::http::JsonFormat> =
            Box::pin(async move {
                Ok(match machine.step(&options).await? {
                    Observation::InProgress {
                        monitor,
                        retry_after,
                        next_link,
                    } => PollerResult::InProgress {
                        response: monitor.into(),
                        retry_after,
                        continuation: PollerContinuation::Links {
                            next_link,
                            final_link: None,
                        },
                    },
                    Observation::Succeeded { monitor, outcome } => PollerResult::Succeeded {
                        response: monitor.into(),
                        target: Box::new(move || {
                            Box::pin(async move {
                                let raw = machine.finish(outcome, &options).await?;
                                Ok(convert(raw).into())
                            })
                        }),
                    },
                })
            });
        step
    };
    Poller::new(make_request, Some(options))
}
