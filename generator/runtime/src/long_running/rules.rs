//! The interpretation of responses as steps of a long-running operation.

use azure_core::{
    Bytes, Result, Value,
    error::{Error, ErrorKind},
    http::{Method, RawResponse, Url},
};

use super::{
    super::{
        link::{self, TrustedHosts},
        link_version::Linked,
    },
    FinalState,
    final_state::ResultSchema,
    links::Links,
    refused,
    state::{FallbackVersion, Mode, State},
    status::{OperationStatus, body_of, located_monitor_state, monitor_state, provisioning_state},
};

/// The response of one poll.
pub(super) struct PollResponse {
    /// The URL of the request.
    pub(super) asked: Url,
    /// The URL that responded, which differs after redirects. Relative links are relative to it.
    pub(super) responded: Url,
    pub(super) raw: RawResponse,
}

/// Reads the first response.
pub(super) fn initial_state(
    first: &Linked,
    (final_state, result): (FinalState, ResultSchema),
    look: &PollResponse,
    trusted: &TrustedHosts,
) -> Result<(State, OperationStatus)> {
    let resource = &look.asked;
    let method = first.prepared.request.method();
    let links = Links::of(&look.raw, &look.responded, trusted);
    let makes_resource = matches!(method, Method::Put | Method::Patch);
    let body = body_of(&look.raw);
    let provisioning = provisioning_state(body.as_ref()).map(OperationStatus::of);
    let http_status = u16::from(look.raw.status());
    let state = |mode, poll: &Url| State {
        method,
        final_state,
        result,
        mode,
        poll: poll.clone(),
        location: links.location.clone(),
        resource: resource.clone(),
        version: first.version.clone().map(FallbackVersion),
    };

    let is_final = makes_resource
        && matches!(http_status, 200 | 201)
        && provisioning.as_ref().is_some_and(OperationStatus::is_end);
    let is_usable = |(url, _): &&(Url, bool)| trusted.check(url).is_ok();
    // The operation may still fail, even if the resource is in a final state. Without a monitor that can be followed,
    // the resource is all that is known.
    if let Some((url, operation_location)) = links
        .monitor
        .as_ref()
        .filter(|it| !is_final || is_usable(it))
    {
        let mode = Mode::Monitor {
            operation_location: *operation_location,
        };
        let status = match provisioning {
            Some(OperationStatus::InProgress(text)) => OperationStatus::InProgress(text),
            _ => OperationStatus::in_progress(),
        };
        return Ok((state(mode, url), status));
    }
    if let Some(reason) = links.unreadable_monitor.as_ref().filter(|_| !is_final) {
        return Err(refused::refused(&state(Mode::Resource, resource), reason));
    }
    if (matches!(http_status, 201 | 202) && !is_final) || links.replaces_monitor {
        if let Some(url) = &links.location {
            return Ok((state(Mode::Location, url), OperationStatus::in_progress()));
        }
        if let Some(reason) = &links.unreadable_location {
            return Err(refused::refused(&state(Mode::Resource, resource), reason));
        }
    }
    let status = match (http_status, provisioning) {
        (202, _) if method == Method::Post => {
            return Err(unexpected(
                &look.raw,
                "the service accepted the operation, but returned no link to its status",
            ));
        }
        (202, Some(OperationStatus::InProgress(text))) => OperationStatus::InProgress(text),
        (202, _) => OperationStatus::in_progress(),
        (_, Some(status)) if makes_resource => status,
        _ => OperationStatus::Succeeded,
    };
    Ok((state(Mode::Resource, resource), status))
}

impl OperationStatus {
    fn is_end(&self) -> bool {
        !matches!(self, OperationStatus::InProgress(_))
    }
}

