//! The details of an error that a service returns.

use std::{borrow::Cow, error::Error as StdError, fmt};

use azure_core::{
    Result, Value,
    error::{Error, ErrorKind},
    http::{
        RawResponse, StatusCode,
        headers::{
            ERROR_CODE, HeaderName, Headers, RETRY_AFTER, RETRY_AFTER_MS, X_MS_RETRY_AFTER_MS,
        },
        policies::get_retry_after,
    },
    time::{Duration, OffsetDateTime},
};
use serde::de::DeserializeOwned;

use super::{error_elements, header, redact};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-ms-request-id");
const CLIENT_REQUEST_ID: HeaderName = HeaderName::from_static("x-ms-client-request-id");
const CORRELATION_ID: HeaderName = HeaderName::from_static("x-ms-correlation-request-id");

const RETRY_HEADERS: [HeaderName; 3] = [X_MS_RETRY_AFTER_MS, RETRY_AFTER_MS, RETRY_AFTER];

/// The description of an error by the service, from any [`azure_core::Error`].
///
/// `azure_core::Error` prints only the message, and sometimes that of a wrapping error. `ServiceError` finds the
/// response of the service inside of it:
///
/// ```rust
/// use armsmith_runtime::ServiceError;
///
/// fn report(error: &azure_core::Error) {
///     match ServiceError::of(error) {
///         Some(response) if response.code.as_deref() == Some("ResourceNotFound") => println!("not found"),
///         // Status code, error code, message, details and request IDs.
///         Some(response) => println!("{response}"),
///         // The service was not reached.
///         None => println!("{error}"),
///     }
/// }
/// ```
///
/// `Debug` prints the body and the additional information with the crate's `debug` feature only. Neither `Debug` nor
/// `Display` prints the query of a URL.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ServiceError {
    /// The HTTP status code.
    pub status: StatusCode,
    /// The error code, such as `ResourceNotFound`.
    pub code: Option<String>,
    /// The error message.
    pub message: Option<String>,
    /// The target of the error.
    pub target: Option<String>,
    /// Details about the causes of the error.
    pub details: Vec<ServiceErrorDetail>,
    /// Additional information, such as the policies that forbid the request.
    pub additional_info: Vec<Value>,
    /// The time to wait before a retry.
    pub retry_after: Option<Duration>,
    /// The request ID, for support requests.
    pub request_id: Option<String>,
    /// The correlation ID.
    pub correlation_id: Option<String>,
    /// The request ID that this client sent, if the service returns it.
    pub client_request_id: Option<String>,
    /// The response body.
    pub body: Option<String>,
}

/// One cause of a [`ServiceError`].
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ServiceErrorDetail {
    /// The error code.
    pub code: Option<String>,
    /// The error message.
    pub message: Option<String>,
    /// The target of the error.
    pub target: Option<String>,
    /// Details about the causes of the error.
    pub details: Vec<ServiceErrorDetail>,
    /// Additional information.
    pub additional_info: Vec<Value>,
}

impl ServiceError {
    /// Returns the error response of the service, from an error or from one that it wraps. `None` if there was no
    /// response.
    #[must_use]
    pub fn of(error: &Error) -> Option<Self> {
        let (status, code, raw) = response_in(error)?;
        let mut found = match raw {
            Some(raw) => Self::in_response(raw),
            None => Self::bare(status),
        };
        if found.code.is_none() {
            found.code = code.map(str::to_owned);
        }
        Some(found)
    }

    /// Reads the error from a response.
    pub(super) fn in_response(raw: &RawResponse) -> Self {
        let body = std::str::from_utf8(raw.body()).ok().map(str::to_owned);
        let detail = match serde_json::from_slice::<Value>(raw.body()) {
            Ok(value) => ServiceErrorDetail::in_body(&value),
            Err(_) => body.as_deref().and_then(ServiceErrorDetail::in_elements),
        };
        let detail = detail.unwrap_or_default();
        let header = |name: &HeaderName| header::text(raw.headers(), name).map(str::to_owned);
        Self {
            code: header(&ERROR_CODE).or(detail.code),
            message: detail.message,
            target: detail.target,
            details: detail.details,
            additional_info: detail.additional_info,
            retry_after: get_retry_after(raw.headers(), OffsetDateTime::now_utc, &RETRY_HEADERS),
            request_id: header(&REQUEST_ID),
            correlation_id: header(&CORRELATION_ID),
            client_request_id: header(&CLIENT_REQUEST_ID),
            body: body.filter(|body| !body.is_empty()),
            ..Self::bare(raw.status())
        }
    }

