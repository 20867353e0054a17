//! Tuple structs for arrays whose items have types by position.

use super::{docs::Docs, types::RustType};

/// A tuple struct.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tuple {
    /// The fields in order.
    pub fields: Vec<TupleField>,
}

/// A field of a [`Tuple`].
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TupleField {
    /// The documentation.
    pub docs: Docs,
    /// The type.
    pub ty: RustType,
    /// The type in `wire::items`: the kind of field.
    pub kind: &'static str,
    /// The encoding, if it differs from the type's default.
    pub marker: Option<RustType>,
}
