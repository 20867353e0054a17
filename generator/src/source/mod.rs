//! Documents: loading, JSON pointers, references, positions.
//!
//! [`Sources`] has the documents of a run. A document is read once and does not change. A
//! [`DocumentId`](crate::ir::DocumentId) identifies a document, and an [`Origin`](crate::ir::Origin) a value in it.
//! Positions in the text are computed only for messages.

pub(crate) mod address;
mod anchors;
mod bounds;
mod dialect;
mod document;
mod document_edit;
mod dynamic_scope;
mod fragment;
mod json;
mod json_spans;
mod letter_case;
mod lines;
mod listing;
mod parse;
mod path;
pub mod pointer;
mod position;
mod read;
mod recursive_scope;
mod reference;
mod sources;
mod spans;
mod suggestion;
mod type_mismatch;
mod uri;
mod yaml;
mod yaml_error;
mod yaml_events;
mod yaml_scalar;
mod yaml_spans;
mod yaml_tabs;

pub use dialect::{Dialect, OpenApi3};
pub use document::{Document, DocumentFormat};
pub use document_edit::{DocumentEdit, Transform};
pub use fragment::Fragment;
pub use letter_case::{CaseMatch, match_case};
pub(crate) use lines::line as line_range;
pub(crate) use path::key as file_key;
pub(crate) use path::normalise;
pub use path::{common_folder, is_json_or_yaml, is_named_readme, is_readme, specification_root};
pub use position::{Position, Span};
pub use reference::Resolved;
pub use sources::Sources;
pub use suggestion::nearest;
pub(crate) use suggestion::nearest_file;
pub use type_mismatch::type_mismatch;
pub use yaml::yaml_value;
