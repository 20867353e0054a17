//! Collects the common types of all APIs in a package.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{
    CommonDefinition, CommonFile, CommonFolder, Decided, Definition, DefinitionHome,
    DefinitionName, Module, Package, Usage,
};

/// The identity of a common definition, which is equal for the copies of all APIs: its place and its name. A concrete
/// discriminated base has one place and two definitions.
type DefinitionKey = (String, String, bool);

/// A common definition.
struct SharedDefinition {
    representative: CommonDefinition,
    usage: Usage,
}

/// The definitions of a common file, and the modules that use it.
#[derive(Default)]
struct CommonDefinitions {
    reached_by: BTreeSet<usize>,
    entries: BTreeMap<DefinitionKey, SharedDefinition>,
}

/// Collects the common definitions that the modules of a package use, and makes their copies equal.
///
/// Rule: a reference into a `common-types` folder is a reference to one shared type, and never to a copy per service
/// (Armsmith's own layout). The usage of a type is that of all its copies. Folders, files and definitions are ordered
/// by name, so that adding a module does not affect the order of others.
pub(super) fn run(mut modules: Vec<Module>) -> Package {
    let mut files: BTreeMap<Vec<String>, CommonDefinitions> = BTreeMap::new();
    for (module, one) in modules.iter().enumerate() {
        for (id, definition) in one.api.definitions.iter() {
            let DefinitionHome::Common { path } = &definition.home else {
                continue;
            };
            let file = files.entry(path.clone()).or_default();
            file.reached_by.insert(module);
            let entry = file
                .entries
                .entry(key(definition))
                .or_insert(SharedDefinition {
                    representative: CommonDefinition {
                        module,
                        definition: id,
                    },
                    usage: Usage::default(),
                });
            entry.usage = entry.usage.united(definition.usage());
        }
    }
    let definitions = modules
        .iter_mut()
        .flat_map(|module| module.api.definitions.iter_mut());
    for (_, definition) in definitions {
        let DefinitionHome::Common { path } = &definition.home else {
            continue;
        };
        let entry = files
            .get(path)
            .and_then(|file| file.entries.get(&key(definition)));
        if let Some(entry) = entry {
            definition.usage = Decided::As(entry.usage);
        }
    }
    Package {
        modules,
        common: folders(files),
    }
}

fn key(definition: &Definition) -> DefinitionKey {
    let derived = matches!(definition.name, DefinitionName::Derived(_));
    (
        definition.origin.pointer.clone(),
        definition.name.text(),
        derived,
    )
}

fn folders(files: BTreeMap<Vec<String>, CommonDefinitions>) -> Vec<CommonFolder> {
    let mut folders: BTreeMap<Vec<String>, Vec<CommonFile>> = BTreeMap::new();
    for (path, file) in files {
        let (stem, folder) = match path.split_last() {
            Some((stem, folder)) => (stem.clone(), folder.to_vec()),
            None => (String::new(), Vec::new()),
        };
        folders.entry(folder).or_default().push(CommonFile {
            stem,
            reached_by: file.reached_by.into_iter().collect(),
            definitions: file
                .entries
                .into_values()
                .map(|entry| entry.representative)
                .collect(),
        });
    }
    let folders = folders.into_iter();
    folders
        .map(|(path, files)| CommonFolder { path, files })
        .collect()
}
