//! Prints tests generated from examples, and the support module that they share.

mod call;
mod case;
mod client;
mod expression;
mod findings;
mod module;
mod path;
mod support;

use quote::quote;

use path::path;

use super::{
    attributes::gate,
    crate_root,
    file::{self, EmittedFile},
    file_context::{FileContext, ident},
};
use crate::rust::{docs::Docs, example_tests::ExampleTests, krate::Crate, options::Options};

/// Returns the test files of a crate.
pub(super) fn files(krate: &Crate) -> Vec<EmittedFile> {
    let tests = krate.example_tests.iter();
    tests
        .flat_map(|tests| of_examples(&krate.options, tests))
        .collect()
}

fn of_examples(options: &Options, tests: &ExampleTests) -> Vec<EmittedFile> {
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

fn root(tests: &ExampleTests) -> String {
    let mut docs = Docs::default();
    docs.line("The examples of the specifications, each as a call of the client.");
    let docs = file::inner(&docs);
    let cfg = tests.features.as_deref().map(|features| match features {
        features if tests.needs_loopback => {
            quote!(#![cfg(all(feature = "loopback", any(#(feature = #features),*)))])
        }
        [only] => quote!(#![cfg(feature = #only)]),
        features => quote!(#![cfg(any(#(feature = #features),*))]),
    });
    let modules = tests.modules.iter().map(|module| {
        let (gate, name) = (gate(&module.gate), ident(&module.name));
        quote!(#gate mod #name;)
    });
    let items = quote! {
        mod listed;
        #(#modules)*
        mod support;
        mod unreached;
    };
    file::print(
        &tests.header,
        &quote!(#docs #cfg),
        &FileContext::default(),
        items,
    )
}
