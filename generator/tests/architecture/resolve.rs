//! Finds the modules that define a path, through imports and re-exports.

use std::collections::BTreeSet;

use crate::module_tree::ModuleTree;

/// The meaning of a name.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Meaning {
    Module(usize),
    /// An item of a module, or a part of one, such as a variant.
    ItemOf(usize),
}

/// The imports that were followed, which may be cyclic.
type Seen = BTreeSet<(usize, String)>;

impl ModuleTree {
    /// Returns the modules that define `path` in the module `from`. Empty for a path to a whole module, or out of the
    /// crate.
    pub fn definers(&self, from: usize, path: &[String]) -> BTreeSet<usize> {
        let meanings = self.resolve(from, path, &mut Seen::new());
        let items = meanings.into_iter().filter_map(|meaning| match meaning {
            Meaning::ItemOf(module) => Some(module),
            Meaning::Module(_) => None,
        });
        items.collect()
    }

    /// Returns the modules that define `name` for a glob import of `path`.
    pub fn definers_in_glob(&self, from: usize, path: &[String], name: &str) -> BTreeSet<usize> {
        let mut seen = Seen::new();
        let mut found = BTreeSet::new();
        for meaning in self.resolve(from, path, &mut seen) {
            if let Meaning::Module(module) = meaning {
                found.extend(self.lookup(module, name, &mut seen));
            }
        }
        let items = found.into_iter().filter_map(|meaning| match meaning {
            Meaning::ItemOf(module) => Some(module),
            Meaning::Module(_) => None,
        });
        items.collect()
    }

    fn resolve(&self, from: usize, path: &[String], seen: &mut Seen) -> BTreeSet<Meaning> {
        let Some((first, rest)) = path.split_first() else {
            return BTreeSet::new();
        };
        let mut meanings = match &**first {
            "crate" => BTreeSet::from([Meaning::Module(0)]),
            "self" => BTreeSet::from([Meaning::Module(from)]),
            "super" => self.above(from),
            name => self.lookup(from, name, seen),
        };
        for name in rest {
            let mut next = BTreeSet::new();
            let has_module = meanings
                .iter()
                .any(|meaning| matches!(meaning, Meaning::Module(_)));
            for meaning in meanings {
                match meaning {
                    Meaning::Module(module) if name == "super" => next.extend(self.above(module)),
                    Meaning::Module(module) if name == "self" => {
                        next.insert(Meaning::Module(module));
                    }
                    Meaning::Module(module) => {
                        let found = self.lookup(module, name, seen);
                        if found.is_empty() && !self.is_imported(module, name) {
                            // A macro defines it.
                            next.insert(Meaning::ItemOf(module));
                        }
                        next.extend(found);
                    }
                    // A function may have the name of a module; only the module has items.
                    Meaning::ItemOf(_) if has_module => {}
                    Meaning::ItemOf(module) => {
                        next.insert(Meaning::ItemOf(module));
                    }
                }
            }
            meanings = next;
        }
        meanings
    }

    fn above(&self, module: usize) -> BTreeSet<Meaning> {
        let parent = self.modules[module].parent;
        parent.map(Meaning::Module).into_iter().collect()
    }

    /// Returns the meanings of a name in a module, in all namespaces.
    fn lookup(&self, module: usize, name: &str, seen: &mut Seen) -> BTreeSet<Meaning> {
        let content = &self.modules[module];
        let mut found = BTreeSet::new();
        found.extend(content.children.get(name).copied().map(Meaning::Module));
        if content.items.contains(name) {
            found.insert(Meaning::ItemOf(module));
        }
        if !seen.insert((module, name.to_owned())) {
            return found;
        }
        for import in content.imports.iter().filter(|import| import.name == name) {
            found.extend(self.resolve(module, &import.path, seen));
        }
        if found.is_empty() {
            for glob in content.imports.iter().filter(|import| import.name == "*") {
                for meaning in self.resolve(module, &glob.path, seen) {
                    if let Meaning::Module(other) = meaning {
                        found.extend(self.lookup(other, name, seen));
                    }
                }
            }
        }
        seen.remove(&(module, name.to_owned()));
        found
    }

    fn is_imported(&self, module: usize, name: &str) -> bool {
        let mut imports = self.modules[module].imports.iter();
        imports.any(|import| import.name == name)
    }
}
