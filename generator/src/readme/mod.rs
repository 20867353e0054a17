//! AutoRest's `readme.md`: which files belong to a tag, what the client is called, and how the files are
//! to be changed before they are read.
//!
//! A readme is Markdown with fenced blocks of YAML. A block counts always, or under a condition such as
//! `$(tag) == 'package-2024-01'`. Of what stands in several blocks that count, the first decides for a
//! single value, and lists are put one after the other.
//!
//! # Where directives are applied
//!
//! [`Directives`] change the documents, as they are read and before anything is lowered. That is what their
//! authors wrote them for: `from` names a file and `where` a place in it, and a changed operation or
//! property is to be treated in every respect as if it had been published so, down to the examples that are
//! held against it. After lowering, references are resolved and definitions of equal shape may be one, so
//! that a place of a file could no longer be told from another. The documents keep track of what was moved,
//! and messages still show the line of the file.

mod apply;
mod block;
mod condition;
mod directive;
mod directives;
mod entry;
mod file;
mod include;
mod load;
mod select;

pub use directives::Directives;
pub use load::Readme;
pub use select::{Input, Selection, Tag};
