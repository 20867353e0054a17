use serde::Deserialize;

use super::Parameter;

/// The verbs of a path item, in the order in which Swagger 2.0 lists them.
pub const VERBS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

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

impl PathItem<'_> {
    /// The keys that are read on their own.
    pub const LATER: &'static [&'static str] = &VERBS;
}
