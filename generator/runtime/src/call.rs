//! The description of one call, as an emitted method builds it.

use std::{borrow::Cow, fmt};

use azure_core::{
    error::Error,
    http::{Body, Method, RequestContent},
};

use super::{
    Parameter, Unwritable,
    encode::{is_query_text, is_unreserved, push_encoded},
    header,
    target::RequestTarget,
    template::{push_segment, push_segments, refused},
};

/// A call: the request as an emitted method describes it.
///
/// Building a call sends nothing and never fails. An invalid parameter is recorded, and a
/// [`Connection`](super::Connection) reports it when it sends the call.
pub struct Call {
    /// Boxed, because each step of a call moves it.
    pub(super) parts: Box<CallParts>,
}

/// The parts of a call.
pub(super) struct CallParts {
    pub(super) operation: Option<&'static str>,
    pub(super) method: Method,
    pub(super) success: &'static [u16],
    pub(super) target: RequestTarget,
    pub(super) version: Option<CallVersion>,
    pub(super) headers: Vec<(Cow<'static, str>, String)>,
    pub(super) body: Option<Body>,
    pub(super) error: Option<Error>,
}

/// The API version in the description of a call.
#[derive(Clone, Copy, Debug)]
pub(super) struct CallVersion {
    pub(super) name: &'static str,
    pub(super) value: &'static str,
    /// The position of the value in the query, or `None` if a header carries it.
    pub(super) in_query: Option<(usize, usize)>,
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values may be secrets.
        f.debug_struct("Call")
            .field("method", &self.parts.method)
            .field("template", &self.parts.target.template())
            .finish_non_exhaustive()
    }
}

impl Call {
    /// Creates a call of `method` with a path template such as `/subscriptions/{subscriptionId}`. A status code that is
    /// not in `success` is an error; if `success` is empty, any status code but 2xx is.
    #[must_use]
    pub fn new(method: Method, template: &'static str, success: &'static [u16]) -> Self {
        let parts = CallParts {
            operation: None,
            method,
            success,
            target: RequestTarget::new(template),
            version: None,
            headers: Vec::new(),
            body: None,
            error: None,
        };
        Self {
            parts: Box::new(parts),
        }
    }

    /// Creates a call of GET for the [operation](Self::operation) with this name; see [`new`](Self::new).
    #[must_use]
    pub fn get(operation: &'static str, template: &'static str, success: &'static [u16]) -> Self {
        Self::new(Method::Get, template, success).operation(operation)
    }

    /// Creates a call of PUT for the [operation](Self::operation) with this name; see [`new`](Self::new).
    #[must_use]
    pub fn put(operation: &'static str, template: &'static str, success: &'static [u16]) -> Self {
        Self::new(Method::Put, template, success).operation(operation)
    }

    /// Creates a call of POST for the [operation](Self::operation) with this name; see [`new`](Self::new).
    #[must_use]
    pub fn post(operation: &'static str, template: &'static str, success: &'static [u16]) -> Self {
        Self::new(Method::Post, template, success).operation(operation)
    }

    /// Creates a call of PATCH for the [operation](Self::operation) with this name; see [`new`](Self::new).
    #[must_use]
    pub fn patch(operation: &'static str, template: &'static str, success: &'static [u16]) -> Self {
        Self::new(Method::Patch, template, success).operation(operation)
    }

    /// Creates a call of DELETE for the [operation](Self::operation) with this name; see [`new`](Self::new).
    #[must_use]
    pub fn delete(
        operation: &'static str,
        template: &'static str,
        success: &'static [u16],
    ) -> Self {
        Self::new(Method::Delete, template, success).operation(operation)
    }

    /// Creates a call of HEAD for the [operation](Self::operation) with this name; see [`new`](Self::new).
    #[must_use]
    pub fn head(operation: &'static str, template: &'static str, success: &'static [u16]) -> Self {
        Self::new(Method::Head, template, success).operation(operation)
    }

    /// Names the operation for distributed tracing: `UserAssignedIdentities.listByResourceGroup`. The name of its span
    /// begins with the namespace of the resource provider.
    #[must_use]
    pub fn operation(mut self, name: &'static str) -> Self {
        self.parts.operation = Some(name);
        self
    }

