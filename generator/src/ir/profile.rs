//! The conventions of an API's client.

/// The conventions of an API's client.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// A service of Azure, whose responses may omit required properties.
    #[default]
    Azure,
    /// Any other service: its description is followed to the letter.
    Plain,
}

/// The treatment of properties that the description does not declare.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum UnknownProperties {
    /// They are ignored, unless the description declares additional properties.
    #[default]
    Ignore,
    /// They are kept in a map of each model.
    Keep,
}
