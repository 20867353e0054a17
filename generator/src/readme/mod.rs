//! Reads AutoRest's `readme.md`: the input files of a tag, the title of the client, and directives that change the
//! files.
//!
//! A readme is Markdown with fenced blocks of YAML. A block may have a condition, such as `$(tag) ==
//! 'package-2024-01'`. If several selected blocks have the same key, the first is used for a single value, and lists
//! are concatenated.
//!
//! # Where directives are applied
//!
//! [`Directives`] change the documents when they are read, before lowering. They were written for this: `from` names a
//! file and `where` a place in it, and a changed operation or property is treated as if it had been published in this
//! form. After lowering, references are resolved and equal definitions are merged, so that the places in files are
//! lost. Documents record the changes, so that messages still show the line in the file.

mod apply;
mod block;
mod condition;
mod directive;
mod directives;
mod entry;
mod file;
mod include;
mod load;
mod packages;
mod select;
mod versions;

pub use directives::Directives;
pub use load::Readme;
pub use select::{InputFile, Tag, TagInputs};
#[cfg(feature = "cli")]
pub(crate) use versions::has_operations;
pub(crate) use versions::{document_version, repeated_operation};
