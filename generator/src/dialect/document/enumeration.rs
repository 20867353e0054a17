//! The extension `x-ms-enum`.

use serde::Deserialize;
use serde_json::Value;

/// The extension `x-ms-enum`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct XEnum<'a> {
    /// What the enumeration is called.
    pub name: Option<&'a str>,
    /// Whether the author expects further values.
    pub model_as_string: Option<bool>,
    /// The same in another spelling.
    pub model_as_extensible: Option<bool>,
    /// The values with names and prose; they stand for those of `enum`.
    pub values: Vec<EnumValue<'a>>,
}

/// One value of `x-ms-enum`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct EnumValue<'a> {
    /// On the wire.
    pub value: Value,
    /// In code.
    pub name: Option<&'a str>,
    /// Its prose.
    pub description: Option<&'a str>,
}
