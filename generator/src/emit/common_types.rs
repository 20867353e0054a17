use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    File,
    context::{Context, Crate},
    definition,
    docs::Docs,
    file::{self, Items, Sheet},
    types::Scope,
};
use crate::{
    ir::{CommonFolder, Package},
    names::{CommonFolderNames, TypeModule},
    rust::build,
};

/// The files of the types that services share: `src/common_types/…`.
pub(super) fn files(of: &Crate<'_>) -> Vec<File> {
    let (package, names) = (of.package, of.names);
    if package.common.is_empty() {
        return Vec::new();
    }
    let folders = package.common.iter().zip(&names.common).enumerate();
    let mut files: Vec<_> = folders
        .flat_map(|(index, (folder, folder_names))| folder_files(of, index, folder, folder_names))
        .collect();
    files.extend(module_tree(of));
    files
}

fn folder_files(
    of: &Crate<'_>,
    index: usize,
    folder: &CommonFolder,
    folder_names: &CommonFolderNames,
) -> Vec<File> {
    let path = folder_path(folder_names);
    let mut modules = Vec::new();
    let mut files = Vec::new();
    for (file_index, (common, name)) in folder.files.iter().zip(&folder_names.files).enumerate() {
        let here = TypeModule::Common {
            folder: index,
            file: file_index,
        };
        let sheet = Sheet::default();
        let items = common.definitions.iter().map(|definition| {
            let context = Context::new(of, definition.module);
            let scope = Scope {
                context,
                sheet: &sheet,
                here: Some(&here),
            };
            definition::definition(
                &sheet,
                &build::definition(&scope.types(), definition.definition),
            )
        });
        let items: Items = items.collect();
        let source = format!(
            "`common-types/{}/{}.json`",
            folder.path.join("/"),
            common.stem
        );
        let text = file::print(
            &of.options.header(&source),
            &file::inner(&Docs::default()),
            &sheet,
            items,
        );
        files.push((format!("{path}/{name}.rs"), text));
        let cfg = reached_by(of.package, &common.reached_by);
        modules.push(quote!(#cfg mod #name; #cfg pub use #name::*;));
    }
    let mut docs = Docs::default();
    docs.line(format!(
        "The types of `common-types/{}`.",
        folder.path.join("/")
    ));
    let source = format!("`common-types/{}`", folder.path.join("/"));
    let text = file::print(
        &of.options.header(&source),
        &file::inner(&docs),
        &Sheet::default(),
        quote!(#(#modules)*),
    );
    files.push((format!("{path}/mod.rs"), text));
    files
}

fn folder_path(names: &CommonFolderNames) -> String {
    let path = names.path.iter().map(|name| name.as_str());
    ["src", "common_types"]
        .into_iter()
        .chain(path)
        .collect::<Vec<_>>()
        .join("/")
}

/// The module files above the folders: `common_types/mod.rs`, `common_types/resource_management/mod.rs`.
fn module_tree(of: &Crate<'_>) -> Vec<File> {
    let (package, names) = (of.package, of.names);
    let mut children: BTreeMap<Vec<String>, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
    for (folder, folder_names) in package.common.iter().zip(&names.common) {
        let reached: Vec<_> = folder
            .files
            .iter()
            .flat_map(|file| file.reached_by.iter().copied())
            .collect();
        let path: Vec<_> = folder_names
            .path
            .iter()
            .map(|name| name.as_str().to_owned())
            .collect();
        for depth in 0..path.len() {
            let child = children.entry(path[..depth].to_vec()).or_default();
            child
                .entry(path[depth].clone())
                .or_default()
                .extend(&reached);
        }
    }
    let files = children.into_iter().map(|(parent, modules)| {
        let items = modules.iter().map(|(name, reached)| {
            let name = file::ident(name);
            let cfg = reached_by(package, reached);
            let docs = format!(" What several services mean by `{name}`.");
            quote!(#[doc = #docs] #cfg pub mod #name;)
        });
        let items = quote!(#(#items)*);
        let mut path = vec!["src".to_owned(), "common_types".to_owned()];
        path.extend(parent);
        let text = file::print(
            &of.options.header("`common-types`"),
            &TokenStream::new(),
            &Sheet::default(),
            items,
        );
        (format!("{}/mod.rs", path.join("/")), text)
    });
    files.collect()
}

/// `#[cfg(any(feature = …))]` for what these modules reach; nothing where one of them is always there.
pub(super) fn reached_by(package: &Package, modules: &[usize]) -> TokenStream {
    let mut features: Vec<&str> = Vec::new();
    for module in modules {
        match &package.modules[*module].feature {
            Some(feature) if !features.contains(&feature.as_str()) => features.push(feature),
            Some(_) => {}
            None => return TokenStream::new(),
        }
    }
    match features.as_slice() {
        [only] => quote!(#[cfg(feature = #only)]),
        _ => quote!(#[cfg(any(#(feature = #features),*))]),
    }
}
