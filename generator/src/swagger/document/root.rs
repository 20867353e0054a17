use indexmap::IndexMap;
use serde::Deserialize;

use super::{ParameterizedHost, SecurityScheme};

/// A document without its paths and definitions, which are read one by one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Root<'a> {
    /// `info`
    pub info: Info<'a>,
    /// `host`
    pub host: Option<&'a str>,
    /// `basePath`
    pub base_path: Option<&'a str>,
    /// `schemes`
    pub schemes: Vec<&'a str>,
    /// `consumes`
    pub consumes: Vec<&'a str>,
    /// `produces`
    pub produces: Vec<&'a str>,
    /// `securityDefinitions`
    pub security_definitions: IndexMap<&'a str, SecurityScheme<'a>>,
    /// `security`: alternatives, each a set of schemes with scopes
    pub security: Option<Vec<IndexMap<&'a str, Vec<&'a str>>>>,
    /// `x-ms-parameterized-host`
    #[serde(rename = "x-ms-parameterized-host")]
    pub parameterized_host: Option<ParameterizedHost<'a>>,
}

impl Root<'_> {
    /// The scheme of its addresses.
    pub fn scheme(&self) -> &str {
        match self.schemes.as_slice() {
            [first, ..] if !self.schemes.contains(&"https") => first,
            _ => "https",
        }
    }

    /// The keys that are read on their own.
    pub const LATER: &'static [&'static str] = &[
        "swagger",
        "paths",
        "x-ms-paths",
        "definitions",
        "parameters",
        "responses",
    ];
}

/// `info`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Info<'a> {
    /// `title`
    pub title: Option<&'a str>,
    /// `description`
    pub description: Option<&'a str>,
    /// `version`
    pub version: Option<&'a str>,
}
