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
    links::Links,
    refused,
    state::{Mode, State, Version},
    status::{OperationStatus, body_of, monitor_state, monitor_state_is_said, provisioning_state},
};

/// Reads the first response.
pub(super) fn initial_state(
    first: &Linked,
    final_state: FinalState,
    raw: &RawResponse,
    trusted: &TrustedHosts,
) -> Result<(State, OperationStatus)> {
    let request = &first.prepared.request;
    let resource = request.url().clone();
    let method = request.method();
    let links = Links::of(raw, &resource, trusted);
    let makes_resource = matches!(method, Method::Put | Method::Patch);
    let body = body_of(raw);
    let provisioning = provisioning_state(body.as_ref()).map(OperationStatus::of);
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

    // A running resource reports its state; a PATCH whose resource is in a final state is finished, even if there is a
    // link.
    let patched = method == Method::Patch
        && status == 200
        && provisioning == Some(OperationStatus::Succeeded);
    if let Some((url, operation_location)) = links.monitor.as_ref().filter(|_| !patched) {
        let status = match provisioning {
            Some(OperationStatus::InProgress(text)) => OperationStatus::InProgress(text),
            _ => OperationStatus::in_progress(),
        };
        return Ok((
            state(
                Mode::Monitor {
                    operation_location: *operation_location,
                },
                url,
            ),
            status,
        ));
    }
    if let Some(reason) = links.unreadable_monitor.as_ref().filter(|_| !patched) {
        return Err(refused::refused(&state(Mode::Resource, &resource), reason));
    }
    let ended = makes_resource
        && status == 201
        && provisioning.as_ref().is_some_and(OperationStatus::is_end);
    if (matches!(status, 201 | 202) && !ended) || (links.replaces_monitor && !patched) {
        if let Some(url) = &links.location {
            return Ok((state(Mode::Location, url), OperationStatus::in_progress()));
        }
        if let Some(reason) = &links.unreadable_location {
            return Err(refused::refused(&state(Mode::Resource, &resource), reason));
        }
    }
    let status = match (status, provisioning) {
        (202, _) if method == Method::Post => {
            return Err(unexpected(
                "the service accepted the operation, but returned no link to its status",
            ));
        }
        (202, Some(OperationStatus::InProgress(text))) => OperationStatus::InProgress(text),
        (202, _) => OperationStatus::in_progress(),
        (_, Some(status)) if makes_resource => status,
        _ => OperationStatus::Succeeded,
    };
    Ok((state(Mode::Resource, &resource), status))
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

    /// Returns the status that a later response reports.
    pub(super) fn status_of(&self, status: u16, body: Option<&Value>) -> Result<OperationStatus> {
        let provisioning = provisioning_state(body).map(OperationStatus::of);
        let makes_resource = matches!(self.method, Method::Put | Method::Patch);
        Ok(match self.mode {
            Mode::Monitor { .. } => match (monitor_state(body).map(OperationStatus::of), status) {
                (Some(status), _) => status,
                (None, 202) => OperationStatus::in_progress(),
                (None, 204) => OperationStatus::Succeeded,
                (None, _) => {
                    return Err(unexpected(
                        "the response does not contain the status of the long-running operation",
                    ));
                }
            },
            Mode::Location if status == 202 => OperationStatus::in_progress(),
            Mode::Location if makes_resource => provisioning.unwrap_or(OperationStatus::Succeeded),
            Mode::Location => OperationStatus::Succeeded,
            // The resource is not deleted as long as it can be read.
            Mode::Resource if self.method == Method::Delete => match (status, provisioning) {
                (204, _) => OperationStatus::Succeeded,
                (_, Some(OperationStatus::Failed(text))) => OperationStatus::Failed(text),
                (_, Some(OperationStatus::InProgress(text))) => OperationStatus::InProgress(text),
                _ => OperationStatus::in_progress(),
            },
            Mode::Resource => match (status, provisioning) {
                (202, Some(OperationStatus::Succeeded) | None) => OperationStatus::in_progress(),
                (_, provisioning) => provisioning.unwrap_or(OperationStatus::Succeeded),
            },
        })
    }

    /// Returns the URL of the result, unless the last response contains it.
    pub(super) fn result(&self, raw: &RawResponse, asked: &Url) -> Option<Url> {
        let is_monitor = matches!(self.mode, Mode::Monitor { .. });
        match (self.method, self.final_state) {
            (Method::Put | Method::Patch, _) => {
                // The last response of a `Location` is the resource, unless it describes the operation.
                let is_location = self.mode == Mode::Location
                    && self.final_state != FinalState::OriginalUri
                    && !monitor_state_is_said(raw.body());
                let is_resource = *asked == self.resource || is_location;
                let is_it = is_resource && !raw.body().trim_ascii().is_empty();
                let found = || {
                    self.resource_location(raw)
                        .unwrap_or_else(|| self.resource.clone())
                };
                (!is_it).then(found)
            }
            (Method::Delete, _) => None,
            // The first response was the last.
            _ if self.mode == Mode::Resource => None,
            (_, FinalState::OriginalUri) => Some(self.resource.clone()),
            (_, FinalState::AzureAsyncOperation | FinalState::OperationLocation) => None,
            (_, FinalState::Location) if is_monitor => self.location.clone(),
            (_, FinalState::Unspecified) if is_monitor => self
                .resource_location(raw)
                .or_else(|| self.location.clone()),
            (_, FinalState::Location | FinalState::Unspecified) => None,
        }
    }

    /// Returns the link to the result in the response of a status monitor.
    fn resource_location(&self, raw: &RawResponse) -> Option<Url> {
        if !matches!(self.mode, Mode::Monitor { .. }) {
            return None;
        }
        let body = body_of(raw)?;
        let link = body.get("resourceLocation")?.as_str()?;
        link::resolve(&self.poll, link).ok()
    }

    /// Returns the result in the last response, in which a status monitor wraps it.
    pub(super) fn unwrapped(&self, raw: RawResponse) -> RawResponse {
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

pub(super) fn unexpected(message: &'static str) -> Error {
    Error::with_message(ErrorKind::Other, message)
}
