//! Keys that never change.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::{
    Result, base64,
    credentials::Secret,
    error::{Error, ErrorKind},
    http::{
        Context, Request, Url,
        headers::AUTHORIZATION,
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
    /// By a key in a header.
    ///
    /// # Errors
    ///
    /// The key cannot travel in a header.
    pub fn header_key(name: &'static str, key: Secret) -> Result<Self> {
        header::check(name, key.secret())?;
        Ok(Self::by_key("header key", KeyPolicy::Header(name, key)))
    }

    /// By a key in the query.
    #[must_use]
    pub fn query_key(name: &'static str, key: Secret) -> Self {
        let name = encoded(name, is_query_name);
        let key = encoded(key.secret(), is_unreserved);
        let pair = Secret::new(format!("{name}={key}"));
        Self::by_key("query key", KeyPolicy::Query(pair))
    }

    /// By a bearer token that the caller has (RFC 6750).
    ///
    /// # Errors
    ///
    /// The token cannot travel in a header.
    pub fn token(token: Secret) -> Result<Self> {
        header::check(AUTHORIZATION_NAME, token.secret())?;
        let value = Secret::new(format!("Bearer {}", token.secret()));
        let policy = KeyPolicy::Header(AUTHORIZATION_NAME, value);
        Ok(Self::by_key("token", policy))
    }

    /// By user name and password (RFC 7617).
    #[must_use]
    pub fn basic(user_name: &str, password: Secret) -> Self {
        let pair = base64::encode(format!("{user_name}:{}", password.secret()));
        let value = Secret::new(format!("Basic {pair}"));
        Self::by_key("basic", KeyPolicy::Header(AUTHORIZATION_NAME, value))
    }

    fn by_key(name: &'static str, policy: KeyPolicy) -> Self {
        Self {
            name,
            policy: Some(Arc::new(policy)),
        }
    }
}

const AUTHORIZATION_NAME: &str = "authorization";

/// Adds a key that never changes.
#[derive(Debug)]
enum KeyPolicy {
    Header(&'static str, Secret),
    Query(Secret),
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
                "a key is sent only over https, or to this machine",
            ));
        }
        match self {
            KeyPolicy::Header(AUTHORIZATION_NAME, value) => {
                request.insert_header(AUTHORIZATION, value.secret().to_owned());
            }
            KeyPolicy::Header(name, value) => {
                request.insert_header(header::name(name), value.secret().to_owned());
            }
            KeyPolicy::Query(pair) => add_once(request.url_mut(), pair.secret()),
        }
        hand_on(ctx, request, next).await
    }
}

/// Adds a pair to the query; a second try finds it there.
fn add_once(url: &mut Url, pair: &str) {
    let query = url.query().unwrap_or_default();
    if query.split('&').any(|known| known == pair) {
        return;
    }
    let query = if query.is_empty() {
        pair.to_owned()
    } else {
        format!("{query}&{pair}")
    };
    url.set_query(Some(&query));
}

fn is_private(url: &Url) -> bool {
    url.scheme() == "https" || matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}
