//! The extension `x-ms-enum`.

use serde::Deserialize;
use serde_json::Value;

/// The extension `x-ms-enum`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct XEnum<'a> {
    /// The name of the enumeration.
    pub name: Option<&'a str>,
    /// True if further values are expected.
    pub model_as_string: Option<bool>,
    /// Another spelling of `modelAsString`.
    pub model_as_extensible: Option<bool>,
    /// The values with names and descriptions. They replace those of `enum`.
    pub values: Vec<EnumValue<'a>>,
}

/// One value of `x-ms-enum`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct EnumValue<'a> {
    /// The value on the wire.
    pub value: Value,
    /// The name in code.
    pub name: Option<&'a str>,
    /// The description.
    pub description: Option<&'a str>,
}
