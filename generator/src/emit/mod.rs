//! Prints the crate as formatted Rust files, with one printer per kind of item.
//!
//! Printers decide nothing: all decisions about Rust are made in [`rust`](crate::rust).

mod attributes;
mod cargo_manifest;
mod client;
mod client_options;
mod common_types;
mod constructor;
mod crate_root;
mod definition;
mod enumeration;
mod example;
mod example_tests;
mod expression;
mod file;
mod file_context;
mod headers;
mod invocation;
mod json_union;
mod literal;
mod method;
mod method_options;
mod model;
mod module;
mod one_file;
mod output;
mod preformatted;
mod readme;
mod request;
mod runtime;
mod union;
mod webhooks;
mod within_module;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::rust::krate::Crate;
pub use crate::rust::options::{CrateKind, Options};
pub use one_file::one_file;

/// Prints a crate, or the files of a module, as a map from paths, with `/` as separator, to text.
pub fn emit(krate: &Crate) -> BTreeMap<String, String> {
    let modules = krate.modules.par_iter().flat_map(module::files);
    let modules: Vec<_> = modules.collect();
    let files = crate_root::files(krate)
        .into_iter()
        .chain(krate.common.iter().flat_map(common_types::files))
        .chain(modules)
        .chain(runtime::files(krate))
        .chain(example_tests::files(krate))
        .collect();
    match krate.options.kind {
        CrateKind::Module => within_module::within_module(files, &krate.options.crate_name),
        CrateKind::Curated | CrateKind::Standalone => files,
    }
}
