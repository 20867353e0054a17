//! A path item.

use serde::Deserialize;

use super::Parameter;

/// A path without its operations, which are read separately.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub struct PathItem<'a> {
    /// `$ref`
    #[serde(rename = "$ref")]
    pub reference: Option<&'a str>,
    /// `parameters`: those of all operations
    pub parameters: Vec<Parameter<'a>>,
}
