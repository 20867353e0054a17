//! Response headers: one trait for each distinct set.

use super::{docs::Docs, expression::Expression, types::RustType};
use crate::names::{FieldName, TypeName};

/// The trait that reads a set of response headers.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeaderSet {
    /// Its name.
    pub name: TypeName,
    /// Its documentation.
    pub docs: Docs,
    /// Its methods.
    pub readers: Vec<HeaderReader>,
    /// The types that carry the headers.
    pub carriers: Vec<RustType>,
}

/// A method that reads a header.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeaderReader {
    /// Its name.
    pub name: FieldName,
    /// Its documentation.
    pub docs: Docs,
    /// The name on the wire; of a map, what the names of its headers begin with.
    pub wire_name: String,
    /// The value that it reads.
    pub value: HeaderValue,
}

/// The value that a method reads from headers.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HeaderValue {
    /// All headers whose names begin alike.
    Map(RustType),
    /// One value.
    One {
        /// The type of the value.
        ty: RustType,
        /// The marker that reads it, if it is not read in its type's own way.
        marker: Option<RustType>,
    },
    /// A list in one header.
    List {
        /// The type of the list.
        ty: RustType,
        /// The marker that reads it, if it is not read in its type's own way.
        marker: Option<RustType>,
        /// The separator of the items.
        separator: Box<Expression>,
    },
}
