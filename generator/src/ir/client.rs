//! The properties that all operations of an API share: endpoint, authentication, client parameters.

use super::Parameter;

/// What all operations of an API share.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Client {
    /// The title that the specification gives the API: names the client.
    pub title: String,
    /// Where requests go.
    pub endpoint: Endpoint,
    /// How requests prove who sends them.
    pub authentication: Vec<Authentication>,
    /// The parameters that the client supplies, in spec order, each once.
    pub parameters: Vec<Parameter>,
}

impl Client {
    /// The alternatives to prove who sends a request, of which there is one at least.
    #[must_use]
    pub fn auth_alternatives(&self) -> &[Authentication] {
        match self.authentication.as_slice() {
            [] => &[Authentication::None],
            alternatives => alternatives,
        }
    }
}

/// Where requests go.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Endpoint {
    /// Azure Resource Manager of the cloud that the caller chose.
    ResourceManager,
    /// One fixed address, scheme included.
    Fixed(String),
    /// A template with parameters (`x-ms-parameterized-host`), scheme included where the specification adds one.
    Template {
        /// The template: `https://{vaultName}.vault.azure.net`.
        template: String,
        /// The names that stand in it.
        parameters: Vec<EndpointParameter>,
    },
    /// The specification does not say: the caller gives it.
    Unspecified,
}

/// A name in an endpoint template.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct EndpointParameter {
    /// The name as it stands between the braces.
    pub name: String,
}

/// A way to prove who sends a request (Swagger 2.0 `securityDefinitions`).
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Authentication {
    /// A bearer token of Microsoft Entra ID for these scopes.
    Bearer {
        /// The scopes; empty for Azure Resource Manager, whose scope follows from the cloud.
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
    /// A bearer token that the caller has.
    Token,
    /// User name and password.
    Basic,
    /// Several at once.
    All(Vec<Authentication>),
    /// Nothing: some operations need no proof.
    None,
}
