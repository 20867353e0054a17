//! Responses that differ by status: enums with one variant for each kind of response.

use super::{docs::Docs, types::RustType};
use crate::names::{TypeName, VariantName};

/// The type of responses that differ by status.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusOutput {
    /// Its name.
    pub name: TypeName,
    /// Its documentation.
    pub docs: Docs,
    /// Its variants. The last one is for any status that no other lists.
    pub variants: Vec<StatusVariant>,
    /// True if its headers can be read.
    pub has_headers: bool,
}

/// A kind of response.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusVariant {
    /// The variant.
    pub name: VariantName,
    /// Its documentation.
    pub docs: Docs,
    /// The status codes with such a response.
    pub statuses: Vec<u16>,
    /// The response.
    pub response: RustType,
}
