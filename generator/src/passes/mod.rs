//! Passes over the [`ir`](crate::ir), with one rule per file.
//!
//! Lowering converts what the specification declares at each place. Passes add what follows from the whole API, so that
//! later stages need not compute it. Each pass has one task, takes linear time, and leaves a valid API ([`check`]).

mod check;
mod common_types;
mod discriminators;
mod errors;
mod families;
mod flatten;
mod group_reach;
mod headers;
mod hosts;
mod inherit;
mod json_unions;
mod localize;
mod long_names;
mod long_running;
mod merge;
mod merge_patch;
mod methods;
mod order;
mod outputs;
mod paging;
mod parameter_groups;
mod presence;
mod prune;
mod recursion;
mod sizes;
mod stream_end;
mod stream_flag;
mod typed_text;
mod unions;
mod unknown;
mod usage;
mod visit;
mod xml;

#[cfg(test)]
mod tests;

use crate::{
    diagnostics::Diagnostics,
    ir::{Api, Module, Package},
};

pub use check::check;
pub(crate) use group_reach::run as group_reach;
pub(crate) use long_names::run as long_names;
pub(crate) use stream_end::run as stream_end;
pub(crate) use stream_flag::run as stream_flag;

/// Runs the passes of one API, in the required order.
pub fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    methods::run(api, diagnostics);
    merge::run(api);
    hosts::run(api);
    xml::run(api, diagnostics);
    inherit::run(&mut api.definitions, diagnostics);
    unions::run(&mut api.definitions, diagnostics);
    discriminators::run(api, diagnostics);
    errors::run(api);
    outputs::run(api);
    paging::run(api, diagnostics);
    long_running::run(api);
    usage::run(api);
    if json_unions::without_xml(api, diagnostics) {
        usage::run(api);
    }
    merge_patch::run(api);
    xml::forget(&mut api.definitions);
    prune::run(api);
    localize::run(&mut api.definitions);
    flatten::run(&mut api.definitions, diagnostics);
    typed_text::run(api);
    unknown::run(api);
    presence::run(api, diagnostics);
    recursion::run(&mut api.definitions);
    sizes::run(&mut api.definitions);
    families::run(api);
    headers::run(api);
    parameter_groups::run(api, diagnostics);
    debug_assert_eq!(check(api), Ok(()));
}

/// Creates a package of APIs, with the types that they share.
pub fn share(modules: Vec<Module>) -> Package {
    common_types::run(modules)
}
