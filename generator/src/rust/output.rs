//! Responses that depend on the status code: enums with one variant per kind of response.

use super::{docs::Docs, runtime::RuntimeItem, types::RustType};
use crate::names::{TypeName, VariantName};

/// The type of a response that depends on the status code.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusOutput {
    /// The type name.
    pub name: TypeName,
    /// The documentation.
    pub docs: Docs,
    /// The variants. The last one is for any other status code.
    pub variants: Vec<StatusVariant>,
    /// True if the headers can be read.
    pub has_headers: bool,
}

/// A kind of response.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusVariant {
    /// The variant.
    pub name: VariantName,
    /// The documentation.
    pub docs: Docs,
    /// The status codes of the response.
    pub statuses: Vec<u16>,
    /// The conversion of the body, if it is plain text or its encoding differs from the default of its type.
    pub conversion: Option<Conversion>,
    /// The response.
    pub response: RustType,
}

/// A function of the runtime that converts a response before it is decoded.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conversion {
    /// The function.
    pub function: RuntimeItem,
    /// The marker and the type of the body, if the function takes them.
    pub encoding: Option<(RustType, RustType)>,
}