    fn bare(status: StatusCode) -> Self {
        Self {
            status,
            code: None,
            message: None,
            target: None,
            details: Vec::new(),
            additional_info: Vec::new(),
            retry_after: None,
            request_id: None,
            correlation_id: None,
            client_request_id: None,
            body: None,
        }
    }
}

impl ServiceErrorDetail {
    /// Reads the error from a JSON body: `error`, `properties.error`, or the body itself.
    fn in_body(body: &Value) -> Option<Self> {
        let candidates = [
            member(body, "error"),
            member(body, "properties").and_then(|properties| member(properties, "error")),
            member(body, "odata.error"),
            Some(body),
        ];
        candidates.into_iter().flatten().find_map(Self::read)
    }

    /// Reads the error from an XML body, whose root element is the error, whatever its name.
    fn in_elements(body: &str) -> Option<Self> {
        if !error_elements::is_error(body) {
            return None;
        }
        let text = |name| error_elements::text(body, name);
        let found = Self {
            code: text("code"),
            message: text("message").or_else(|| text("detail")),
            target: text("target"),
            ..Self::default()
        };
        (found.code.is_some() || found.message.is_some()).then_some(found)
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| {
            let value = member(value, name)?;
            // In OData a message is an object with a language.
            let value = value.get("value").unwrap_or(value);
            value.as_str().map(str::to_owned)
        };
        let list = |name: &str| member(value, name).and_then(Value::as_array);
        let found = Self {
            code: text("code"),
            message: text("message"),
            target: text("target"),
            details: list("details")
                .map(|all| all.iter().filter_map(Self::read).collect())
                .unwrap_or_default(),
            additional_info: list("additionalInfo").cloned().unwrap_or_default(),
        };
        (found.code.is_some() || found.message.is_some()).then_some(found)
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        write!(f, "\n{:width$}- ", "", width = depth * 2)?;
        write_head(
            f,
            self.code.as_deref(),
            self.message.as_deref(),
            self.target.as_deref(),
        )?;
        write_info(f, &self.additional_info, depth + 1)?;
        self.details
            .iter()
            .try_for_each(|detail| detail.write(f, depth + 1))
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", u16::from(self.status))?;
        if self.code.is_none() && self.message.is_none() {
            f.write_str(&self.status.canonical_reason())?;
            if let Some(body) = &self.body {
                write!(f, ": {}", excerpt(body))?;
            }
        } else {
            write_head(
                f,
                self.code.as_deref(),
                self.message.as_deref(),
                self.target.as_deref(),
            )?;
        }
        write_info(f, &self.additional_info, 1)?;
        self.details
            .iter()
            .try_for_each(|detail| detail.write(f, 1))?;
        let ids = [
            ("request id", &self.request_id),
            ("correlation id", &self.correlation_id),
            ("client request id", &self.client_request_id),
        ];
        for (name, id) in ids {
            if let Some(id) = id {
                write!(f, "\n  {name}: {id}")?;
            }
        }
        Ok(())
    }
}

/// Returns a text for `Debug`, without the queries of URLs.
fn shown(text: &Option<String>) -> Option<Cow<'_, str>> {
    text.as_deref().map(redact::text)
}

impl fmt::Debug for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = f.debug_struct("ServiceError");
        all.field("status", &self.status)
            .field("code", &shown(&self.code))
            .field("message", &shown(&self.message))
            .field("target", &shown(&self.target))
            .field("details", &self.details)
            .field("retry_after", &self.retry_after)
            .field("request_id", &self.request_id)
            .field("correlation_id", &self.correlation_id)
            .field("client_request_id", &self.client_request_id);
        if cfg!(feature = "debug") {
            let info = self.additional_info.iter().map(Value::to_string);
            let info: Vec<_> = info.map(|it| redact::text(&it).into_owned()).collect();
            all.field("additional_info", &info)
                .field("body", &shown(&self.body));
        }
        all.finish_non_exhaustive()
    }
}

