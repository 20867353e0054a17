//! The description of one call, as an emitted method gives it.

use std::{borrow::Cow, fmt};

use azure_core::{
    error::Error,
    http::{Body, Method, RequestContent},
};

use super::{
    Parameter, Unwritable,
    encode::{encoded, is_query_name, is_query_text, is_unreserved},
    header,
    template::{self, PathValue, refused},
};

/// One call: what an emitted method says about its request.
///
/// Nothing is sent and nothing fails before the call reaches a [`Connection`](super::Connection): what is
/// wrong with a parameter is kept and reported there.
pub struct Call {
    pub(super) operation: Option<&'static str>,
    pub(super) method: Method,
    pub(super) template: &'static str,
    pub(super) success: &'static [u16],
    pub(super) path: Vec<PathValue>,
    pub(super) query: Vec<(Cow<'static, str>, String)>,
    pub(super) fixed_query: Option<&'static str>,
    pub(super) version: Option<ApiVersion>,
    pub(super) headers: Vec<(Cow<'static, str>, String)>,
    pub(super) body: Option<Body>,
    pub(super) error: Option<Error>,
}

/// The version of the API that a call speaks, and how it travels.
#[derive(Clone, Debug)]
pub(super) struct ApiVersion {
    pub(super) name: Cow<'static, str>,
    pub(super) value: Cow<'static, str>,
    pub(super) carrier: Carrier,
}

/// What carries the version.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Carrier {
    /// A query parameter, before the query parameter with this index.
    Query(usize),
    /// A header.
    Header,
}

impl ApiVersion {
    /// The version as it stands in a query.
    pub(super) fn query_pair(&self) -> String {
        let name = encoded(&self.name, is_query_name);
        format!("{name}={}", encoded(&self.value, is_unreserved))
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values may be secrets.
        f.debug_struct("Call")
            .field("method", &self.method)
            .field("template", &self.template)
            .finish_non_exhaustive()
    }
}

impl Call {
    /// A call of `method` at a path template such as `/subscriptions/{subscriptionId}`. Any status that is not in
    /// `success` is an error; where that is empty, any but 2xx.
    #[must_use]
    pub fn new(method: Method, template: &'static str, success: &'static [u16]) -> Self {
        Self {
            operation: None,
            method,
            template,
            success,
            path: Vec::new(),
            query: Vec::new(),
            fixed_query: None,
            version: None,
            headers: Vec::new(),
            body: None,
            error: None,
        }
    }

    /// Names the operation for distributed tracing, as client and method: `UserAssignedIdentitiesClient.get`.
    #[must_use]
    pub fn operation(mut self, name: &'static str) -> Self {
        self.operation = Some(name);
        self
    }

    /// Fills `{name}` with one segment: whatever the value is, it stays one.
    #[must_use]
    pub fn path<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.path_value(name, value, template::segment)
    }

    /// Fills `{name}` with a value that holds segments of its own, such as a resource id or scope
    /// (`x-ms-skip-url-encoding`). A leading slash is taken for the template's.
    #[must_use]
    pub fn path_segments<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.path_value(name, value, template::segments)
    }

    /// The query that belongs to the path itself, as it stands.
    #[must_use]
    pub fn fixed_query(mut self, query: &'static str) -> Self {
        self.fixed_query = Some(query);
        self
    }

    /// The version of the API in the query, unless the client options name another.
    #[must_use]
    pub fn api_version(mut self, name: &'static str, version: &'static str) -> Self {
        self.version = Some(ApiVersion {
            name: Cow::Borrowed(name),
            value: Cow::Borrowed(version),
            carrier: Carrier::Query(self.query.len()),
        });
        self
    }

    /// The version of the API in a header, unless the client options name another.
    #[must_use]
    pub fn api_version_header(mut self, name: &'static str, version: &'static str) -> Self {
        self.version = Some(ApiVersion {
            name: Cow::Borrowed(name),
            value: Cow::Borrowed(version),
            carrier: Carrier::Header,
        });
        self
    }

    /// A query parameter, left out when there is no value.
    #[must_use]
    pub fn query<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.query_text(name, value, is_unreserved)
    }

    /// A query parameter whose text the caller has encoded (`x-ms-skip-url-encoding`): it is sent as it is, save what
    /// would end the query. An `&` divides it from a further parameter of the caller's own making.
    #[must_use]
    pub fn query_unencoded<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.query_text(name, value, is_query_text)
    }

    /// A header, left out when there is no value.
    #[must_use]
    pub fn header<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        let value = self.accept_value(name, value.to_text());
        self.header_text(name, value)
    }

    /// The media types that the caller can read, where it is not JSON.
    #[must_use]
    pub fn accept(self, media_types: &'static str) -> Self {
        self.header_text("accept", Some(Cow::Borrowed(media_types)))
    }

    /// A JSON body.
    #[must_use]
    pub fn json<T>(self, content: RequestContent<T>) -> Self {
        self.body("application/json", content)
    }

    /// A JSON body, or none.
    #[must_use]
    pub fn json_optional<T>(self, content: Option<RequestContent<T>>) -> Self {
        self.body_optional("application/json", content)
    }

    /// A body of any media type.
    #[must_use]
    pub fn body(self, media_type: &'static str, body: impl Into<Body>) -> Self {
        self.set_body(media_type, body.into())
    }

    /// A body of any media type, or none.
    #[must_use]
    pub fn body_optional(self, media_type: &'static str, body: Option<impl Into<Body>>) -> Self {
        match body {
            Some(body) => self.body(media_type, body),
            None => self,
        }
    }
}

impl Call {
    fn path_value(
        mut self,
        name: &'static str,
        value: Option<Cow<'_, str>>,
        encode: fn(&'static str, &str) -> azure_core::Result<PathValue>,
    ) -> Self {
        match value.map_or_else(|| Err(missing(name)), |value| encode(name, &value)) {
            Ok(value) => self.path.push(value),
            Err(error) => self.fail(error),
        }
        self
    }

    fn query_text(
        mut self,
        name: &'static str,
        value: Option<Cow<'_, str>>,
        keep: fn(u8) -> bool,
    ) -> Self {
        if let Some(value) = value {
            self.query.push((query_name(name), encoded(&value, keep)));
        }
        self
    }

    /// The value of a parameter, where there is one. The call fails where it cannot be written.
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
                Ok(()) => self.headers.push((name, value.into_owned())),
                Err(error) => self.fail(error),
            }
        }
        self
    }

    pub(super) fn set_body(mut self, media_type: impl Into<Cow<'static, str>>, body: Body) -> Self {
        self.body = Some(body);
        let mut names = self.headers.iter().map(|(name, _)| name);
        // The caller may have chosen another one.
        if names.any(|name| name.eq_ignore_ascii_case("content-type")) {
            return self;
        }
        self.header_text("content-type", Some(media_type.into()))
    }

    pub(super) fn fail(&mut self, error: Error) {
        self.error.get_or_insert(error);
    }
}

pub(super) fn query_name(name: &'static str) -> Cow<'static, str> {
    if name.bytes().all(is_query_name) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(encoded(name, is_query_name))
    }
}

pub(super) fn missing(name: &str) -> Error {
    refused(format!(
        "path parameter `{name}` has no value: give it to the client or to the method"
    ))
}
