//! Static keys.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::{
    Result, base64,
    credentials::Secret,
    error::{Error, ErrorKind},
    http::{
        Context, Request, Url,
        policies::{Policy, PolicyResult},
    },
};

use super::{
    Authentication,
    encode::{encoded, is_query_name, is_unreserved},
    header,
    pipeline::hand_on,
};

impl Authentication {
    /// Authenticates with a key in a header.
    ///
    /// # Errors
    ///
    /// Returns an error if the key is not allowed in a header.
    pub fn header_key(name: &'static str, key: Secret) -> Result<Self> {
        header::check(name, key.secret())?;
        Ok(Self::by_key("header key", name, key, put_in_header))
    }

    /// Authenticates with a key in the query.
    #[must_use]
    pub fn query_key(name: &'static str, key: Secret) -> Self {
        Self {
            query_keys: vec![name],
            ..Self::by_key("query key", name, key, put_in_query)
        }
    }

    /// Authenticates with a static bearer token (RFC 6750).
    ///
    /// # Errors
    ///
    /// Returns an error if the token is not allowed in a header.
    pub fn token(token: Secret) -> Result<Self> {
        header::check(AUTHORIZATION, token.secret())?;
        let value = Secret::new(format!("Bearer {}", token.secret()));
        Ok(Self::by_key("token", AUTHORIZATION, value, put_in_header))
    }

    /// Authenticates with credentials of another scheme in the header `Authorization` (RFC 9110, section 11.6.2).
    /// The scheme is added, unless they begin with it.
    ///
    /// # Errors
    ///
    /// Returns an error if the credentials are not allowed in a header.
    pub fn credentials(scheme: &'static str, credentials: Secret) -> Result<Self> {
        let text = credentials.secret().trim();
        header::check(AUTHORIZATION, text)?;
        let own = text.split(' ').next().filter(|own| own.len() < text.len());
        let value = match own.is_some_and(|own| own.eq_ignore_ascii_case(scheme)) {
            true => text.to_owned(),
            false => format!("{scheme} {text}"),
        };
        let value = Secret::new(value);
        Ok(Self::by_key(scheme, AUTHORIZATION, value, put_in_header))
    }

    /// Authenticates with user name and password (RFC 7617).
    ///
    /// # Errors
    ///
    /// Returns an error if the user name has a colon, which separates it from the password, or if either has control
    /// characters.
    pub fn basic(user_name: &str, password: Secret) -> Result<Self> {
        let is_sendable = |text: &str| !text.chars().any(char::is_control);
        if user_name.contains(':') || !is_sendable(user_name) || !is_sendable(password.secret()) {
            return Err(Error::with_message(
                ErrorKind::Credential,
                "the user name must not contain a colon, and the user name and the password must not contain \
                 control characters",
            ));
        }
        let pair = base64::encode(format!("{user_name}:{}", password.secret()));
        let value = Secret::new(format!("Basic {pair}"));
        Ok(Self::by_key("basic", AUTHORIZATION, value, put_in_header))
    }

    /// Authenticates with a key that `put` adds to each request.
    pub(super) fn by_key(way: &'static str, name: &'static str, key: Secret, put: PutKey) -> Self {
        Self {
            names: vec![way],
            policies: vec![Arc::new(KeyPolicy { name, key, put })],
            query_keys: Vec::new(),
        }
    }
}

const AUTHORIZATION: &str = "authorization";

/// Adds a key with its name to a request. A retried request may already have it.
pub(super) type PutKey = fn(&mut Request, &'static str, &str);

/// A policy that adds a static key.
#[derive(Debug)]
struct KeyPolicy {
    name: &'static str,
    key: Secret,
    put: PutKey,
}

#[async_trait]
impl Policy for KeyPolicy {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        if !is_private(request.url()) {
            return Err(Error::with_message(
                ErrorKind::Other,
                "the key was not sent: the URL must be https or on the loopback interface",
            ));
        }
        (self.put)(request, self.name, self.key.secret());
        hand_on(ctx, request, next).await
    }
}

fn put_in_header(request: &mut Request, name: &'static str, key: &str) {
    request.insert_header(header::name(name), key.to_owned());
}

fn put_in_query(request: &mut Request, name: &'static str, key: &str) {
    let pair = format!(
        "{}={}",
        encoded(name, is_query_name),
        encoded(key, is_unreserved)
    );
    let url = request.url_mut();
    let query = url.query().unwrap_or_default();
    if query.split('&').any(|known| known == pair) {
        return;
    }
    let query = match query {
        "" => pair,
        query => format!("{query}&{pair}"),
    };
    url.set_query(Some(&query));
}

fn is_private(url: &Url) -> bool {
    url.scheme() == "https" || matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}
