//! Checks requests against their descriptions.

mod body;
mod finding;
mod form;
mod format;
mod immutable;
mod limits;
mod parameters;
mod pattern;
#[cfg(test)]
mod tests;
mod value;

pub(super) use body::check_body;
pub(super) use finding::FindingSeverity;
pub use finding::{FindingKind, RequestFinding};
pub(super) use immutable::changed_member;
pub(super) use parameters::check_parameters;
pub(super) use pattern::Patterns;
pub(super) use value::has_type;
