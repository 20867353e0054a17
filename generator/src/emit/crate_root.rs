//! Prints the files at the root of a crate, and the modules of services.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes::gate,
    cargo_manifest,
    file::{self, EmittedFile},
    file_context::{self, FileContext},
    module, readme, runtime,
};
use crate::rust::{
    docs::Docs,
    krate::{Crate, Service},
    options::{CrateKind, Options},
};

/// Returns the files at the root of a crate: manifest, README, `lib.rs`, and the modules of services.
pub(super) fn files(krate: &Crate) -> Vec<EmittedFile> {
    let options = &krate.options;
    let mut files = vec![
        (
            "Cargo.toml".to_owned(),
            cargo_manifest::text(&krate.manifest, options),
        ),
        ("README.md".to_owned(), readme::text(krate)),
        ("clippy.toml".to_owned(), clippy(options)),
        ("src/rustfmt.toml".to_owned(), unformatted(options)),
        (".gitattributes".to_owned(), attributes(options)),
        ("src/lib.rs".to_owned(), library(krate)),
    ];
    let services = krate.services.iter();
    files.extend(services.map(|it| service(&krate.header, it)));
    files
}

/// Returns the clippy settings: operations have as many arguments as the API has required parameters, and names are
/// those of the API.
fn clippy(options: &Options) -> String {
    let header = options.hash_header();
    format!(
        "{header}\n\n# Operations and models take as many arguments as their API requires, types are as deep as its values, and names\n\
         # are those of the API.\n\
         disallowed-names = []\ntoo-many-arguments-threshold = 1000\ntype-complexity-threshold = 1000\n"
    )
}

/// Returns a file that disables rustfmt for a folder of generated files, which are compared byte by byte. Files that
/// users add in other folders are formatted.
pub(super) fn unformatted(options: &Options) -> String {
    let header = options.hash_header();
    format!(
        "{header}\n\n# Generated files stay as they are. Files of your own, beside this folder, are formatted.\ndisable_all_formatting = true\n"
    )
}

/// Returns a file that marks sources as generated for git, and keeps their line endings.
fn attributes(options: &Options) -> String {
    let header = options.hash_header();
    format!(
        "{header}\n\n* text=auto eol=lf\n/src/** linguist-generated\n/tests/examples/** linguist-generated\n"
    )
}

fn library(krate: &Crate) -> String {
    let readme = match krate.options.kind {
        CrateKind::Module => {
            let docs = " Clients for the APIs of this module, which are generated.";
            quote! {
                #![doc = #docs]
                // The crate may not use or re-export every item, and has its own settings of clippy.
                #![allow(
                    clippy::disallowed_names,
                    clippy::too_many_arguments,
                    clippy::type_complexity,
                    dead_code,
                    unused_imports
                )]
            }
        }
        CrateKind::Curated | CrateKind::Standalone | CrateKind::Service | CrateKind::Runtime => {
            quote! {
                #![doc = include_str!("../README.md")]
                #![cfg_attr(docsrs, feature(doc_cfg))]
            }
        }
    };
    let deprecated = krate.has_deprecated.then(|| quote!(#![allow(deprecated)]));
    let attributes = quote! {
        #readme
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        #deprecated
    };
    let common = match (&krate.common, &krate.shared_common_types) {
        (Some(common), _) => {
            let cfg = gate(&common.gate);
            Some(quote! {
                #[doc = " Types shared by several services."]
                #cfg
                pub mod common_types;
            })
        }
        (None, Some(home)) => {
            let home = file_context::ident(home);
            Some(quote!(pub use #home::common_types;))
        }
        (None, None) => None,
    };
    let services = krate.services.iter().map(|service| {
        let (name, cfg) = (&service.name, gate(&service.gate));
        let docs = format!(" {}", service.docs);
        quote!(#[doc = #docs] #cfg pub mod #name;)
    });
    let single = match krate.modules.as_slice() {
        [module] if module.path.is_empty() => Some(module::root_items(module)),
        _ => None,
    };
    let runtime = runtime::declaration(krate);
    let items = quote! {
        #common
        #(#services)*
        #single
        #runtime
    };
    file::print(&krate.header, &attributes, &FileContext::default(), items)
}

/// Returns `src/<service>/mod.rs`, with the versions of a service.
fn service(header: &str, service: &Service) -> EmittedFile {
    let items = service.versions.iter().map(|version| {
        let (name, cfg) = (&version.name, gate(&version.gate));
        let docs = format!(" API version {}.", version.versions);
        quote!(#[doc = #docs] #cfg pub mod #name;)
    });
    let items: TokenStream = items.collect();
    let newest = service.newest.as_ref().map(|newest| {
        let (name, cfg) = (&newest.name, gate(&newest.gate));
        quote!(#cfg #[doc(no_inline)] pub use #name::*;)
    });
    let items = quote!(#items #newest);
    let docs = file::inner(&Docs::default());
    let text = file::print(header, &docs, &FileContext::default(), items);
    (format!("src/{}/mod.rs", service.name), text)
}
