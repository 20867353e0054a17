//! The state machine.

use std::sync::{Mutex, PoisonError};

use azure_core::{
    Bytes, Result, Value,
    error::{Error, ErrorKind},
    http::{
        Context, Method, RawResponse, Request, Url,
        headers::{RETRY_AFTER, RETRY_AFTER_MS, X_MS_RETRY_AFTER_MS},
        poller::{PollerOptions, get_retry_after},
    },
    time::Duration,
};

use super::{
    super::{Connection, call::Prepared, error::failure, link},
    deadline::Deadline,
    links::Links,
    operation::FinalState,
    state::{Mode, State, Version},
    status::{Standing, body_of, failed, monitor, monitor_state, provisioning_state},
};

/// Longer than any service asks for, and short enough for any clock.
const LONGEST_WAIT: Duration = Duration::days(365);

/// What one look at an operation shows.
pub(super) enum Step {
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

/// Where the result is.
pub(super) enum Outcome {
    /// Here.
    Answer(RawResponse),
    /// Behind a link.
    Fetch(Box<Request>),
}

/// An operation on its way.
pub(super) struct Machine {
    connection: Connection,
    first: Option<(Prepared, &'static [u16], FinalState)>,
    wants_result: bool,
    state: Mutex<Option<State>>,
}

impl Machine {
    /// An operation that is to begin.
    pub(super) fn begin(
        connection: Connection,
        first: Prepared,
        success: &'static [u16],
        final_state: FinalState,
        wants_result: bool,
    ) -> Self {
        Self {
            connection,
            first: Some((first, success, final_state)),
            wants_result,
            state: Mutex::new(None),
        }
    }

    /// An operation that began elsewhere.
    pub(super) fn resume(connection: Connection, state: State, wants_result: bool) -> Self {
        Self {
            connection,
            first: None,
            wants_result,
            state: Mutex::new(Some(state)),
        }
    }

    /// Looks at the operation once; the first time it begins it.
    pub(super) async fn step(&self, options: &PollerOptions<'static>) -> Result<Step> {
        let known = self.known();
        let deadline = options.context.value::<Deadline>().copied();
        if let Some(deadline) = deadline {
            deadline.check(|| known.as_ref().map(State::to_token))?;
        }
        let (asked, raw, state, standing) = match (known, &self.first) {
            (Some(state), _) => self.look(state, &options.context).await?,
            (None, Some((first, success, final_state))) => {
                let mut request = first.request.clone();
                let raw = self
                    .connection
                    .execute(&options.context, &mut request, success)
                    .await?;
                let (state, standing) = begun(first, *final_state, &raw)?;
                (request.url().clone(), raw, state, standing)
            }
            (None, None) => {
                return Err(unexpected(
                    "the operation has neither a beginning nor a state",
                ));
            }
        };
        self.remember(&state);
        let is_monitor = matches!(state.mode, Mode::Monitor { .. }) && asked != state.resource;
        let shown = monitor(&raw, &standing, is_monitor, &state.to_token());
        match standing {
            Standing::Failed(text) => Err(failed(raw, text)),
            Standing::InProgress(_) => Ok(Step::InProgress {
                monitor: shown,
                retry_after: wait(&raw, options, deadline),
                next_link: state.poll,
            }),
            Standing::Succeeded => Ok(Step::Succeeded {
                monitor: shown,
                outcome: self.outcome(&state, raw, &asked)?,
            }),
        }
    }

