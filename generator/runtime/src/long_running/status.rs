//! The status of a long-running operation, as a response body reports it.

use azure_core::{
    Bytes, Value,
    error::{Error, ErrorKind},
    http::{RawResponse, poller::PollerStatus},
};

use super::{
    super::{ServiceError, redact},
    operation::RESUME_TOKEN,
};

/// How an operation stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum OperationStatus {
    /// It goes on; in the service's words.
    InProgress(String),
    /// It is done.
    Succeeded,
    /// It failed or was cancelled; in the service's words.
    Failed(String),
}

impl OperationStatus {
    /// It goes on, and the service says no more.
    pub(super) fn in_progress() -> Self {
        OperationStatus::InProgress("InProgress".to_owned())
    }

    /// What a state means.
    pub(super) fn of(state: &str) -> Self {
        match PollerStatus::from(state) {
            PollerStatus::Succeeded => OperationStatus::Succeeded,
            PollerStatus::Failed | PollerStatus::Canceled => {
                OperationStatus::Failed(state.to_owned())
            }
            PollerStatus::InProgress | PollerStatus::UnknownValue(_) => {
                OperationStatus::InProgress(state.to_owned())
            }
        }
    }

    /// The service's words.
    fn text(&self) -> &str {
        match self {
            OperationStatus::InProgress(text) | OperationStatus::Failed(text) => text,
            OperationStatus::Succeeded => "Succeeded",
        }
    }
}

/// The body of an answer, as far as it is JSON.
pub(super) fn body_of(raw: &RawResponse) -> Option<Value> {
    serde_json::from_slice(raw.body()).ok()
}

/// The state that a status monitor gives.
pub(super) fn monitor_state(body: Option<&Value>) -> Option<&str> {
    body?
        .get("status")
        .and_then(Value::as_str)
        .or_else(|| provisioning_state(body))
}

/// The state that a resource gives.
pub(super) fn provisioning_state(body: Option<&Value>) -> Option<&str> {
    let body = body?;
    body.pointer("/properties/provisioningState")
        .or_else(|| body.get("provisioningState"))?
        .as_str()
        .filter(|state| !state.is_empty())
}

/// The error of an operation that failed or was cancelled, with all that the service says about it.
pub(super) fn failed(raw: RawResponse, state: String) -> Error {
    let said = ServiceError::in_response(&raw);
    let message = said.message;
    let message = match message {
        Some(message) => redact::text(&message).into_owned(),
        None => format!(
            "the long-running operation ended as {}",
            redact::text(&state)
        ),
    };
    let kind = ErrorKind::HttpResponse {
        status: raw.status(),
        error_code: Some(redact::text(&said.code.unwrap_or(state)).into_owned()),
        raw_response: Some(Box::new(raw)),
    };
    Error::with_message(kind, message)
}

/// An answer in the shape of a status monitor: the service's own where it is one.
pub(super) fn monitor(
    raw: &RawResponse,
    status: &OperationStatus,
    is_monitor: bool,
    token: &str,
) -> RawResponse {
    let token = Value::from(token);
    let body = raw.body().trim_ascii();
    let members = body.strip_prefix(b"{").and_then(|it| it.strip_suffix(b"}"));
    let members = members.map(<[u8]>::trim_ascii);
    let own = members.filter(|_| is_monitor && monitor_state_is_said(body));
    let body = match own {
        // The service's members stay as they came.
        Some(members) => {
            let mut own = b"{".to_vec();
            own.extend_from_slice(members);
            if !members.is_empty() {
                own.push(b',');
            }
            // Behind those of the service, since the last of several members of one name is read.
            own.extend_from_slice(format!("\"{RESUME_TOKEN}\":{token}}}").as_bytes());
            own
        }
        None => {
            let status = Value::from(status.text());
            format!("{{\"{RESUME_TOKEN}\":{token},\"status\":{status}}}").into_bytes()
        }
    };
    // The poller takes no other statuses for a success.
    let status = match u16::from(raw.status()) {
        200..=202 | 204 => raw.status(),
        _ => 200.into(),
    };
    RawResponse::from_bytes(status, raw.headers().clone(), Bytes::from(body))
}

/// Whether a body tells of an operation rather than of a resource.
pub(super) fn monitor_state_is_said(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body)
        .is_ok_and(|body| body.get("status").is_some_and(Value::is_string))
}
