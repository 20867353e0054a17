use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    CrateKind, File, Options, cargo_manifest, common_types,
    context::{Context, Crate},
    docs::{self, Docs},
    file::{self, Sheet},
    module, readme,
};
use crate::{
    ir::{Definition, DefinitionKind, Package},
    names::Names,
};

/// The files at a crate's root: manifest, README, `lib.rs` and the modules of services.
pub(super) fn files(of: &Crate<'_>) -> Vec<File> {
    let Crate {
        package,
        names,
        options,
        ..
    } = *of;
    let mut files = vec![
        (
            "Cargo.toml".to_owned(),
            cargo_manifest::text(package, options),
        ),
        ("README.md".to_owned(), readme::text(of)),
        ("clippy.toml".to_owned(), clippy(options)),
        ("src/rustfmt.toml".to_owned(), unformatted(options)),
        (".gitattributes".to_owned(), attributes(options)),
        ("src/lib.rs".to_owned(), library(of)),
    ];
    files.extend(services(package, names, options));
    files
}

/// Operations take as many arguments as the API has required parameters.
fn clippy(options: &Options) -> String {
    let header = options.hash_header();
    format!(
        "{header}\n\n# Operations take as many arguments as their API requires.\ntoo-many-arguments-threshold = 40\n"
    )
}

/// Keeps rustfmt away from a folder of generated files: they are compared byte by byte. It is in such folders alone, so
/// that the files that a user adds to the crate are formatted.
pub(super) fn unformatted(options: &Options) -> String {
    let header = options.hash_header();
    format!(
        "{header}\n\n# Generated files stay as they are. Files of your own, beside this folder, are formatted.\ndisable_all_formatting = true\n"
    )
}

/// Tells git that the sources are generated, and to leave their line endings alone.
fn attributes(options: &Options) -> String {
    let header = options.hash_header();
    format!(
        "{header}\n\n* text=auto eol=lf\n/src/** linguist-generated\n/tests/examples/** linguist-generated\n"
    )
}

/// Whether the crate declares something deprecated: its own code then has to use it.
fn mentions_deprecated(package: &Package) -> bool {
    let definitions = package
        .modules
        .iter()
        .flat_map(|module| module.api.definitions.iter());
    let mut definitions = definitions.map(|(_, definition)| definition);
    definitions.any(is_deprecated)
}

fn is_deprecated(definition: &Definition) -> bool {
    let mut properties = match &definition.kind {
        DefinitionKind::Model(model) => model.properties.iter(),
        DefinitionKind::Union(union) => union.shared.iter(),
        DefinitionKind::Enumeration(_) => [].iter(),
    };
    definition.docs.deprecated.is_some()
        || properties.any(|property| property.docs.deprecated.is_some())
}

fn library(of: &Crate<'_>) -> String {
    let Crate {
        package,
        names,
        options,
        ..
    } = *of;
    let sheet = Sheet::default();
    let first = package
        .modules
        .iter()
        .find_map(|module| module.feature.as_deref());
    let readme = match (options.kind, first) {
        (CrateKind::Curated, Some(feature)) => quote! {
            #![cfg_attr(feature = #feature, doc = include_str!("../README.md"))]
            #![cfg_attr(not(feature = #feature), doc = "Clients for Azure: each service and version is a feature.")]
        },
        _ => quote!(#![doc = include_str!("../README.md")]),
    };
    let deprecated = mentions_deprecated(package).then(|| quote!(#![allow(deprecated)]));
    let attributes = quote! {
        #readme
        #![cfg_attr(docsrs, feature(doc_cfg))]
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        #deprecated
    };
    let common = (!package.common.is_empty()).then(|| {
        let all: Vec<_> = package
            .common
            .iter()
            .flat_map(|folder| &folder.files)
            .flat_map(|file| file.reached_by.clone())
            .collect();
        let cfg = common_types::reached_by(package, &all);
        quote! {
            #[doc = " Types that the descriptions of several services share."]
            #cfg
            pub mod common_types;
        }
    });
    let modules = service_modules(package, names);
    let single = (package.modules.len() == 1 && names.modules[0].path.is_empty())
        .then(|| module::root_items(&Context::new(of, 0)));
    let items = quote! {
        #common
        pub mod runtime;
        #modules
        #single
    };
    file::print(&header(package, options), &attributes, &sheet, items)
}

fn header(package: &Package, options: &Options) -> String {
    match package.modules.as_slice() {
        [module] => options.header_for(&module.inputs),
        _ => options.header("the manifest `specs/armsmith.yaml`"),
    }
}

fn service_modules(package: &Package, names: &Names) -> TokenStream {
    let services = by_service(names);
    let modules = services.iter().map(|(service, modules)| {
        let name = file::ident(service);
        let cfg = common_types::reached_by(package, modules);
        let title = docs::text(&package.modules[modules[0]].api.client.title);
        let docs = format!(" {title}, one module a version.");
        quote!(#[doc = #docs] #cfg pub mod #name;)
    });
    quote!(#(#modules)*)
}

/// The modules of each service, by the service's module name.
fn by_service(names: &Names) -> BTreeMap<String, Vec<usize>> {
    let mut services: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, module) in names.modules.iter().enumerate() {
        if let Some(service) = module.path.first() {
            services
                .entry(service.as_str().to_owned())
                .or_default()
                .push(index);
        }
    }
    services
}

/// `src/<service>/mod.rs`: the versions of each service.
fn services(package: &Package, names: &Names, options: &Options) -> Vec<File> {
    let services = by_service(names).into_iter().map(|(service, modules)| {
        let items = modules.iter().map(|index| {
            let version = names.modules[*index].path.last();
            let cfg = common_types::reached_by(package, &[*index]);
            let versions = docs::text(&package.modules[*index].api.versions.join(", "));
            let docs = format!(" Version {versions} of the API.");
            quote!(#[doc = #docs] #cfg pub mod #version;)
        });
        let items = quote!(#(#items)*);
        let text = file::print(
            &header(package, options),
            &file::inner(&Docs::default()),
            &Sheet::default(),
            items,
        );
        (format!("src/{service}/mod.rs"), text)
    });
    services.collect()
}