impl fmt::Debug for ServiceErrorDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceErrorDetail")
            .field("code", &shown(&self.code))
            .field("message", &shown(&self.message))
            .field("target", &shown(&self.target))
            .field("details", &self.details)
            .finish_non_exhaustive()
    }
}

impl StdError for ServiceError {}

/// Decodes the body of an error response, for services with their own error model. `None` if there was no response.
///
/// ```rust
/// use armsmith_runtime::error_body;
///
/// fn body(error: &azure_core::Error) -> Option<azure_core::Value> {
///     error_body(error)?.ok()
/// }
/// ```
#[must_use]
pub fn error_body<T: DeserializeOwned>(error: &Error) -> Option<Result<T>> {
    let (_, _, raw) = response_in(error)?;
    Some(raw?.body().json())
}

/// Returns the headers of an error response, or `None` if there was no response.
///
/// ```rust
/// use armsmith_runtime::error_headers;
/// use azure_core::http::headers::HeaderName;
///
/// fn remaining_reads(error: &azure_core::Error) -> Option<String> {
///     let name = HeaderName::from_static("x-ms-ratelimit-remaining-subscription-reads");
///     error_headers(error)?.get_optional_string(&name)
/// }
/// ```
#[must_use]
pub fn error_headers(error: &Error) -> Option<&Headers> {
    let (_, _, raw) = response_in(error)?;
    Some(raw?.headers())
}

/// Returns a member by its name in any case. Older services capitalize names.
fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    let mut members = value.as_object()?.iter();
    let found = members.find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value)
}

/// Creates an error from a response whose status code is not a success.
pub(super) fn failure(raw: RawResponse) -> Error {
    let found = ServiceError::in_response(&raw);
    let is_error = raw.status().is_client_error() || raw.status().is_server_error();
    let message = match &found.message {
        Some(message) if is_error => redact::text(message).into_owned(),
        // What a response of another kind calls its message need not be about an error.
        _ if !is_error => {
            format!("unexpected status code {found}: the operation does not declare it")
        }
        _ => found.to_string(),
    };
    let kind = ErrorKind::HttpResponse {
        status: raw.status(),
        error_code: found.code.map(|code| redact::text(&code).into_owned()),
        raw_response: Some(Box::new(raw)),
    };
    Error::with_message(kind, message)
}

type HttpFailure<'a> = (StatusCode, Option<&'a str>, Option<&'a RawResponse>);

fn response_in(error: &Error) -> Option<HttpFailure<'_>> {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    let mut found: Option<HttpFailure<'_>> = None;
    while let Some(error) = next {
        if let Some(error) = error.downcast_ref::<Error>()
            && let ErrorKind::HttpResponse {
                status,
                error_code,
                raw_response,
            } = error.kind()
        {
            // A wrapping error may repeat the status code without the response.
            found = Some((*status, error_code.as_deref(), raw_response.as_deref()));
            if raw_response.is_some() {
                return found;
            }
        }
        next = error.source();
    }
    found
}

fn write_head(
    f: &mut fmt::Formatter<'_>,
    code: Option<&str>,
    message: Option<&str>,
    target: Option<&str>,
) -> fmt::Result {
    f.write_str(&redact::text(code.unwrap_or("(no code)")))?;
    if let Some(message) = message {
        write!(f, ": {}", redact::text(message))?;
    }
    match target {
        Some(target) => write!(f, " (target: {})", redact::text(target)),
        None => Ok(()),
    }
}

fn write_info(f: &mut fmt::Formatter<'_>, info: &[Value], depth: usize) -> fmt::Result {
    info.iter()
        .map(|info| redact::text(&info.to_string()).into_owned())
        .try_for_each(|info| write!(f, "\n{:width$}+ {info}", "", width = depth * 2))
}

/// Returns the beginning of a body that is not an error model, such as a proxy's page: its words, up to a number of
/// characters.
fn excerpt(body: &str) -> String {
    const LIMIT: usize = 200;
    let mut words = String::new();
    for word in body.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.len() > 4 * (LIMIT + 1) {
            break;
        }
    }
    let words = redact::text(&words);
    match words.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{} …", words.get(..end).unwrap_or_default()),
        None => words.into_owned(),
    }
}
