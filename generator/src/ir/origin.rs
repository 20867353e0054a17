//! The place of a node in the specification.

/// A document of the source set, in the order in which it was first loaded.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
pub struct DocumentId(pub usize);

/// Where a node stands in the specification.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
pub struct Origin {
    /// The document that holds the node.
    pub document: DocumentId,
    /// The node's JSON pointer (RFC 6901), empty for the whole document.
    pub pointer: String,
}
