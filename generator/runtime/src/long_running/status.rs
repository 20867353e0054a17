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

/// The status of an operation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum OperationStatus {
    /// In progress, with the state that the service reports.
    InProgress(String),
    /// Succeeded.
    Succeeded,
    /// Failed or canceled, with the state that the service reports.
    Failed(String),
}

impl OperationStatus {
    /// Creates the status of an operation in progress without a reported state.
    pub(super) fn in_progress() -> Self {
        OperationStatus::InProgress("InProgress".to_owned())
    }

    /// Interprets a state.
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

    /// Returns the state that the service reports.
    fn text(&self) -> &str {
        match self {
            OperationStatus::InProgress(text) | OperationStatus::Failed(text) => text,
            OperationStatus::Succeeded => "Succeeded",
        }
    }
}

/// Returns the body of a response, if it is JSON.
pub(super) fn body_of(raw: &RawResponse) -> Option<Value> {
    serde_json::from_slice(raw.body()).ok()
}

/// Returns the state in the response of a status monitor.
pub(super) fn monitor_state(body: Option<&Value>) -> Option<&str> {
    body?
        .get("status")
        .and_then(Value::as_str)
        .or_else(|| provisioning_state(body))
}

/// The states of operations that `azure_core` and the guidelines for Azure REST APIs define. Other values of `status`
/// belong to resources.
const OPERATION_STATES: [&str; 7] = [
    "NotStarted",
    "Running",
    "InProgress",
    "Succeeded",
    "Failed",
    "Canceled",
    "Cancelled",
];

/// Returns the state in the body of a response at `Location`, if the body is a status monitor: its `status` is the
/// state of an operation, and it has no `properties`, which resources have.
pub(super) fn located_monitor_state(body: Option<&Value>) -> Option<&str> {
    let body = body?;
    let state = body.get("status")?.as_str()?;
    let mut known = OPERATION_STATES.iter();
    let is_known = known.any(|known| known.eq_ignore_ascii_case(state));
    let has_properties = body.get("properties").is_some_and(|it| !it.is_null());
    (is_known && !has_properties).then_some(state)
}

/// Returns the state in a resource.
pub(super) fn provisioning_state(body: Option<&Value>) -> Option<&str> {
    let body = body?;
    body.pointer("/properties/provisioningState")
        .or_else(|| body.get("provisioningState"))?
        .as_str()
        .filter(|state| !state.is_empty())
}

/// Creates the error of an operation that failed or was canceled, with the service's error details.
pub(super) fn failed(raw: RawResponse, state: String) -> Error {
    let said = ServiceError::in_response(&raw);
    let message = said.message;
    let message = match message {
        Some(message) => redact::text(&message).into_owned(),
        None => format!(
            "the long-running operation ended with the status {}",
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

/// Converts a response to that of a status monitor, keeping the service's own members.
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
    let own = members.filter(|_| is_monitor && names_status(body));
    let body = match own {
        // The service's members are unchanged.
        Some(members) => {
            let mut own = b"{".to_vec();
            own.extend_from_slice(members);
            if !members.is_empty() {
                own.push(b',');
            }
            // Added last, since the last member with a name is read.
            own.extend_from_slice(format!("\"{RESUME_TOKEN}\":{token}}}").as_bytes());
            own
        }
        None => {
            let status = Value::from(status.text());
            format!("{{\"{RESUME_TOKEN}\":{token},\"status\":{status}}}").into_bytes()
        }
    };
    // The poller accepts no other status codes as success.
    let status = match u16::from(raw.status()) {
        200..=202 | 204 => raw.status(),
        _ => 200.into(),
    };
    RawResponse::from_bytes(status, raw.headers().clone(), Bytes::from(body))
}

fn names_status(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body)
        .is_ok_and(|body| body.get("status").is_some_and(Value::is_string))
}
