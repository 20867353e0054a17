//! How requests prove who sends them.

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use azure_core::{
    Result, base64,
    cloud::CloudConfiguration,
    credentials::{Secret, TokenCredential},
    error::{Error, ErrorKind},
    http::{
        Context, Request, Url,
        headers::{AUTHORIZATION, HeaderName},
        policies::{Policy, PolicyResult, auth::BearerTokenAuthorizationPolicy},
    },
};

use super::{
    cloud,
    encode::{encoded, is_query_name, is_unreserved},
    header,
    pipeline::hand_on,
};

/// How a client's requests prove who sends them.
#[derive(Clone)]
pub enum Authentication {
    /// By a bearer token of Microsoft Entra ID.
    Bearer {
        /// What gives the token.
        credential: Arc<dyn TokenCredential>,
        /// What the token is for; empty for Azure Resource Manager of the cloud in the options.
        scopes: Vec<String>,
    },
    /// By a key in a header.
    HeaderKey {
        /// The header.
        name: &'static str,
        /// The key.
        key: Secret,
    },
    /// By a key in the query.
    QueryKey {
        /// The query parameter.
        name: &'static str,
        /// The key.
        key: Secret,
    },
    /// By a key in a cookie.
    CookieKey {
        /// The cookie.
        name: &'static str,
        /// The key.
        key: Secret,
    },
    /// By a bearer token that the caller has (RFC 6750).
    Token(Secret),
    /// By user name and password (RFC 7617).
    Basic {
        /// The user name.
        user_name: String,
        /// The password.
        password: Secret,
    },
    /// In several ways at once.
    All(Vec<Authentication>),
    /// Not at all.
    None,
}

impl Authentication {
    /// By a bearer token for `scopes`; without any, for Azure Resource Manager of the cloud in the options.
    #[must_use]
    pub fn bearer(credential: Arc<dyn TokenCredential>, scopes: &[&str]) -> Self {
        Self::Bearer {
            credential,
            scopes: scopes.iter().map(|&scope| scope.to_owned()).collect(),
        }
    }

    /// In several ways at once.
    #[must_use]
    pub fn all(ways: impl IntoIterator<Item = Authentication>) -> Self {
        Self::All(ways.into_iter().collect())
    }
}

impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Authentication::Bearer { .. } => "Bearer",
            Authentication::HeaderKey { .. } => "HeaderKey",
            Authentication::QueryKey { .. } => "QueryKey",
            Authentication::CookieKey { .. } => "CookieKey",
            Authentication::All(_) => "All",
            Authentication::Token(_) => "Token",
            Authentication::Basic { .. } => "Basic",
            Authentication::None => "None",
        })
    }
}

impl Authentication {
    /// The policies that do it.
    pub(super) fn policies(
        self,
        cloud: Option<&CloudConfiguration>,
    ) -> Result<Vec<Arc<dyn Policy>>> {
        let policy = match self {
            Authentication::Bearer { credential, scopes } => {
                let scopes = match scopes.is_empty() {
                    true => vec![format!("{}/.default", cloud::resource_manager(cloud)?)],
                    false => scopes,
                };
                let policy = BearerTokenAuthorizationPolicy::new(credential, scopes);
                return Ok(vec![Arc::new(policy)]);
            }
            Authentication::All(all) => {
                let policies: Result<Vec<_>> =
                    all.into_iter().map(|way| way.policies(cloud)).collect();
                return Ok(policies?.into_iter().flatten().collect());
            }
            Authentication::HeaderKey { name, key } => {
                header::check(name, key.secret())?;
                KeyPolicy::Header(name, key)
            }
            Authentication::QueryKey { name, key } => {
                let name = encoded(name, is_query_name);
                KeyPolicy::Query(Secret::new(format!(
                    "{name}={}",
                    encoded(key.secret(), is_unreserved)
                )))
            }
            Authentication::CookieKey { name, key } => {
                header::check(name, "")?;
                let value = encoded(key.secret(), is_cookie_value);
                KeyPolicy::Cookie(Secret::new(format!("{name}={value}")))
            }
            Authentication::Basic {
                user_name,
                password,
            } => {
                let pair = base64::encode(format!("{user_name}:{}", password.secret()));
                KeyPolicy::Header(AUTHORIZATION_NAME, Secret::new(format!("Basic {pair}")))
            }
            Authentication::Token(token) => {
                header::check(AUTHORIZATION_NAME, token.secret())?;
                let value = format!("Bearer {}", token.secret());
                KeyPolicy::Header(AUTHORIZATION_NAME, Secret::new(value))
            }
            Authentication::None => return Ok(Vec::new()),
        };
        Ok(vec![Arc::new(policy)])
    }
}

const AUTHORIZATION_NAME: &str = "authorization";

/// Adds a key that never changes.
#[derive(Debug)]
enum KeyPolicy {
    Header(&'static str, Secret),
    Query(Secret),
    Cookie(Secret),
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
            KeyPolicy::Cookie(pair) => add_cookie(request, pair.secret()),
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

/// Adds a cookie to those that are there; a second try finds it.
fn add_cookie(request: &mut Request, pair: &str) {
    let name = HeaderName::from_static("cookie");
    let cookies = request
        .headers()
        .get_optional_str(&name)
        .unwrap_or_default();
    if cookies.split("; ").any(|known| known == pair) {
        return;
    }
    let cookies = match cookies {
        "" => pair.to_owned(),
        cookies => format!("{cookies}; {pair}"),
    };
    request.insert_header(name, cookies);
}

/// Whether a byte may stand in a cookie (RFC 6265, section 4.1.1). A `%` may be the service's own.
fn is_cookie_value(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}

fn is_private(url: &Url) -> bool {
    url.scheme() == "https" || matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}
