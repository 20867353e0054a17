//! Response headers: one trait per distinct set.

use super::{docs::Docs, expression::Expression, gate::Gate, types::RustType};
use crate::names::{FieldName, TypeName};

/// The trait for a set of response headers.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeaderSet {
    /// The trait name.
    pub name: TypeName,
    /// The documentation.
    pub docs: Docs,
    /// The methods.
    pub readers: Vec<HeaderReader>,
    /// The types of the responses with these headers.
    pub carriers: Vec<HeaderCarrier>,
}

/// The type of a response with headers.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeaderCarrier {
    /// The type.
    pub ty: RustType,
    /// The features that enable it, unless they are those of the file. With features, paths are written in full.
    pub gate: Gate,
}

/// A method that reads a header.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeaderReader {
    /// The method name.
    pub name: FieldName,
    /// The documentation.
    pub docs: Docs,
    /// The wire name, or the prefix of the names for a map.
    pub wire_name: String,
    /// The value.
    pub value: HeaderValue,
}

/// The value of a header.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HeaderValue {
    /// All headers with the prefix.
    Map(RustType),
    /// One value.
    One {
        /// The type of the value.
        ty: RustType,
        /// The encoding, if it differs from the type's default.
        marker: Option<RustType>,
    },
    /// A list in one header.
    List {
        /// The type of the list.
        ty: RustType,
        /// The encoding, if it differs from the type's default.
        marker: Option<RustType>,
        /// The separator of the items.
        separator: Box<Expression>,
    },
}
