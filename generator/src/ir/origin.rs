//! Places in the specification.

/// A document, by the order in which documents were loaded.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
pub struct DocumentId(pub usize);

/// A place in the specification.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
pub struct Origin {
    /// The document.
    pub document: DocumentId,
    /// The JSON pointer (RFC 6901). Empty for the whole document.
    pub pointer: String,
}
