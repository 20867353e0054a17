//! The functions that create the clients of a module's tests.

use super::super::{path::Path, types::RustType};
use crate::names::FieldName;

/// A function that creates a client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientFunction {
    /// The function name.
    pub name: ClientFunctionName,
    /// The parameters, after the test itself.
    pub parameters: Vec<(FieldName, RustType)>,
    /// The type of the client.
    pub client: Path,
    /// The constructor.
    pub constructor: String,
    /// The arguments of the constructor, before the options.
    pub arguments: Vec<ConstructorArgument>,
}

/// The name of a function that creates a client.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ClientFunctionName {
    /// `client`: with the parameters that constructors require.
    Client,
    /// `unscoped`: without these parameters.
    Unscoped,
}

impl ClientFunctionName {
    /// Both names.
    pub const ALL: [Self; 2] = [Self::Client, Self::Unscoped];

    /// Returns the name as an identifier.
    pub fn as_str(self) -> &'static str {
        match self {
            ClientFunctionName::Client => "client",
            ClientFunctionName::Unscoped => "unscoped",
        }
    }
}

/// An argument of a constructor.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ConstructorArgument {
    /// A text.
    Text(&'static str),
    /// A parameter of the function.
    Parameter(FieldName),
    /// The credential of the test.
    Credential,
    /// A secret with this text.
    Secret(&'static str),
}