    /// Replaces `{name}` by the value, encoded as one path segment.
    #[must_use]
    pub fn path<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.path_value(name, value, push_segment);
        self
    }

    /// Replaces `{name}` by a value that may have several segments, such as a resource ID or scope
    /// (`x-ms-skip-url-encoding`). A leading slash is merged with the slash of the template. At the start of a path,
    /// `/` alone is the tenant scope, which has no segment.
    #[must_use]
    pub fn path_segments<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.path_value(name, value, push_segments);
        self
    }

    /// Sets the query that is part of the path, already encoded.
    #[must_use]
    pub fn fixed_query(mut self, query: &'static str) -> Self {
        self.parts.target.fixed_query = Some(query);
        self
    }

    /// Sets the API version in the query. The version in the client options has precedence.
    #[must_use]
    pub fn api_version(mut self, name: &'static str, version: &'static str) -> Self {
        let place = self
            .parts
            .target
            .query(name, |out| push_encoded(out, version, is_unreserved));
        self.parts.version = Some(CallVersion {
            name,
            value: version,
            in_query: Some(place),
        });
        self
    }

    /// Sets the API version in a header. The version in the client options has precedence.
    #[must_use]
    pub fn api_version_header(mut self, name: &'static str, version: &'static str) -> Self {
        self.parts.version = Some(CallVersion {
            name,
            value: version,
            in_query: None,
        });
        self
    }

    /// Adds a query parameter. It is omitted if it has no value.
    #[must_use]
    pub fn query<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.query_text(name, value, is_unreserved);
        self
    }

    /// Adds a query parameter whose value is already encoded (`x-ms-skip-url-encoding`). It is sent as it is; only
    /// characters that would end the query are encoded. An `&` in it begins another parameter.
    #[must_use]
    pub fn query_unencoded<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.query_text(name, value, is_query_text);
        self
    }

    /// Adds a header. It is omitted if it has no value.
    #[must_use]
    pub fn header<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.header_text(name, value)
    }

    /// Sets the accepted media types, if they differ from JSON, unless the caller has set others.
    #[must_use]
    pub fn accept(self, media_types: &'static str) -> Self {
        if self.has_header("accept") {
            return self;
        }
        self.header_text("accept", Some(Cow::Borrowed(media_types)))
    }

    /// Sets a JSON body.
    #[must_use]
    pub fn json<T>(self, content: RequestContent<T>) -> Self {
        self.body("application/json", content)
    }

    /// Sets an optional JSON body.
    #[must_use]
    pub fn json_optional<T>(self, content: Option<RequestContent<T>>) -> Self {
        self.body_optional("application/json", content)
    }

    /// Sets a body of any media type.
    #[must_use]
    pub fn body(self, media_type: &'static str, body: impl Into<Body>) -> Self {
        self.set_body(media_type, body.into())
    }

    /// Sets an optional body of any media type.
    #[must_use]
    pub fn body_optional(self, media_type: &'static str, body: Option<impl Into<Body>>) -> Self {
        match body {
            Some(body) => self.body(media_type, body),
            None => self,
        }
    }
}

impl Call {
    pub(super) fn path_value(
        &mut self,
        name: &'static str,
        value: Option<Cow<'_, str>>,
        push: fn(&mut String, &str, &str) -> azure_core::Result<()>,
    ) {
        let written = match value {
            Some(value) => self.parts.target.path(name, |out| push(out, name, &value)),
            None => Err(missing(name)),
        };
        if let Err(error) = written {
            self.fail(error);
        }
    }

    fn query_text(
        &mut self,
        name: &'static str,
        value: Option<Cow<'_, str>>,
        keep: fn(u8) -> bool,
    ) {
        if let Some(value) = value {
            self.parts
                .target
                .query(name, |out| push_encoded(out, &value, keep));
        }
    }

    /// Returns the value of a parameter, if it has one. If it cannot be written, records the error in the call.
    pub(super) fn accept_value<T>(
        &mut self,
        name: &str,
        value: Result<Option<T>, Unwritable>,
    ) -> Option<T> {
        value.unwrap_or_else(|why| {
            self.fail(refused(format!("`{name}` cannot be sent: {why}")));
            None
        })
    }

    pub(super) fn header_text(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: Option<Cow<'_, str>>,
    ) -> Self {
        let name = name.into();
        if let Some(value) = value {
            match header::check(&name, &value) {
                Ok(()) => self.parts.headers.push((name, value.into_owned())),
                Err(error) => self.fail(error),
            }
        }
        self
    }

    pub(super) fn set_body(mut self, media_type: impl Into<Cow<'static, str>>, body: Body) -> Self {
        self.parts.body = Some(body);
        // The caller may have chosen another media type.
        if self.has_header("content-type") {
            return self;
        }
        self.header_text("content-type", Some(media_type.into()))
    }

    fn has_header(&self, name: &str) -> bool {
        let mut headers = self.parts.headers.iter();
        headers.any(|(known, _)| known.eq_ignore_ascii_case(name))
    }

    pub(super) fn fail(&mut self, error: Error) {
        self.parts.error.get_or_insert(error);
    }
}

pub(super) fn missing(name: &str) -> Error {
    refused(format!(
        "path parameter `{name}` is missing; set it on the client or pass it to the method"
    ))
}
