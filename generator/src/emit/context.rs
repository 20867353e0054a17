use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Options, file::Sheet};
use crate::{
    ir::{Api, Definition, DefinitionId, Home, Module, Package},
    names::{ModuleNames, Names, TypeModule, TypeNames},
};

/// One module of the package with its names: what the emitters of its files look things up in.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) all_names: &'a Names,
    pub(super) module: &'a Module,
    index: usize,
    pub(super) names: &'a ModuleNames,
    pub(super) crate_name: &'a str,
    /// What the crate's own paths begin with.
    root: &'a str,
    pages: &'a Pages,
}

/// The ways from pages to their items, by definition, over the whole package.
///
/// A common type is a page wherever one module lists through it.
#[derive(Default)]
pub(super) struct Pages {
    own: Vec<HashMap<DefinitionId, Vec<String>>>,
    common: HashMap<(Vec<String>, String), Vec<String>>,
}

impl Pages {
    pub(super) fn of(package: &Package) -> Self {
        let mut pages = Pages::default();
        for module in &package.modules {
            let mut own = HashMap::new();
            for paging in module
                .api
                .operations()
                .filter_map(|operation| operation.paging.as_ref())
            {
                let Some(page) = paging.page else { continue };
                let definition = &module.api.definitions[page];
                match common_key(definition) {
                    Some(key) => pages
                        .common
                        .entry(key)
                        .or_insert_with(|| paging.items.clone()),
                    None => own.entry(page).or_insert_with(|| paging.items.clone()),
                };
            }
            pages.own.push(own);
        }
        pages
    }
}

fn common_key(definition: &Definition) -> Option<(Vec<String>, String)> {
    match &definition.home {
        Home::Common { path } => Some((path.clone(), definition.origin.pointer.clone())),
        Home::Service { .. } => None,
    }
}

/// What all files of a crate are printed from.
#[derive(Clone, Copy)]
pub(super) struct Crate<'a> {
    pub(super) package: &'a Package,
    pub(super) names: &'a Names,
    pub(super) options: &'a Options,
    pub(super) pages: &'a Pages,
}

impl<'a> Context<'a> {
    /// The context of the module at `index`.
    pub(super) fn new(of: &Crate<'a>, index: usize) -> Self {
        Context {
            all_names: of.names,
            module: &of.package.modules[index],
            index,
            names: &of.names.modules[index],
            crate_name: &of.options.crate_name,
            root: "crate",
            pages: of.pages,
        }
    }

    /// The same module as another crate sees it.
    pub(super) fn seen_from_outside(self) -> Self {
        Context {
            root: self.crate_name,
            ..self
        }
    }

    /// The members that lead to the items, where a definition is a page of a list.
    pub(super) fn items_of_page(&self, id: DefinitionId) -> Option<&'a [String]> {
        let items = match common_key(self.definition(id)) {
            Some(key) => self.pages.common.get(&key),
            None => self.pages.own.get(self.index)?.get(&id),
        };
        items.map(Vec::as_slice)
    }

    pub(super) fn api(&self) -> &'a Api {
        &self.module.api
    }

    pub(super) fn definition(&self, id: DefinitionId) -> &'a Definition {
        &self.module.api.definitions[id]
    }

    pub(super) fn type_names(&self, id: DefinitionId) -> &'a TypeNames {
        &self.names.types[id.0 as usize]
    }

    /// The module's path below the crate root: `managed_identity::v2023_01_31`, or nothing for a crate of one API.
    pub(super) fn module_path(&self) -> String {
        self.names
            .path
            .iter()
            .map(|name| name.as_str())
            .collect::<Vec<_>>()
            .join("::")
    }

    /// `crate::…` for something in this module.
    pub(super) fn path_to(&self, rest: &str) -> String {
        let module = self.module_path();
        let segments = [self.root, &module, rest];
        segments
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("::")
    }

    /// The folder of the module's files: `src/managed_identity/v2023_01_31`.
    pub(super) fn folder(&self) -> String {
        let names = self.names.path.iter().map(|name| name.as_str());
        std::iter::once("src")
            .chain(names)
            .collect::<Vec<_>>()
            .join("/")
    }

    /// The module that holds a definition's Rust type.
    pub(super) fn home_of(&self, id: DefinitionId) -> String {
        match &self.type_names(id).module {
            TypeModule::Family(_) => self.path_to("models"),
            TypeModule::Common { folder, .. } => {
                common_path(self.all_names, *folder).replacen("crate", self.root, 1)
            }
        }
    }

    /// The Rust type of a definition, imported unless the file itself defines it.
    pub(super) fn named(
        &self,
        sheet: &Sheet,
        here: Option<&TypeModule>,
        id: DefinitionId,
    ) -> TokenStream {
        let names = self.type_names(id);
        if here == Some(&names.module) {
            let name = &names.name;
            return quote!(#name);
        }
        let home = self.home_of(id);
        if let (
            Some(TypeModule::Common { folder: own, .. }),
            TypeModule::Common { folder: other, .. },
        ) = (here, &names.module)
            && own != other
        {
            // Names are unique within a folder only.
            let (path, name) = (home.split("::").map(super::file::ident), &names.name);
            return quote!(#(#path::)*#name);
        }
        let own_name = matches!(here, Some(TypeModule::Common { .. })) || names.local == names.name;
        let name = match own_name {
            true => sheet.member(&home, names.name.as_str()),
            false => sheet.renamed(&home, names.name.as_str(), names.local.as_str()),
        };
        quote!(#name)
    }
}

/// `crate::common_types::…` of a common folder.
pub(super) fn common_path(names: &Names, folder: usize) -> String {
    let path = &names.common[folder].path;
    let path = path.iter().map(|name| name.as_str());
    ["crate", "common_types"]
        .into_iter()
        .chain(path)
        .collect::<Vec<_>>()
        .join("::")
}
