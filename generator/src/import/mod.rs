//! Copies a service from a checkout of the public specifications to the folder of the curated crate's specifications:
//! its files, the files that they refer to, and an entry in the manifest.
//!
//! A file keeps its path below `specification/`, because references use it. JSON is formatted with two spaces. Keys
//! keep their order, and numbers and strings their text. Descriptions that the user wrote stay.

mod copy;
mod existing;
mod json;
mod latest;
mod manifest;
mod module_name;
mod own_descriptions;
mod plan;
mod present;
mod reference_closure;
mod request;
mod resource_types;
mod role;
mod semantic_path;
mod service;
mod stale;
mod strip_descriptions;
mod undo;

pub use copy::ImportedFiles;
pub use latest::{SkippedTag, TagChoice};
pub use plan::{ImportPlan, Imported, newest, plan};
pub use request::{ImportOptions, Newest};
pub use undo::Undo;
