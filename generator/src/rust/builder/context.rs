//! The lookups of the builders, for one API of the package and for one file.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use super::super::{gate::Gate, options::Options, path::Path};
use crate::{
    ir::{
        Api, Definition, DefinitionHome, DefinitionId, Definitions, GroupReach, GroupSet, Module,
        Package,
    },
    names::{
        FamilyKey, GroupFeatures, ModuleName, ModuleNames, Names, TypeModule, TypeNames,
        group_features,
    },
};

/// A module of the package with its names.
#[derive(Clone, Copy)]
pub(crate) struct ModuleContext<'a> {
    pub(crate) all_names: &'a Names,
    pub(crate) module: &'a Module,
    index: usize,
    pub(crate) names: &'a ModuleNames,
    pub(crate) crate_name: &'a str,
    /// The first segment of paths in the crate.
    root: &'a str,
    overview: &'a Overview<'a>,
}

/// Lookups over a whole package that are computed once.
pub(crate) struct Overview<'a> {
    /// The features of the operation groups of each module.
    pub(crate) features: Vec<Option<GroupFeatures>>,
    pages: CommonPages,
    /// The names of each API's types in the module's files.
    types: Vec<HashSet<&'a str>>,
}

impl<'a> Overview<'a> {
    pub(crate) fn of(package: &Package, names: &'a Names, options: &Options) -> Self {
        let modules = names.modules.iter();
        let types = modules.map(|names| names.types.iter().map(|ty| ty.local.as_str()).collect());
        Overview {
            features: group_features(package, names, options.package.features.keys()),
            pages: CommonPages::of(package),
            types: types.collect(),
        }
    }
}

/// The paths from pages to their items, by definition.
///
/// A common type is a page if any module uses it as one.
#[derive(Default)]
struct CommonPages {
    own: Vec<HashMap<DefinitionId, Vec<String>>>,
    common: HashMap<(Vec<String>, String), Vec<String>>,
}

impl CommonPages {
    fn of(package: &Package) -> Self {
        let mut pages = CommonPages::default();
        for module in &package.modules {
            let mut own = HashMap::new();
            for paging in module
                .api
                .operations()
                .filter_map(|operation| operation.paging())
            {
                let page = paging.page;
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
        DefinitionHome::Common { path } => Some((path.clone(), definition.origin.pointer.clone())),
        DefinitionHome::Service(_) => None,
    }
}

/// The input of the builder.
#[derive(Clone, Copy)]
pub(crate) struct BuilderInput<'a> {
    pub(crate) package: &'a Package,
    pub(crate) names: &'a Names,
    pub(crate) options: &'a Options,
    pub(crate) overview: &'a Overview<'a>,
}

impl<'a> ModuleContext<'a> {
    /// Creates the context of the module at `index`.
    pub(crate) fn new(of: &BuilderInput<'a>, index: usize) -> Self {
        ModuleContext {
            all_names: of.names,
            module: &of.package.modules[index],
            index,
            names: &of.names.modules[index],
            crate_name: &of.options.crate_name,
            root: "crate",
            overview: of.overview,
        }
    }

    /// Returns the module as another crate sees it.
    #[cfg(feature = "cli")]
    pub(crate) fn seen_from_outside(self) -> Self {
        ModuleContext {
            root: self.crate_name,
            ..self
        }
    }

    /// Returns the path of the items, if a definition is a page of a list.
    pub(crate) fn items_of_page(&self, id: DefinitionId) -> Option<&'a [String]> {
        let items = match common_key(self.definition(id)) {
            Some(key) => self.overview.pages.common.get(&key),
            None => self.overview.pages.own.get(self.index)?.get(&id),
        };
        items.map(Vec::as_slice)
    }

    /// True if a type of the API has the name.
    pub(crate) fn is_in_use(&self, name: &str) -> bool {
        let types = self.overview.types.get(self.index);
        types.is_some_and(|types| types.contains(name))
    }

