//! The names of modules and files.

use std::collections::{HashMap, HashSet};

use super::{
    CommonFolderNames, ModuleName, Words,
    renaming::{RenamedItem, Renamings},
    reserved,
    scope::{Fallback, NameRequest, NameScope},
};
use crate::ir::{Api, DefinitionHome, Package};

/// Returns the paths of the package's modules, and the folders of common types.
pub(super) fn paths(package: &Package) -> (Vec<Vec<ModuleName>>, Vec<CommonFolderNames>) {
    let mut services = ModuleTree::default();
    let modules = package
        .modules
        .iter()
        .map(|module| services.path(&module.path))
        .collect();
    let mut types = ModuleTree::default();
    let folders: Vec<Vec<ModuleName>> = package
        .common
        .iter()
        .map(|folder| types.path(&folder.path))
        .collect();
    let common = package
        .common
        .iter()
        .zip(folders)
        .map(|(folder, path)| CommonFolderNames {
            files: folder
                .files
                .iter()
                .map(|file| types.file(&path, &file.stem))
                .collect(),
            path,
        })
        .collect();
    (modules, common)
}

/// Returns the files in `models/` of an API, each with its family.
pub(super) fn families(api: &Api) -> Vec<(Option<String>, ModuleName)> {
    let mut known = HashSet::new();
    let families: Vec<Option<&str>> = api
        .definitions
        .iter()
        .filter_map(|(_, definition)| match &definition.home {
            DefinitionHome::Service(family) => Some(family.group()),
            DefinitionHome::Common { .. } => None,
        })
        .filter(|family| known.insert(*family))
        .collect();
    let mut scope = NameScope::reserving(reserved::FAMILIES.iter().copied());
    // Types of several families have the first file, even if a group has its name.
    let shared = ModuleName::new(&Words::one("shared"));
    scope.reserve(shared.as_str());
    let requests = families
        .iter()
        .flatten()
        .map(|family| {
            NameRequest::new(Words::of(family), RenamedItem::nowhere("module"))
                .if_reserved(Fallback::Word("group"))
        })
        .collect();
    let mut files = scope
        .assign_all::<ModuleName>(requests, &mut Renamings::unreported())
        .into_iter();
    families
        .into_iter()
        .map(|family| {
            let file = family.and_then(|_| files.next());
            let file = file.map_or_else(|| shared.clone(), |assigned| assigned.name);
            (family.map(str::to_owned), file)
        })
        .collect()
}

/// The modules of a tree. The same words at the same place are one module.
#[derive(Default)]
struct ModuleTree {
    known: HashMap<(Vec<ModuleName>, String), ModuleName>,
    scopes: HashMap<Vec<ModuleName>, NameScope>,
}

impl ModuleTree {
    fn path(&mut self, segments: &[String]) -> Vec<ModuleName> {
        let mut path = Vec::new();
        for segment in segments {
            let place = (path.clone(), segment.clone());
            let name = match self.known.get(&place) {
                Some(name) => name.clone(),
                None => {
                    let name = self.assign(&path, segment);
                    self.known.insert(place, name.clone());
                    name
                }
            };
            path.push(name);
        }
        path
    }

    /// Assigns a file name that differs from the folders.
    fn file(&mut self, folder: &[ModuleName], stem: &str) -> ModuleName {
        self.assign(folder, stem)
    }

    fn assign(&mut self, parent: &[ModuleName], text: &str) -> ModuleName {
        let scope = self.scopes.entry(parent.to_vec()).or_insert_with(|| {
            // A module in a module with the same name causes a warning.
            let own = parent.last().map(ModuleName::as_str);
            NameScope::reserving(reserved::MODULES.iter().copied().chain(own))
        });
        let request = NameRequest::new(versioned(text), RenamedItem::nowhere("module"))
            .if_reserved(Fallback::Word("api"));
        scope.assign(request, &mut Renamings::unreported()).name
    }
}

/// Returns the words of a path component. A component with a leading digit is a version: `v2023_01_31`.
fn versioned(text: &str) -> Words {
    match text
        .trim_start()
        .starts_with(|first: char| first.is_ascii_digit())
    {
        true => Words::of(&format!("v{}", text.trim_start())),
        false => Words::of(text),
    }
}
