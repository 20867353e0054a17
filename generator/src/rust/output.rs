//! Responses that depend on the status code: enums with one variant per kind of response.

use super::{docs::Docs, types::RustType};
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
    /// The response.
    pub response: RustType,
}
