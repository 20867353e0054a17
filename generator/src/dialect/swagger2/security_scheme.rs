//! A security scheme.

use indexmap::IndexMap;
use serde::Deserialize;

/// One of the `securityDefinitions`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct SecurityScheme<'a> {
    /// `type`
    #[serde(rename = "type")]
    pub kind: Option<&'a str>,
    /// `description`
    pub description: Option<&'a str>,
    /// `in`: the location of an API key
    #[serde(rename = "in")]
    pub location: Option<&'a str>,
    /// `name`: the name of an API key
    pub name: Option<&'a str>,
    /// `scopes`: of OAuth 2
    pub scopes: IndexMap<&'a str, serde_json::Value>,
}
