//! The client: endpoint, authentication, client parameters.

use super::{Docs, Parameter};

/// The parts that all operations of an API share.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Client {
    /// The title of the API, which names the client.
    pub title: String,
    /// The endpoint.
    pub endpoint: Endpoint,
    /// The path of the base URL: part of the endpoint, unless the caller sets the endpoint. With a leading `/`, or
    /// empty.
    pub base_path: String,
    /// The authentication alternatives.
    pub authentication: Vec<Authentication>,
    /// The client parameters in the order of the specification, without duplicates.
    pub parameters: Vec<Parameter>,
    /// The servers that the caller may choose by name, if the specification names them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<NamedServer>,
}

/// A server with a name.
#[derive(Clone, Debug, serde::Serialize)]
pub struct NamedServer {
    /// The name in the specification.
    pub name: String,
    /// The URL, with the defaults of its variables.
    pub url: String,
    /// The documentation.
    pub docs: Docs,
}

impl Client {
    /// Returns the authentication alternatives, of which there is at least one.
    #[must_use]
    pub fn auth_alternatives(&self) -> &[Authentication] {
        match self.authentication.as_slice() {
            [] => &[Authentication::None],
            alternatives => alternatives,
        }
    }
}

/// The endpoint of an API.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Endpoint {
    /// Azure Resource Manager in the caller's cloud.
    ResourceManager,
    /// A URL.
    Fixed(String),
    /// A URL template with parameters (`x-ms-parameterized-host`).
    Template {
        /// The template: `https://{vaultName}.vault.azure.net`.
        template: String,
        /// The parameters in the template.
        parameters: Vec<EndpointParameter>,
    },
    /// The specification has no endpoint, so the caller sets it.
    Unspecified,
}

/// A parameter of an endpoint template.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct EndpointParameter {
    /// The name in braces.
    pub name: String,
}

/// An authentication (Swagger 2.0 `securityDefinitions`).
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Authentication {
    /// A bearer token of Microsoft Entra ID.
    Bearer {
        /// The scopes. Empty for Azure Resource Manager, whose scope depends on the cloud.
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
    /// A bearer token that the caller provides.
    Token,
    /// Credentials of another scheme that the caller provides (RFC 9110, section 11.6.2).
    Credentials {
        /// The scheme.
        scheme: String,
    },
    /// User name and password.
    Basic,
    /// Several at once.
    All(Vec<Authentication>),
    /// None: some operations need no authentication.
    None,
}

impl Authentication {
    /// True if a credential of Microsoft Entra ID is required.
    pub fn is_entra(&self) -> bool {
        match self {
            Authentication::Bearer { .. } => true,
            Authentication::All(all) => all.iter().any(Authentication::is_entra),
            _ => false,
        }
    }
}
