//! Prints the types that services share.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes::gate,
    definition,
    file::{self, EmittedFile, Items},
    file_context::{self, FileContext},
};
use crate::{
    names::ModuleName,
    rust::docs::Docs,
    rust::krate::{CommonFile, CommonFolder, CommonParent, CommonTypes},
};

/// Returns the files of shared types: `src/common_types/…`.
pub(super) fn files(common: &CommonTypes) -> Vec<EmittedFile> {
    let mut files: Vec<_> = common.folders.iter().flat_map(folder).collect();
    let parents = common.parents.iter();
    files.extend(parents.map(|it| parent(&common.header, it)));
    files
}

fn folder(folder: &CommonFolder) -> Vec<EmittedFile> {
    let path = below(folder.path.iter().map(ModuleName::as_str));
    let mut files: Vec<_> = folder.files.iter().map(|it| types(&path, it)).collect();
    let modules = folder.files.iter().map(|file| {
        let (name, cfg) = (&file.name, gate(&file.gate));
        quote!(#cfg mod #name; #cfg pub use #name::*;)
    });
    let text = file::print(
        &folder.header,
        &file::inner(&folder.docs),
        &FileContext::default(),
        quote!(#(#modules)*),
    );
    files.push((format!("{path}/mod.rs"), text));
    files
}

/// Returns the path of a folder below the common types.
fn below<'p>(path: impl Iterator<Item = &'p str>) -> String {
    ["src", "common_types"]
        .into_iter()
        .chain(path)
        .collect::<Vec<_>>()
        .join("/")
}

fn types(folder: &str, file: &CommonFile) -> EmittedFile {
    let context = FileContext::default();
    let definitions = file.definitions.iter();
    let items: Items = definitions
        .map(|it| definition::definition(&context, it))
        .collect();
    let docs = file::inner(&Docs::default());
    let text = file::print(&file.header, &docs, &context, items);
    (format!("{folder}/{}.rs", file.name), text)
}

/// Returns the module file of a parent folder: `common_types/mod.rs`, `common_types/resource_management/mod.rs`.
fn parent(header: &str, parent: &CommonParent) -> EmittedFile {
    let items = parent.children.iter().map(|(name, it)| {
        let (name, cfg) = (file_context::ident(name), gate(it));
        let docs = format!(" Shared types of `{name}`.");
        quote!(#[doc = #docs] #cfg pub mod #name;)
    });
    let items = quote!(#(#items)*);
    let text = file::print(header, &TokenStream::new(), &FileContext::default(), items);
    let path = below(parent.path.iter().map(String::as_str));
    (format!("{path}/mod.rs"), text)
}
