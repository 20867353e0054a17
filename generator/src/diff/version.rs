//! A version to compare.

use super::{crate_surface, surface::Surface};
use crate::{
    rust::{krate::Crate, spec::Specs},
    source::Sources,
};

/// A version to compare: a crate and its specifications.
#[derive(Clone, Debug)]
pub struct Version<'a> {
    pub(super) krate: &'a Crate,
    pub(super) surface: Surface,
    pub(super) specs: Specs,
    pub(super) sources: &'a Sources,
}

impl<'a> Version<'a> {
    /// Creates a version from a crate and its places in the specifications.
    pub fn of(krate: &'a Crate, specs: Specs, sources: &'a Sources) -> Self {
        Version {
            krate,
            surface: crate_surface::surface(krate),
            specs,
            sources,
        }
    }

    /// Replaces the surface with that of a crate that was [`printed()`](super::printed()) before.
    #[must_use]
    pub fn with_surface(self, surface: Surface) -> Self {
        Version { surface, ..self }
    }

    /// Returns the surface of the crate.
    pub fn surface(&self) -> &Surface {
        &self.surface
    }
}
