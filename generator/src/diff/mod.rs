//! The comparison of two versions of an API, for users of the generated crate.
//!
//! It compares the public items of both crates as data (`crate_surface`): clients, options, traits and types. The
//! specification has their places, their names, which distinguish renamed items from new ones, and their behavior on
//! the wire ([`Specs`](crate::rust::spec::Specs)).

mod change;
mod compare;
mod crate_surface;
mod definition_surface;
mod features;
mod macro_impls;
mod markdown;
mod matching;
mod member;
mod method;
mod printed_surface;
mod runtime;
mod source_location;
mod spelling;
mod surface;
mod text;
mod verdict;
mod version;

pub use change::{AddedFields, ApiDiff, Bump, Change, ChangeKind, Level, SourceLocation};
pub use markdown::markdown;
pub use printed_surface::printed;
pub use surface::Surface;
pub use text::text;
pub use version::Version;

/// Returns the changes from the old version to the new one.
pub fn compare(old: &Version<'_>, new: &Version<'_>) -> ApiDiff {
    let mut changes = compare::changes(old, new);
    changes.extend(features::changes(old.krate, new.krate));
    changes.extend(runtime::changes(&old.surface.runtime, &new.surface.runtime));
    ApiDiff::new(changes)
}
