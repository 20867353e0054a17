use std::collections::{BTreeMap, HashMap};

use crate::ir::{CommonDefinition, CommonFile, CommonFolder, DefinitionId, Home, Package, Usage};

/// Where a common definition stands, the same for every API that reaches it: folders and file stem, then pointer.
type Key = (Vec<String>, String);

/// Finds the definitions from `common-types` files that the modules of a package reach: one Rust type each, whoever does.
///
/// Each module has a copy of its own, since it lowered the file itself; what reaches one copy counts for all.
pub(super) fn run(package: &mut Package) {
    let mut usage: HashMap<Key, Usage> = HashMap::new();
    let mut files: BTreeMap<Vec<String>, File> = BTreeMap::new();
    for (module, entry) in package.modules.iter().enumerate() {
        for (id, definition) in entry.api.definitions.iter() {
            let Home::Common { path } = &definition.home else {
                continue;
            };
            let key = (path.clone(), definition.origin.pointer.clone());
            let known = usage.entry(key).or_default();
            *known = known.united(definition.usage);
            files
                .entry(path.clone())
                .or_default()
                .add(module, id, &definition.origin.pointer);
        }
    }
    spread(package, &usage);
    package.common = folders(files);
}

/// What modules reach of one file.
#[derive(Default)]
struct File {
    reached_by: Vec<usize>,
    definitions: BTreeMap<String, CommonDefinition>,
}

impl File {
    fn add(&mut self, module: usize, definition: DefinitionId, pointer: &str) {
        if self.reached_by.last() != Some(&module) {
            self.reached_by.push(module);
        }
        self.definitions
            .entry(pointer.to_owned())
            .or_insert(CommonDefinition { module, definition });
    }
}

fn spread(package: &mut Package, usage: &HashMap<Key, Usage>) {
    for module in &mut package.modules {
        for (_, definition) in module.api.definitions.iter_mut() {
            if let Home::Common { path } = &definition.home {
                let key = (path.clone(), definition.origin.pointer.clone());
                definition.usage = usage.get(&key).copied().unwrap_or(definition.usage);
            }
        }
    }
}

fn folders(files: BTreeMap<Vec<String>, File>) -> Vec<CommonFolder> {
    let mut folders: BTreeMap<Vec<String>, Vec<CommonFile>> = BTreeMap::new();
    for (path, file) in files {
        let Some((stem, folder)) = path.split_last() else {
            continue;
        };
        folders
            .entry(folder.to_vec())
            .or_default()
            .push(CommonFile {
                stem: stem.clone(),
                reached_by: file.reached_by,
                definitions: file.definitions.into_values().collect(),
            });
    }
    folders
        .into_iter()
        .map(|(path, files)| CommonFolder { path, files })
        .collect()
}
