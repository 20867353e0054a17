//! Webhooks: one type with a variant for each.

use super::{docs::Docs, types::RustType};
use crate::names::{TypeName, VariantName};

/// The type of the webhooks of an API.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Webhooks {
    /// The type name.
    pub name: TypeName,
    /// The documentation.
    pub docs: Docs,
    /// The variants.
    pub variants: Vec<WebhookVariant>,
}

/// A webhook.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookVariant {
    /// The variant.
    pub name: VariantName,
    /// The documentation.
    pub docs: Docs,
    /// The name in the specification.
    pub webhook: String,
    /// The payload, if it is decoded.
    pub payload: Option<RustType>,
}