impl State {
    /// Stores the links of a later response.
    pub(super) fn follow(&mut self, links: Links) {
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

    /// Returns the status that a later response reports. Call it before [`follow`](Self::follow).
    pub(super) fn status_of(&self, raw: &RawResponse) -> Result<OperationStatus> {
        let body = body_of(raw);
        let body = body.as_ref();
        let http_status = u16::from(raw.status());
        let provisioning = provisioning_state(body).map(OperationStatus::of);
        Ok(match self.mode {
            Mode::Monitor { .. } => {
                match (monitor_state(body).map(OperationStatus::of), http_status) {
                    (Some(status), _) => status,
                    (None, 202) => OperationStatus::in_progress(),
                    (None, 204) => OperationStatus::Succeeded,
                    (None, _) => {
                        return Err(unexpected(
                            raw,
                            "the response does not contain the status of the long-running operation",
                        ));
                    }
                }
            }
            Mode::Location if http_status == 202 => OperationStatus::in_progress(),
            Mode::Location => match self.located_monitor_state(body) {
                Some(state) => OperationStatus::of(state),
                None => provisioning
                    .filter(|_| self.makes_resource())
                    .unwrap_or(OperationStatus::Succeeded),
            },
            // The resource is not deleted as long as it can be read.
            Mode::Resource if self.method == Method::Delete => match (http_status, provisioning) {
                (204, _) => OperationStatus::Succeeded,
                (_, Some(OperationStatus::Failed(text))) => OperationStatus::Failed(text),
                (_, Some(OperationStatus::InProgress(text))) => OperationStatus::InProgress(text),
                _ => OperationStatus::in_progress(),
            },
            Mode::Resource => match (http_status, provisioning) {
                (202, Some(OperationStatus::Succeeded) | None) => OperationStatus::in_progress(),
                (_, provisioning) => provisioning.unwrap_or(OperationStatus::Succeeded),
            },
        })
    }

    /// True if a response is a status monitor, and neither the result nor the resource.
    pub(super) fn is_monitor(&self, look: &PollResponse) -> bool {
        match self.mode {
            Mode::Monitor { .. } => look.asked != self.resource,
            Mode::Location => {
                let body = body_of(&look.raw);
                self.located_monitor_state(body.as_ref()).is_some()
            }
            Mode::Resource => false,
        }
    }

    /// Returns the state in a response at `Location`, if the response is a status monitor.
    fn located_monitor_state<'b>(&self, body: Option<&'b Value>) -> Option<&'b str> {
        let is_told_apart = !self.result.has_status;
        located_monitor_state(body).filter(|_| is_told_apart)
    }

    fn makes_resource(&self) -> bool {
        matches!(self.method, Method::Put | Method::Patch)
    }

    /// Returns the URL of the result, unless the last response contains it.
    pub(super) fn result(&self, look: &PollResponse) -> Option<Url> {
        if self.is_monitor(look) {
            return self.result_of_monitor(look);
        }
        let is_result = match (self.mode, self.final_state) {
            (Mode::Location, FinalState::OriginalUri) => look.asked == self.resource,
            _ => true,
        };
        let is_there = is_result && !look.raw.body().trim_ascii().is_empty();
        match self.method {
            Method::Put | Method::Patch => (!is_there).then(|| self.resource.clone()),
            Method::Delete => None,
            _ => (!is_result).then(|| self.resource.clone()),
        }
    }

    /// Returns the URL of the result if the last response is a status monitor, in the order that Azure's clients for
    /// other languages use.
    fn result_of_monitor(&self, look: &PollResponse) -> Option<Url> {
        let has_location = matches!(self.mode, Mode::Monitor { .. });
        let location = || self.location.clone().filter(|_| has_location);
        let resource = || Some(self.resource.clone());
        match (self.method, self.final_state) {
            (_, FinalState::Location) if location().is_some() => return location(),
            (Method::Post, FinalState::AzureAsyncOperation | FinalState::OperationLocation) => {
                return None;
            }
            _ => {}
        }
        resource_location(look).or_else(|| match (self.method, self.final_state) {
            (Method::Put | Method::Patch, _) => resource(),
            (Method::Delete, _) => None,
            (_, FinalState::OriginalUri) => resource(),
            (_, FinalState::AzureAsyncOperation | FinalState::OperationLocation) => None,
            _ => location(),
        })
    }

    /// Returns the result in the last response, in which a status monitor may wrap it.
    ///
    /// # Errors
    ///
    /// Returns an error if the status monitor must contain the result, but does not.
    pub(super) fn unwrapped(&self, look: PollResponse) -> Result<RawResponse> {
        let ResultSchema {
            is_monitor,
            in_monitor,
            ..
        } = self.result;
        let wraps = self.is_monitor(&look) && (self.is_operation_location() || in_monitor);
        if is_monitor || !wraps {
            return Ok(look.raw);
        }
        match wrapped(&look.raw) {
            Some(result) => Ok(result),
            None if in_monitor => Err(unexpected(
                &look.raw,
                "the status monitor of the long-running operation has no `result`",
            )),
            None => Ok(look.raw),
        }
    }

    fn is_operation_location(&self) -> bool {
        let monitor = Mode::Monitor {
            operation_location: true,
        };
        self.mode == monitor
    }
}

/// Returns the result in a response, which may be the status monitor that wraps it.
pub(super) fn without_monitor(raw: RawResponse) -> RawResponse {
    match located_monitor_state(body_of(&raw).as_ref()) {
        Some(_) => wrapped(&raw).unwrap_or(raw),
        None => raw,
    }
}

/// Returns the `result` of a status monitor as a response.
fn wrapped(raw: &RawResponse) -> Option<RawResponse> {
    let body = body_of(raw)?;
    let result = body.get("result").filter(|result| !result.is_null())?;
    let (status, headers) = (raw.status(), raw.headers().clone());
    let body = Bytes::from(result.to_string());
    Some(RawResponse::from_bytes(status, headers, body))
}

/// Returns the link to the result in the response of a status monitor.
fn resource_location(look: &PollResponse) -> Option<Url> {
    let body = body_of(&look.raw)?;
    let link = body.get("resourceLocation")?.as_str()?;
    let link = link.trim();
    link::resolve(&look.responded, link)
        .ok()
        .filter(|_| !link.is_empty())
}

/// Creates the error for an unexpected response, with its status code.
pub(super) fn unexpected(raw: &RawResponse, message: &str) -> Error {
    let status = raw.status();
    let code = u16::from(status);
    let message = format!("{message} (status code {code})");
    let kind = ErrorKind::HttpResponse {
        status,
        error_code: None,
        raw_response: Some(Box::new(raw.clone())),
    };
    Error::with_message(kind, message)
}
