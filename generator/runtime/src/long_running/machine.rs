//! The state machine of long-running operations.

use std::{
    future::Future,
    sync::{Mutex, PoisonError},
};

use azure_core::{
    Bytes, Result,
    http::{
        Context, Method, RawResponse, Request, Url,
        headers::{RETRY_AFTER, RETRY_AFTER_MS, X_MS_RETRY_AFTER_MS},
        poller::{PollerOptions, get_retry_after},
    },
    time::Duration,
};

use super::{
    super::{Connection, error::failure, link_version::Linked},
    DeadlineExceeded, FinalState,
    deadline::{Limit, within},
    interrupted::with_token,
    links::{Links, add_version},
    refused,
    rules::{initial_state, unexpected},
    state::{Mode, State, Version},
    status::{OperationStatus, body_of, failed, monitor},
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
        outcome: Outcome,
    },
}

/// The location of the result.
pub(super) enum Outcome {
    /// In this response.
    Answer(RawResponse),
    /// At a link.
    Fetch(Box<Request>),
}

/// A running operation.
pub(super) struct Machine {
    connection: Connection,
    first: Option<(Linked, FinalState)>,
    wants_result: bool,
    state: Mutex<Option<State>>,
}

impl Machine {
    /// Creates the state machine of an operation that is not yet started.
    pub(super) fn begin(
        connection: Connection,
        first: Linked,
        final_state: FinalState,
        wants_result: bool,
    ) -> Self {
        Self {
            connection,
            first: Some((first, final_state)),
            wants_result,
            state: Mutex::new(None),
        }
    }

    /// Creates the state machine of an operation that was started elsewhere.
    pub(super) fn resume(connection: Connection, state: State, wants_result: bool) -> Self {
        Self {
            connection,
            first: None,
            wants_result,
            state: Mutex::new(Some(state)),
        }
    }

    /// Polls the operation once. The first call starts it.
    pub(super) async fn step(&self, options: &PollerOptions<'static>) -> Result<Observation> {
        let limit = Limit::of(&options.context);
        self.bounded(limit, self.look_or_begin(options, limit))
            .await
    }

    /// Gets the result.
    pub(super) async fn finish(
        &self,
        outcome: Outcome,
        options: &PollerOptions<'static>,
    ) -> Result<RawResponse> {
        let limit = Limit::of(&options.context);
        self.bounded(limit, self.result(outcome, &options.context))
            .await
    }

    /// Awaits `work` within the deadline. Errors carry the resume token.
    async fn bounded<T>(
        &self,
        limit: Option<Limit>,
        work: impl Future<Output = Result<T>>,
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
        let known = self.known();
        let (asked, raw, state, status) = match (known, &self.first) {
            (Some(state), _) => self.look(state, &options.context).await?,
            (None, Some((first, final_state))) => {
                let mut request = first.prepared.request.clone();
                let raw = self
                    .connection
                    .execute(&options.context, &mut request, first.prepared.success)
                    .await?;
                let (state, status) =
                    initial_state(first, *final_state, &raw, self.connection.trusted())?;
                (request.url().clone(), raw, state, status)
            }
            (None, None) => {
                return Err(unexpected(
                    "the operation has neither a request nor a state",
                ));
            }
        };
        self.remember(&state);
        let is_monitor = matches!(state.mode, Mode::Monitor { .. }) && asked != state.resource;
        let shown = monitor(&raw, &status, is_monitor, &state.to_token());
        match status {
            OperationStatus::Failed(text) => Err(failed(raw, text)),
            OperationStatus::InProgress(_) => {
                refused::check(self.connection.trusted(), &state)?;
                Ok(Observation::InProgress {
                    monitor: shown,
                    retry_after: wait(&raw, options, limit),
                    next_link: for_the_log(&state.poll),
                })
            }
            OperationStatus::Succeeded => Ok(Observation::Succeeded {
                monitor: shown,
                outcome: self.outcome(&state, raw, &asked)?,
            }),
        }
    }

    async fn result(&self, outcome: Outcome, context: &Context<'_>) -> Result<RawResponse> {
        match outcome {
            Outcome::Answer(raw) => Ok(raw),
            Outcome::Fetch(mut request) => {
                self.connection.execute(context, &mut request, &[]).await
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

    /// Requests the state of a started operation.
    async fn look(
        &self,
        mut state: State,
        context: &Context<'_>,
    ) -> Result<(Url, RawResponse, State, OperationStatus)> {
        let mut request = self.get(&state.poll, &state)?;
        let asked = request.url().clone();
        let raw = self.connection.exchange(context, &mut request).await?;
        let status = u16::from(raw.status());
        let gone = matches!(status, 404 | 410)
            && state.mode == Mode::Resource
            && state.method == Method::Delete;
        if gone {
            return Ok((asked, raw, state, OperationStatus::Succeeded));
        }
        if !raw.status().is_success() {
            return Err(failure(raw));
        }
        state.follow(Links::of(&raw, &asked, self.connection.trusted()));
        let body = body_of(&raw);
        let status = state.status_of(status, body.as_ref())?;
        Ok((asked, raw, state, status))
    }

    /// Creates a GET request for a link, after checking that the host is trusted.
    fn get(&self, url: &Url, state: &State) -> Result<Request> {
        self.connection.trusted().check(url)?;
        let mut request = Request::new(url.clone(), Method::Get);
        request.insert_header("accept", "application/json");
        add_version(
            &mut request,
            state.version.as_ref().map(|Version(version)| version),
        );
        Ok(request)
    }

    fn outcome(&self, state: &State, raw: RawResponse, asked: &Url) -> Result<Outcome> {
        if !self.wants_result {
            let (status, headers, _) = raw.deconstruct();
            return Ok(Outcome::Answer(RawResponse::from_bytes(
                status,
                headers,
                Bytes::new(),
            )));
        }
        Ok(match state.result(&raw, asked) {
            Some(url) => Outcome::Fetch(Box::new(self.get(&url, state)?)),
            None => Outcome::Answer(state.unwrapped(raw)),
        })
    }
}

/// Returns the link for the poller, which logs it. The state machine keeps the original.
fn for_the_log(link: &Url) -> Url {
    let mut link = link.clone();
    link.set_query(None);
    link
}

fn wait(raw: &RawResponse, options: &PollerOptions<'_>, limit: Option<Limit>) -> Duration {
    let names = [X_MS_RETRY_AFTER_MS, RETRY_AFTER_MS, RETRY_AFTER];
    let asked = get_retry_after(raw.headers(), &names, options);
    let longest = limit.map_or(LONGEST_WAIT, |limit| limit.remaining().min(LONGEST_WAIT));
    asked.clamp(Duration::ZERO, longest)
}
