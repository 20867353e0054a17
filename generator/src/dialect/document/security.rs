//! Security schemes.

/// Schemes that are used together. If empty, requests need no authentication.
pub type Requirement = Vec<SecurityScheme>;

/// A security scheme.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SecurityScheme {
    /// User name and password.
    Basic,
    /// A bearer token that the caller provides.
    Token,
    /// Credentials of another scheme that the caller provides (RFC 9110, section 11.6.2).
    Credentials {
        /// The scheme.
        scheme: String,
    },
    /// A bearer token that a credential requests for scopes.
    OAuth2 {
        /// The scopes that are URLs.
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

/// Returns the scopes that are URLs, without duplicates. Those of Microsoft Entra ID are URLs. Others, such as
/// `user_impersonation`, have no audience.
pub fn addresses<'s>(scopes: impl Iterator<Item = &'s str>) -> Vec<String> {
    let mut addresses: Vec<String> = Vec::new();
    for scope in scopes.filter(|scope| scope.contains("://")) {
        if !addresses.iter().any(|known| known == scope) {
            addresses.push(scope.to_owned());
        }
    }
    addresses
}
