//! The crate as data to formatted Rust files, one printer for each kind of item.
//!
//! Printers decide nothing: what a thing becomes in Rust was decided by [`rust`](crate::rust). Here it is only printed.

mod cargo_manifest;
mod client;
mod client_options;
mod common_types;
mod constructor;
mod crate_root;
mod definition;
mod enumeration;
mod example;
mod expression;
mod file;
mod headers;
mod impl_templates;
mod method;
mod method_options;
mod model;
mod module;
mod output;
mod readme;
mod request;
mod rows;
mod runtime;
mod union;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

pub use crate::rust::options::{CrateKind, Options};
use crate::rust::{
    docs,
    krate::{Crate, Gate},
};

/// Prints a whole crate: path, with `/` between folders, to text.
pub fn emit(krate: &Crate) -> BTreeMap<String, String> {
    let modules = krate.modules.par_iter().flat_map(module::files);
    let modules: Vec<_> = modules.collect();
    crate_root::files(krate)
        .into_iter()
        .chain(krate.common.iter().flat_map(common_types::files))
        .chain(modules)
        .chain(runtime::files(krate))
        .collect()
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

/// `#[cfg(any(feature = …))]`, or nothing for what is always there.
fn gate(gate: &Gate) -> TokenStream {
    match gate.0.as_deref() {
        None => TokenStream::new(),
        Some([only]) => quote!(#[cfg(feature = #only)]),
        Some(features) => quote!(#[cfg(any(#(feature = #features),*))]),
    }
}
