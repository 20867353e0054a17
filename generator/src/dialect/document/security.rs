//! The ways to authenticate requests.

/// Schemes that are used together. Without any, requests need no authentication.
pub type Requirement = Vec<SecurityScheme>;

/// A way to authenticate requests.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SecurityScheme {
    /// User name and password.
    Basic,
    /// A bearer token that the caller has.
    Token,
    /// A bearer token that is requested for these scopes.
    OAuth2 {
        /// The scopes that are addresses.
        scopes: Vec<String>,
    },
    /// A key in a header.
    HeaderKey {
        /// The header.
        name: String,
    },
    /// A key in the query.
    QueryKey {
        /// The query parameter.
        name: String,
    },
    /// A key in a cookie.
    CookieKey {
        /// The cookie.
        name: String,
    },
}

/// The scopes that are addresses, each once: those of Microsoft Entra ID. A scope without an address, such as
/// `user_impersonation`, names no audience.
pub fn addresses<'s>(scopes: impl Iterator<Item = &'s str>) -> Vec<String> {
    let mut addresses: Vec<String> = Vec::new();
    for scope in scopes.filter(|scope| scope.contains("://")) {
        if !addresses.iter().any(|known| known == scope) {
            addresses.push(scope.to_owned());
        }
    }
    addresses
}
