//! Files to documents: loading, JSON pointers, references, positions.
//!
//! [`Sources`] holds every document of one run. A document is read once, never changes, and is named
//! by a [`DocumentId`](crate::ir::DocumentId); a value in it is named by an
//! [`Origin`](crate::ir::Origin). Positions in the text are worked out only when a message needs them.

mod bounds;
mod dialect;
mod document;
mod document_edit;
mod fragment;
mod json;
mod json_spans;
mod lines;
mod parse;
mod path;
pub mod pointer;
mod position;
mod read;
mod reference;
mod sources;
mod spans;
mod suggestion;
mod type_mismatch;
mod yaml;
mod yaml_scalar;
mod yaml_spans;

pub use dialect::Dialect;
pub use document::{Document, Format};
pub use document_edit::{DocumentEdit, Transform};
pub use fragment::Fragment;
pub(crate) use lines::line as line_range;
pub(crate) use path::normalise;
pub use path::{common_folder, is_readme, specification_root};
pub use position::{Position, Span};
pub use sources::Sources;
pub use suggestion::nearest;
pub use type_mismatch::type_mismatch;