    /// Returns the features of the operation groups, if they have any.
    pub(crate) fn features(&self) -> Option<&'a GroupFeatures> {
        self.overview.features.get(self.index)?.as_ref()
    }

    /// Returns the groups that use an item. All, unless groups have features.
    pub(crate) fn groups(&self, of_item: impl FnOnce(&GroupReach) -> GroupSet) -> GroupSet {
        self.module.reach.as_ref().map_or(GroupSet::All, of_item)
    }

    /// Returns the features that enable an item that these groups use.
    pub(crate) fn gate(&self, groups: &GroupSet) -> Gate {
        let Some(features) = self.features() else {
            return Gate(None);
        };
        match groups {
            GroupSet::All => Gate(None),
            GroupSet::Many => Gate(features.shared.clone().map(|feature| vec![feature])),
            GroupSet::Few(groups) => {
                let groups = groups
                    .iter()
                    .filter_map(|group| features.groups.get(*group)?.clone());
                Gate(Some(groups.collect()))
            }
        }
    }

    /// Returns the file of the items that these groups use, if each set of groups has one.
    pub(crate) fn file_of(&self, groups: &GroupSet) -> Option<ModuleName> {
        let mut families = self.names.families.iter();
        let found = families.find(|(key, _)| matches!(key, FamilyKey::Groups(it) if it == groups));
        found.map(|(_, name)| name.clone())
    }

    pub(crate) fn api(&self) -> &'a Api {
        &self.module.api
    }

    pub(crate) fn definitions(&self) -> &'a Definitions {
        &self.module.api.definitions
    }

    pub(crate) fn definition(&self, id: DefinitionId) -> &'a Definition {
        &self.module.api.definitions[id]
    }

    pub(crate) fn type_names(&self, id: DefinitionId) -> &'a TypeNames {
        &self.names.types[id.0 as usize]
    }

    /// Returns the module's path in the crate: `managed_identity::v2023_01_31`, or nothing for a crate with one API.
    pub(crate) fn module_path(&self) -> String {
        self.names
            .path
            .iter()
            .map(|name| name.as_str())
            .collect::<Vec<_>>()
            .join("::")
    }

    /// Returns the path of the crate.
    #[cfg(feature = "cli")]
    pub(crate) fn root(&self) -> &'a str {
        self.root
    }

    /// Returns `crate::…` for an item of this module.
    pub(crate) fn path_to(&self, rest: &str) -> String {
        let module = self.module_path();
        let segments = [self.root, &module, rest];
        segments
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("::")
    }

    /// Returns the module that contains a definition's Rust type.
    pub(crate) fn home_of(&self, id: DefinitionId) -> String {
        match &self.type_names(id).module {
            TypeModule::Family(_) => self.path_to("models"),
            TypeModule::Common { folder, .. } => {
                common_path(self.all_names, *folder).replacen("crate", self.root, 1)
            }
        }
    }

    /// Returns the path of a definition's type in a file. `here` is the file, if it contains types.
    pub(crate) fn named(&self, here: Option<&TypeModule>, id: DefinitionId) -> Path {
        let names = self.type_names(id);
        let name = names.name.as_str();
        if here == Some(&names.module) {
            return Path::Local(Cow::Owned(name.to_owned()));
        }
        let home = self.home_of(id);
        let (mut is_full, mut is_common) = (false, false);
        if let Some(TypeModule::Common { folder: own, .. }) = here {
            is_common = true;
            // Names are only unique in a folder.
            is_full = matches!(&names.module, TypeModule::Common { folder, .. } if folder != own);
        }
        if is_full {
            return Path::Full(format!("{home}::{name}"));
        }
        let has_alias = !is_common && names.local != names.name;
        Path::Imported {
            module: Cow::Owned(home),
            name: Cow::Owned(name.to_owned()),
            alias: has_alias.then(|| names.local.as_str().to_owned()),
        }
    }
}

/// Returns `crate::common_types::…` for a folder of common types.
pub(crate) fn common_path(names: &Names, folder: usize) -> String {
    let path = &names.common[folder].path;
    let path = path.iter().map(|name| name.as_str());
    ["crate", "common_types"]
        .into_iter()
        .chain(path)
        .collect::<Vec<_>>()
        .join("::")
}
