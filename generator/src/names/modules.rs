//! The names of modules and files.

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexSet;

use super::{
    CommonFolderNames, FamilyKey, ModuleName, Words,
    renaming::{RenamedItem, Renamings},
    reserved,
    scope::{Fallback, NameRequest, NameScope},
};
use crate::ir::{Api, DefinitionHome, DefinitionId, GroupReach, GroupSet, Package};

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

/// Returns the files in `models/` of an API, each with its types. If operation groups have features, each set of groups
/// has a file: also those of response headers, parameter groups and method options.
pub(super) fn families(api: &Api, reach: Option<&GroupReach>) -> Vec<(FamilyKey, ModuleName)> {
    let of_definitions = api.definitions.ids();
    let of_definitions = of_definitions.filter_map(|id| family_of(api, reach, id));
    let of_others = reach.into_iter().flat_map(|reach| {
        let headers = (0..api.header_sets.len()).map(|index| reach.of_header_set(index));
        let groups = (0..api.parameter_groups.len()).map(|index| reach.of_parameter_group(index));
        let options = (0..api.groups.len()).map(|index| reach.set(&BTreeSet::from([index])));
        let sets = headers.chain(groups).chain(options);
        sets.map(FamilyKey::Groups).collect::<Vec<_>>()
    });
    let families: IndexSet<FamilyKey> = of_definitions.chain(of_others).collect();
    let mut scope = NameScope::reserving(reserved::FAMILIES.iter().copied());
    // Types of several families have the first file, even if a group has its name.
    let shared = ModuleName::new(&Words::one("shared"));
    scope.reserve(shared.as_str());
    let requests = families.iter().filter_map(|family| {
        let (words, alternative) = file_words(api, family)?;
        let request = NameRequest::new(words, RenamedItem::nowhere("module"));
        Some(request.if_reserved(alternative))
    });
    let requests = requests.collect();
    let mut files = scope
        .assign_all::<ModuleName>(requests, &mut Renamings::unreported())
        .into_iter();
    families
        .into_iter()
        .map(|family| {
            let file = file_words(api, &family).and_then(|_| files.next());
            let file = file.map_or_else(|| shared.clone(), |assigned| assigned.name);
            (family, file)
        })
        .collect()
}

/// Returns the types of the file that contains a definition. `None` for a common type.
pub(super) fn family_of(
    api: &Api,
    reach: Option<&GroupReach>,
    id: DefinitionId,
) -> Option<FamilyKey> {
    match (&api.definitions[id].home, reach) {
        (DefinitionHome::Common { .. }, _) => None,
        (DefinitionHome::Service(_), Some(reach)) => {
            Some(FamilyKey::Groups(reach.of_definition(id)))
        }
        (DefinitionHome::Service(family), None) => {
            Some(FamilyKey::Family(family.group().map(str::to_owned)))
        }
    }
}

/// Returns the name of a file, and the alternative if it is in use. `None` for the file `shared`.
fn file_words(api: &Api, family: &FamilyKey) -> Option<(Words, Fallback)> {
    // The operations without a group are those of the root client.
    let words = |name: &str| match name {
        "" => Words::one("root"),
        name => Words::of(name),
    };
    let of_group = |name: &str| Some((words(name), Fallback::Word("group")));
    match family {
        FamilyKey::Family(None) | FamilyKey::Groups(GroupSet::All) => None,
        FamilyKey::Family(Some(name)) => of_group(name),
        FamilyKey::Groups(GroupSet::Many) => Some((Words::of("shared_by_many"), Fallback::Number)),
        FamilyKey::Groups(GroupSet::Few(groups)) => {
            let mut names = groups.iter().filter_map(|group| api.groups.get(*group));
            let first = &names.next()?.name;
            let rest = match (groups.len() - 1, names.next()) {
                (0, _) => return of_group(first),
                (1, Some(second)) => words(&second.name),
                (more, _) => Words::of(&format!("{more} more")),
            };
            let words = words(first).with("and").followed_by(&rest);
            Some((words, Fallback::Number))
        }
    }
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
