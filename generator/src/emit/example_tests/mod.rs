//! Tests made of an API's own examples.
//!
//! Each example becomes a test that makes the example's call and compares what arrives, and what becomes of the
//! example's answers, with the example. What may differ is worked out here, from the IR alone; what the client does
//! about it is the runtime's and the emitted models' business, so that the one is held against the other.

mod address;
mod answers;
mod by_status;
mod call;
mod case;
mod client;
mod data;
#[cfg(test)]
mod fixture;
mod format;
mod listed;
mod module;
mod pointer;
mod reading;
mod request;
mod support;
mod survey;
mod text;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    CrateKind, File, common_types,
    context::{Context, Crate},
    crate_root,
    docs::Docs,
    file::{self, Sheet},
};

/// The test files of a crate.
pub(super) fn files(of: &Crate<'_>) -> Vec<File> {
    let data = data::Data::of(of.package, of.options.kind);
    let mut files = Vec::new();
    let mut all = Vec::new();
    let mut declared = Vec::new();
    for index in 0..of.package.modules.len() {
        let context = Context::new(of, index).seen_from_outside();
        let name = module_name(&context);
        let writer = module::Writer {
            context,
            header: of.options.header_for(&of.package.modules[index].inputs),
            name: name.clone(),
            data: &data,
        };
        let (tests, findings) = writer.files();
        if !tests.is_empty() {
            let cfg = common_types::reached_by(of.package, &[index]);
            let name = file::ident(&name);
            declared.push(quote!(#cfg mod #name;));
        }
        files.extend(tests);
        all.push((name, findings));
    }
    files.extend(support::files(of.options, &files));
    let header = of.options.header("the examples of the specifications");
    files.push(listed::listed(&header, &all));
    files.push(listed::unreached(&header, &all));
    files.push((
        "tests/examples/main.rs".to_owned(),
        root(of, &header, &declared),
    ));
    files.push((
        "tests/examples/rustfmt.toml".to_owned(),
        crate_root::unformatted(of.options),
    ));
    files.extend(data.files(of.package));
    files
}

/// The module of an API's tests: the words of its own path.
fn module_name(context: &Context<'_>) -> String {
    let names = context.names.path.iter().map(|name| name.as_str());
    let name = names.collect::<Vec<_>>().join("_");
    if name.is_empty() {
        "api".to_owned()
    } else {
        name
    }
}

fn root(of: &Crate<'_>, header: &str, modules: &[TokenStream]) -> String {
    let mut docs = Docs::default();
    docs.line("The examples of the specifications, each as a call of the client.");
    let docs = file::inner(&docs);
    let cfg = match of.options.kind {
        CrateKind::Standalone => TokenStream::new(),
        CrateKind::Curated => {
            let features = of.package.modules.iter();
            let features = features.filter_map(|module| module.feature.as_deref());
            quote!(#![cfg(all(feature = "loopback", any(#(feature = #features),*)))])
        }
    };
    let items = quote! {
        mod listed;
        #(#modules)*
        mod support;
        mod unreached;
    };
    file::print(header, &quote!(#docs #cfg), &Sheet::default(), items)
}
