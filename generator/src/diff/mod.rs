//! What changed between two versions of an API, for users of the crate that is made of it.
//!
//! Compared is what users can name: the public items of the emitted code (`surface`), so that nothing that the
//! emitters decide is decided twice. The specification says where each of them stands, what it calls them, by
//! which renamed things are told from new ones, and what they do beyond what their types tell (`spec`, `facts`).

mod change;
mod compare;
mod facts;
mod features;
mod markdown;
mod member;
mod method;
mod pair;
mod runtime;
mod spec;
mod spelling;
mod spot;
mod surface;
mod text;
mod travel;

use std::collections::BTreeMap;

pub use change::{ApiDiff, Bump, Change, ChangeKind, Level, Spot};
pub use markdown::markdown;
pub use text::text;

use crate::ir::Package;
use crate::names::Names;
use crate::source::Sources;
use spec::Specs;
use surface::Surface;

/// One of the two versions: a crate, and what it was made from.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The files of the crate.
    pub tree: &'a BTreeMap<String, String>,
    /// What they were printed from.
    pub package: &'a Package,
    /// What everything is called.
    pub names: &'a Names,
    /// The specifications.
    pub sources: &'a Sources,
}

/// What changed from the old version to the new one.
pub fn compare(old: Version<'_>, new: Version<'_>) -> ApiDiff {
    let mut changes = compare::changes(&Side::of(old), &Side::of(new));
    changes.extend(features::changes(old.package, new.package));
    changes.extend(runtime::changes(old.tree, new.tree));
    ApiDiff::new(changes)
}

/// A version, taken apart.
#[derive(Debug)]
struct Side<'a> {
    surface: Surface,
    specs: Specs,
    sources: &'a Sources,
}

impl<'a> Side<'a> {
    fn of(version: Version<'a>) -> Self {
        Side {
            surface: surface::surface(version.tree, version.names),
            specs: Specs::of(version.package, version.names),
            sources: version.sources,
        }
    }
}
