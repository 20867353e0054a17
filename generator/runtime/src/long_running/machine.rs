//! The state machine of long-running operations.

use std::{
    future::Future,
    pin::{Pin, pin},
    sync::{Mutex, PoisonError},
};

use azure_core::{
    Bytes, Result,
    error::{Error, ErrorKind},
    http::{
        Context, Method, RawResponse, Request, Url,
        headers::{RETRY_AFTER, RETRY_AFTER_MS, X_MS_RETRY_AFTER_MS},
        poller::{PollerOptions, get_retry_after},
    },
    time::Duration,
};

use super::{
    super::{
        Connection, DeadlineExceeded,
        deadline::{Limit, within},
        error::failure,
        link_version::Linked,
    },
    FinalState,
    final_state::ResultSchema,
    interrupted::with_token,
    links::{Links, add_version},
    pauses::Pauses,
    refused,
    rules::{PollResponse, initial_state, without_monitor},
    state::{FallbackVersion, Mode, State},
    status::{OperationStatus, failed, monitor},
};

/// The longest wait: above what services request, and within the range of any clock.
const LONGEST_WAIT: Duration = Duration::days(365);

/// The result of one poll.
pub(super) enum Observation {
    InProgress {
        monitor: RawResponse,
        retry_after: Duration,
        next_link: Url,
    },
    Succeeded {
        monitor: RawResponse,
        outcome: PollOutcome,
    },
}

/// The location of the result.
pub(super) enum PollOutcome {
    /// In this response.
    Response(RawResponse),
    /// At a link. If `in_monitor` is true, the response may be the status monitor with the result in it.
    Fetch {
        request: Box<Request>,
        in_monitor: bool,
    },
}

/// A running operation.
pub(super) struct Machine {
    connection: Connection,
    first: Option<(Linked, FinalState, ResultSchema)>,
    wants_result: bool,
    state: Mutex<Option<State>>,
    pauses: Pauses,
}

impl Machine {
    /// Creates the state machine of an operation that is not yet started.
    pub(super) fn begin(
        connection: Connection,
        first: Linked,
        (final_state, result): (FinalState, ResultSchema),
        wants_result: bool,
    ) -> Self {
        Self {
            connection,
            first: Some((first, final_state, result)),
            wants_result,
            state: Mutex::new(None),
            pauses: Pauses::default(),
        }
    }

    /// Creates the state machine of an operation that was started elsewhere.
    pub(super) fn resume(connection: Connection, state: State, wants_result: bool) -> Self {
        Self {
            connection,
            first: None,
            wants_result,
            state: Mutex::new(Some(state)),
            pauses: Pauses::default(),
        }
    }

    /// Polls the operation once. The first call starts it.
    pub(super) async fn step(&self, options: &PollerOptions<'static>) -> Result<Observation> {
        let limit = Limit::of(&options.context);
        let work = pin!(self.look_or_begin(options, limit));
        self.bounded(limit, work).await
    }

    /// Gets the result.
    pub(super) async fn finish(
        &self,
        outcome: PollOutcome,
        options: &PollerOptions<'static>,
    ) -> Result<RawResponse> {
        let limit = Limit::of(&options.context);
        let work = pin!(self.result(outcome, &options.context));
        self.bounded(limit, work).await
    }

    /// Awaits `work` within the deadline. Errors carry the resume token.
    async fn bounded<T>(
        &self,
        limit: Option<Limit>,
        work: Pin<&mut impl Future<Output = Result<T>>>,
    ) -> Result<T> {
        let is_sent = limit.is_some_and(|limit| !limit.remaining().is_zero());
        let outcome = within(limit, work).await;
        let token = || self.known().as_ref().map(State::to_token);
        match outcome {
            Some(Ok(output)) => Ok(output),
            Some(Err(error)) => Err(with_token(error, token)),
            None => {
                let resume_token = token();
                Err(DeadlineExceeded {
                    may_be_accepted: is_sent || resume_token.is_some(),
                    resume_token,
                    body_is_incomplete: false,
                }
                .into_error())
            }
        }
    }