    /// Gets the result.
    pub(super) async fn finish(
        &self,
        outcome: Outcome,
        options: &PollerOptions<'static>,
    ) -> Result<RawResponse> {
        match outcome {
            Outcome::Answer(raw) => Ok(raw),
            Outcome::Fetch(mut request) => {
                self.connection
                    .execute(&options.context, &mut request, &[])
                    .await
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

    /// Asks for the state of an operation that has begun.
    async fn look(
        &self,
        mut state: State,
        context: &Context<'_>,
    ) -> Result<(Url, RawResponse, State, Standing)> {
        let mut request = self.get(&state.poll, &state)?;
        let asked = request.url().clone();
        let raw = self.connection.exchange(context, &mut request).await?;
        let status = u16::from(raw.status());
        let gone = matches!(status, 404 | 410)
            && state.mode == Mode::Resource
            && state.method == Method::Delete;
        if gone {
            return Ok((asked, raw, state, Standing::Succeeded));
        }
        if !raw.status().is_success() {
            return Err(failure(raw));
        }
        state.follow(Links::of(&raw, &asked)?);
        let body = body_of(&raw);
        let standing = state.standing(status, body.as_ref())?;
        Ok((asked, raw, state, standing))
    }

    /// A GET of a link, once it is known that the caller's token may go there.
    fn get(&self, url: &Url, state: &State) -> Result<Request> {
        self.connection.trusted().check(url)?;
        let mut request = Request::new(url.clone(), Method::Get);
        request.insert_header("accept", "application/json");
        link::add_version(
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

/// Reads the first answer.
fn begun(
    first: &Prepared,
    final_state: FinalState,
    raw: &RawResponse,
) -> Result<(State, Standing)> {
    let request = &first.request;
    let resource = request.url().clone();
    let links = Links::of(raw, &resource)?;
    let method = request.method();
    let makes_resource = matches!(method, Method::Put | Method::Patch);
    let body = body_of(raw);
    let provisioning = provisioning_state(body.as_ref()).map(Standing::of);
    let status = u16::from(raw.status());
    let state = |mode, poll: &Url| State {
        method,
        final_state,
        mode,
        poll: poll.clone(),
        location: links.location.clone(),
        resource: resource.clone(),
        version: first.version.clone().map(Version),
    };

    if let Some((url, operation_location)) = &links.monitor {
        let standing = match provisioning {
            Some(Standing::InProgress(text)) => Standing::InProgress(text),
            _ => Standing::in_progress(),
        };
        return Ok((
            state(
                Mode::Monitor {
                    operation_location: *operation_location,
                },
                url,
            ),
            standing,
        ));
    }
    let ended =
        makes_resource && status == 201 && provisioning.as_ref().is_some_and(Standing::is_end);
    if let Some(url) = &links.location
        && matches!(status, 201 | 202)
        && !ended
    {
        return Ok((state(Mode::Location, url), Standing::in_progress()));
    }
    let standing = match (status, provisioning) {
        (202, _) if method == Method::Post => {
            return Err(unexpected(
                "the service accepted the operation, but sent no link under which to follow it",
            ));
        }
        (202, Some(Standing::InProgress(text))) => Standing::InProgress(text),
        (202, _) => Standing::in_progress(),
        (_, Some(standing)) if makes_resource => standing,
        _ => Standing::Succeeded,
    };
    Ok((state(Mode::Resource, &resource), standing))
}

impl Standing {
    fn is_end(&self) -> bool {
        !matches!(self, Standing::InProgress(_))
    }
}

impl State {
    /// Takes over the links of a later answer.
    fn follow(&mut self, links: Links) {
        if self.mode == Mode::Resource {
            return;
        }
        if let Some(location) = links.location {
            if self.mode == Mode::Location {
                self.poll = location.clone();
            }
            self.location = Some(location);
        }
        if let Some((url, operation_location)) = links.monitor {
            self.mode = Mode::Monitor { operation_location };
            self.poll = url;
        }
    }

    /// What a later answer says.
    fn standing(&self, status: u16, body: Option<&Value>) -> Result<Standing> {
        let provisioning = provisioning_state(body).map(Standing::of);
        let makes_resource = matches!(self.method, Method::Put | Method::Patch);
        Ok(match self.mode {
            Mode::Monitor { .. } => match (monitor_state(body).map(Standing::of), status) {
                (Some(standing), _) => standing,
                (None, 202) => Standing::in_progress(),
                (None, 204) => Standing::Succeeded,
                (None, _) => {
                    return Err(unexpected(
                        "the service answered without the status of the long-running operation",
                    ));
                }
            },
            Mode::Location if status == 202 => Standing::in_progress(),
            Mode::Location if makes_resource => provisioning.unwrap_or(Standing::Succeeded),
            Mode::Location => Standing::Succeeded,
            // As long as the resource is there, it is not deleted.
            Mode::Resource if self.method == Method::Delete => match (status, provisioning) {
                (204, _) => Standing::Succeeded,
                (_, Some(Standing::Failed(text))) => Standing::Failed(text),
                (_, Some(Standing::InProgress(text))) => Standing::InProgress(text),
                _ => Standing::in_progress(),
            },
            Mode::Resource => match (status, provisioning) {
                (202, Some(Standing::Succeeded) | None) => Standing::in_progress(),
                (_, provisioning) => provisioning.unwrap_or(Standing::Succeeded),
            },
        })
    }

    /// Where the result is, unless it is in the last answer.
    fn result(&self, raw: &RawResponse, asked: &Url) -> Option<Url> {
        let is_monitor = matches!(self.mode, Mode::Monitor { .. });
        match (self.method, self.final_state) {
            (Method::Put | Method::Patch, _) => {
                let is_it = *asked == self.resource && !raw.body().trim_ascii().is_empty();
                (!is_it).then(|| self.resource.clone())
            }
            (Method::Delete, _) => None,
            // The first answer was the last.
            _ if self.mode == Mode::Resource => None,
            (_, FinalState::OriginalUri) => Some(self.resource.clone()),
            (_, FinalState::AzureAsyncOperation) => None,
            (_, FinalState::OperationLocation) => self.resource_location(raw),
            (_, FinalState::Location | FinalState::Unspecified) if is_monitor => self
                .location
                .clone()
                .or_else(|| self.resource_location(raw)),
            (_, FinalState::Location | FinalState::Unspecified) => None,
        }
    }

    /// The link to the result that a monitor of `Operation-Location` may hold.
    fn resource_location(&self, raw: &RawResponse) -> Option<Url> {
        if !self.is_operation_location() {
            return None;
        }
        let body = body_of(raw)?;
        let link = body.get("resourceLocation")?.as_str()?;
        link::resolve(&self.poll, link).ok()
    }

    /// The result in the last answer: such a monitor wraps it.
    fn unwrapped(&self, raw: RawResponse) -> RawResponse {
        if !self.is_operation_location() {
            return raw;
        }
        match body_of(&raw).as_ref().and_then(|body| body.get("result")) {
            None | Some(Value::Null) => raw,
            Some(result) => {
                let body = Bytes::from(result.to_string());
                RawResponse::from_bytes(raw.status(), raw.headers().clone(), body)
            }
        }
    }

    fn is_operation_location(&self) -> bool {
        let monitor = Mode::Monitor {
            operation_location: true,
        };
        self.mode == monitor
    }
}

fn wait(raw: &RawResponse, options: &PollerOptions<'_>, deadline: Option<Deadline>) -> Duration {
    let names = [X_MS_RETRY_AFTER_MS, RETRY_AFTER_MS, RETRY_AFTER];
    let asked = get_retry_after(raw.headers(), &names, options);
    let longest = deadline.map_or(LONGEST_WAIT, |deadline| {
        deadline.remaining().min(LONGEST_WAIT)
    });
    asked.clamp(Duration::ZERO, longest)
}

fn unexpected(message: &'static str) -> Error {
    Error::with_message(ErrorKind::Other, message)
}
