//! The document without its paths and definitions.

use serde::Deserialize;

use super::ParameterizedHost;

/// A document without its paths and definitions, which are read separately.
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
    /// `jsonSchemaDialect`, of OpenAPI 3.1
    #[serde(rename = "jsonSchemaDialect")]
    pub schema_dialect: Option<&'a str>,
    /// `x-ms-parameterized-host`
    #[serde(rename = "x-ms-parameterized-host")]
    pub parameterized_host: Option<ParameterizedHost<'a>>,
}

impl Root<'_> {
    /// Returns the scheme of the URLs.
    pub fn scheme(&self) -> &str {
        match self.schemes.as_slice() {
            [first, ..] if !self.schemes.contains(&"https") => first,
            _ => "https",
        }
    }
}

/// `info`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Info<'a> {
    /// `title`
    pub title: Option<&'a str>,
    /// `summary`, of OpenAPI 3.1
    pub summary: Option<&'a str>,
    /// `description`
    pub description: Option<&'a str>,
    /// `version`
    pub version: Option<&'a str>,
}