    async fn look_or_begin(
        &self,
        options: &PollerOptions<'static>,
        limit: Option<Limit>,
    ) -> Result<Observation> {
        let (look, read, status) = match (self.known(), &self.first) {
            (Some(state), _) => self.look(state, &options.context).await?,
            (None, Some(first)) => self.begin_now(first, &options.context).await?,
            (None, None) => {
                let message = "the operation has neither a request nor a state";
                return Err(Error::with_message(ErrorKind::Other, message));
            }
        };
        let mut state = read.clone();
        state.follow(Links::of(
            &look.raw,
            &look.responded,
            self.connection.trusted(),
        ));
        self.remember(&state);
        let is_monitor = read.is_monitor(&look);
        let shown = monitor(&look.raw, &status, is_monitor, &state.to_token());
        match status {
            OperationStatus::Failed(text) => Err(failed(look.raw, text)),
            OperationStatus::InProgress(_) => {
                refused::check(self.connection.trusted(), &state)?;
                Ok(Observation::InProgress {
                    monitor: shown,
                    retry_after: self.wait(&look.raw, options, limit),
                    next_link: for_the_log(&state.poll),
                })
            }
            OperationStatus::Succeeded => Ok(Observation::Succeeded {
                monitor: shown,
                outcome: self.outcome(
                    &State {
                        mode: read.mode,
                        ..state
                    },
                    look,
                )?,
            }),
        }
    }

    async fn result(&self, outcome: PollOutcome, context: &Context<'_>) -> Result<RawResponse> {
        match outcome {
            PollOutcome::Response(raw) => Ok(raw),
            PollOutcome::Fetch {
                mut request,
                in_monitor,
            } => {
                let raw = self.connection.execute(context, &mut request, &[]).await?;
                Ok(match in_monitor {
                    true => without_monitor(raw),
                    false => raw,
                })
            }
        }
    }

    fn known(&self) -> Option<State> {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn remember(&self, state: &State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = Some(state.clone());
    }

    /// Starts the operation.
    async fn begin_now(
        &self,
        (first, final_state, result): &(Linked, FinalState, ResultSchema),
        context: &Context<'_>,
    ) -> Result<(PollResponse, State, OperationStatus)> {
        let mut request = first.prepared.request.clone();
        let asked = request.url().clone();
        let raw = self
            .connection
            .execute(context, &mut request, first.prepared.success)
            .await?;
        let look = PollResponse {
            asked,
            responded: request.url().clone(),
            raw,
        };
        let trusted = self.connection.trusted();
        let (state, status) = initial_state(first, (*final_state, *result), &look, trusted)?;
        Ok((look, state, status))
    }

    /// Requests the state of a started operation.
    async fn look(
        &self,
        state: State,
        context: &Context<'_>,
    ) -> Result<(PollResponse, State, OperationStatus)> {
        let mut request = self.get(&state.poll, &state)?;
        let asked = request.url().clone();
        let raw = self.connection.exchange(context, &mut request).await?;
        let look = PollResponse {
            asked,
            responded: request.url().clone(),
            raw,
        };
        let is_gone = matches!(u16::from(look.raw.status()), 404 | 410)
            && state.mode == Mode::Resource
            && state.method == Method::Delete;
        if is_gone {
            return Ok((look, state, OperationStatus::Succeeded));
        }
        if !look.raw.status().is_success() {
            return Err(failure(look.raw));
        }
        let status = state.status_of(&look.raw)?;
        Ok((look, state, status))
    }

    /// Creates a GET request for a link, after checking that the host is trusted.
    fn get(&self, url: &Url, state: &State) -> Result<Request> {
        self.connection.trusted().check(url)?;
        let mut request = Request::new(url.clone(), Method::Get);
        request.insert_header("accept", "application/json");
        add_version(
            &mut request,
            state
                .version
                .as_ref()
                .map(|FallbackVersion(version)| version),
        );
        Ok(request)
    }

    /// Returns the location of the result. `state` is the one before the last response.
    fn outcome(&self, state: &State, look: PollResponse) -> Result<PollOutcome> {
        if !self.wants_result {
            let (status, headers, _) = look.raw.deconstruct();
            let empty = RawResponse::from_bytes(status, headers, Bytes::new());
            return Ok(PollOutcome::Response(empty));
        }
        Ok(match state.result(&look) {
            Some(url) => PollOutcome::Fetch {
                request: Box::new(self.get(&url, state)?),
                in_monitor: state.result.in_monitor,
            },
            None => PollOutcome::Response(state.unwrapped(look)?),
        })
    }

    /// Returns the wait before the next poll.
    fn wait(
        &self,
        raw: &RawResponse,
        options: &PollerOptions<'_>,
        limit: Option<Limit>,
    ) -> Duration {
        let names = [X_MS_RETRY_AFTER_MS, RETRY_AFTER_MS, RETRY_AFTER];
        let asked = get_retry_after(raw.headers(), &names, options);
        let longest = limit.map_or(LONGEST_WAIT, |limit| limit.remaining().min(LONGEST_WAIT));
        asked
            .max(self.pauses.next_least())
            .clamp(Duration::ZERO, longest)
    }
}

/// Returns the link for the poller, which logs it. The state machine keeps the original.
fn for_the_log(link: &Url) -> Url {
    let mut link = link.clone();
    link.set_query(None);
    link
}
