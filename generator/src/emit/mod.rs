//! IR and names to formatted Rust files, one file an emitted kind.
//!
//! Emitters decide nothing about Azure: what a thing is was decided by lowering and the passes, what it is called by
//! [`names`](crate::names). Here it is only printed.

mod call;
mod cargo_manifest;
mod client;
mod client_options;
mod common_types;
mod connect;
mod constructor;
mod crate_root;
mod definition;
mod described;
mod enumeration;
mod example;
mod example_value;
mod file;
mod form;
mod headers;
mod held;
mod invocation;
mod method;
mod method_docs;
mod method_options;
mod model;
mod module;
mod output;
mod parameter_group;
mod readme;
mod rows;
mod runtime;
mod style;
mod tests;
mod types;
mod union;
mod value;
mod xml;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use rayon::prelude::*;

pub use crate::rust::options::{CrateKind, Options};
use crate::rust::{build::context, docs};

use crate::{ir::Package, names::Names};

/// Prints a whole crate: path, with `/` between folders, to text.
pub fn emit(package: &Package, names: &Names, options: &Options) -> BTreeMap<String, String> {
    let pages = context::Pages::of(package);
    let of = context::Crate {
        package,
        names,
        options,
        pages: &pages,
    };
    let modules: Vec<_> = (0..package.modules.len())
        .into_par_iter()
        .flat_map(|index| module::files(&context::Context::new(&of, index), options))
        .collect();
    let frame = crate_root::files(&of).into_iter();
    let code: Vec<_> = frame
        .chain(common_types::files(&of))
        .chain(modules)
        .collect();
    let runtime = runtime::files(&code, options);
    code.into_iter().chain(runtime).chain(tests(&of)).collect()
}

fn tests(of: &context::Crate<'_>) -> Vec<File> {
    if of.options.tests {
        tests::files(of)
    } else {
        Vec::new()
    }
}

/// One emitted file: its path from the crate's folder, and its text.
type File = (String, String);

/// `#[deprecated]` with a reason, which may be empty.
fn deprecated(reason: Option<&str>) -> TokenStream {
    let tokens = reason.and_then(|reason| deprecation(reason).parse().ok());
    tokens.unwrap_or_default()
}

/// The attribute as text.
fn deprecation(reason: &str) -> String {
    match reason {
        "" => "#[deprecated]".to_owned(),
        reason => format!("#[deprecated = {}]", rows::literal(reason)),
    }
}
