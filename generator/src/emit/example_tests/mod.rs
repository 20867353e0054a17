//! Prints tests generated from examples, and the support module that they share.

mod call;
mod case;
mod client;
mod expression;
mod findings;
mod module;
mod support;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    File, Options, crate_root,
    docs::Docs,
    file::{self, Sheet},
};
use crate::rust::{example_tests::ExampleTests, krate::Gate};

/// The test files of a crate.
pub(super) fn files(options: &Options, tests: &ExampleTests) -> Vec<File> {
    let modules = tests.modules.iter().flat_map(module::files);
    let data = tests.data.iter();
    let data = data.map(|file| (path(&format!("data/{}", file.name)), file.text.clone()));
    let frame = [
        findings::breaches(tests),
        findings::unreached(tests),
        (path("main.rs"), root(tests)),
        (path("rustfmt.toml"), crate_root::unformatted(options)),
    ];
    modules
        .chain(support::files(&tests.support))
        .chain(frame)
        .chain(data)
        .collect()
}

/// The path of a file of the tests.
fn path(file: &str) -> String {
    format!("tests/examples/{file}")
}

fn root(tests: &ExampleTests) -> String {
    let mut docs = Docs::default();
    docs.line("The examples of the specifications, each as a call of the client.");
    let docs = file::inner(&docs);
    let cfg = tests.features.as_ref();
    let cfg = cfg
        .map(|features| quote!(#![cfg(all(feature = "loopback", any(#(feature = #features),*)))]));
    let modules = tests.modules.iter().map(|module| {
        let (gate, name) = (gate(&module.gate), file::ident(&module.name));
        quote!(#gate mod #name;)
    });
    let items = quote! {
        mod listed;
        #(#modules)*
        mod support;
        mod unreached;
    };
    file::print(&tests.header, &quote!(#docs #cfg), &Sheet::default(), items)
}

/// The attribute that switches a module on.
fn gate(gate: &Gate) -> TokenStream {
    match gate.0.as_deref() {
        None => TokenStream::new(),
        Some([only]) => quote!(#[cfg(feature = #only)]),
        Some(features) => quote!(#[cfg(any(#(feature = #features),*))]),
    }
}
