//! The extension `x-ms-parameterized-host`.

use serde::Deserialize;

use super::Parameter;

/// `x-ms-parameterized-host`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct ParameterizedHost<'a> {
    /// The template.
    pub host_template: &'a str,
    /// True if the document's scheme precedes the template, which is the default.
    pub use_scheme_prefix: Option<bool>,
    /// The position of method arguments: `first` or `last`.
    pub position_in_operation: Option<&'a str>,
    /// The parameters of the template.
    pub parameters: Vec<Parameter<'a>>,
}
