//! The extension `x-ms-parameterized-host`.

use serde::Deserialize;

use super::Parameter;

/// `x-ms-parameterized-host`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct ParameterizedHost<'a> {
    /// The template.
    pub host_template: &'a str,
    /// Whether the document's scheme stands before the template; yes when absent.
    pub use_scheme_prefix: Option<bool>,
    /// Whether method arguments come `first` or `last`.
    pub position_in_operation: Option<&'a str>,
    /// What fills the template.
    pub parameters: Vec<Parameter<'a>>,
}
