//! Refinements of the [`ir`](crate::ir), one rule a file.
//!
//! Lowering says what stands in the specification; passes say what follows from it for the whole API.

mod common_types;
mod errors;
mod families;
mod flatten;
mod inherit;
mod long_running;
mod outputs;
mod paging;
mod prune;
mod recursion;
mod unions;
mod usage;
mod visit;

use crate::{
    diagnostics::Diagnostics,
    ir::{Api, Package},
};

/// Refines one API. The order matters: each pass reads what those before it decided.
pub fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    inherit::run(api);
    unions::run(api, diagnostics);
    errors::run(api);
    outputs::run(api);
    paging::run(api, diagnostics);
    long_running::run(api);
    usage::run(api);
    prune::run(api);
    flatten::run(api, diagnostics);
    recursion::run(api);
    families::run(api);
}

/// Finds what the APIs of a package share.
pub fn share(package: &mut Package) {
    common_types::run(package);
}
