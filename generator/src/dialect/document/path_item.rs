//! A path item.

use serde::Deserialize;

use super::Parameter;

/// A path of the API without its operations, which are read one by one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub struct PathItem<'a> {
    /// `$ref`
    #[serde(rename = "$ref")]
    pub reference: Option<&'a str>,
    /// `parameters`: of all operations
    pub parameters: Vec<Parameter<'a>>,
}
