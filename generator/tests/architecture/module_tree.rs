//! The modules of a crate, with the names and paths in each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Attribute, Item, ItemMod, Visibility};

use crate::imports::{self, Import};
use crate::words::{Words, is_test};

/// The modules of a crate. The first is its root.
#[derive(Debug, Default)]
pub struct ModuleTree {
    pub modules: Vec<Module>,
}

/// A module: a file, or an inline module in it.
#[derive(Debug, Default)]
pub struct Module {
    pub file: PathBuf,
    pub parent: Option<usize>,
    pub children: BTreeMap<String, usize>,
    /// The names that the module defines itself.
    pub items: BTreeSet<String>,
    /// The names of its `macro_rules!`.
    pub macros: BTreeSet<String>,
    pub imports: Vec<Import>,
    /// All words outside of `use` items.
    pub words: Words,
    /// True in `#[cfg(test)]`.
    pub is_test: bool,
}

impl ModuleTree {
    /// Reads the crate with this root file.
    pub fn read(root: &Path, text: &dyn Fn(&Path) -> Option<String>) -> Self {
        let mut tree = ModuleTree::default();
        let folder = root.parent().unwrap_or(Path::new(""));
        let mut reader = Reader {
            tree: &mut tree,
            text,
        };
        reader.file(root, folder, None, false);
        tree
    }
}

struct Reader<'a> {
    tree: &'a mut ModuleTree,
    text: &'a dyn Fn(&Path) -> Option<String>,
}

/// The file with the content of a module, and the folder of its child modules.
struct Site<'a> {
    file: &'a Path,
    folder: &'a Path,
}

impl Reader<'_> {
    fn file(&mut self, file: &Path, folder: &Path, parent: Option<usize>, is_test: bool) -> usize {
        let text = (self.text)(file).unwrap_or_else(|| panic!("no file {}", file.display()));
        let parsed = syn::parse_file(&text);
        let parsed = parsed.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.module(&Site { file, folder }, parent, is_test, &parsed.items)
    }

    fn module(
        &mut self,
        site: &Site<'_>,
        parent: Option<usize>,
        is_test: bool,
        items: &[Item],
    ) -> usize {
        let index = self.tree.modules.len();
        self.tree.modules.push(Module {
            file: site.file.to_owned(),
            parent,
            is_test,
            ..Module::default()
        });
        let (tests, others): (Vec<_>, Vec<_>) = items
            .iter()
            .partition(|item| !matches!(item, Item::Mod(_)) && has_test_attribute(item));
        for item in others {
            self.item(site, index, item);
        }
        // Single test items belong to the items that use them, not to the module.
        for item in tests {
            self.tree.modules[index].items.extend(name(item));
        }
        index
    }

    fn item(&mut self, site: &Site<'_>, index: usize, item: &Item) {
        match item {
            Item::Mod(module) => {
                let child = self.declared(site, index, module);
                let children = &mut self.tree.modules[index].children;
                children.insert(module.ident.to_string(), child);
                return;
            }
            Item::Use(item) => {
                let exported = !matches!(item.vis, Visibility::Inherited);
                let imports = &mut self.tree.modules[index].imports;
                imports::collect(&item.tree, exported, imports);
                return;
            }
            Item::Macro(definition) => {
                let name = definition.ident.as_ref().map(ToString::to_string);
                self.tree.modules[index].macros.extend(name);
            }
            _ => {}
        }
        let module = &mut self.tree.modules[index];
        module.items.extend(name(item));
        module
            .words
            .read(item.to_token_stream(), &mut module.imports);
    }

    /// Reads the module that a `mod` item declares.
    fn declared(&mut self, site: &Site<'_>, parent: usize, module: &ItemMod) -> usize {
        let is_test = self.tree.modules[parent].is_test || module.attrs.iter().any(is_test);
        let name = module.ident.to_string();
        if let Some((_, items)) = &module.content {
            let folder = &site.folder.join(&name);
            let site = Site {
                file: site.file,
                folder,
            };
            return self.module(&site, Some(parent), is_test, items);
        }
        if let Some(path) = path_attribute(&module.attrs) {
            let file = beside(site.file, &path);
            let folder = file.parent().unwrap_or(Path::new("")).to_owned();
            return self.file(&file, &folder, Some(parent), is_test);
        }
        let folder = site.folder.join(&name);
        let flat = site.folder.join(format!("{name}.rs"));
        let nested = folder.join("mod.rs");
        let file = if (self.text)(&flat).is_some() {
            flat
        } else {
            nested
        };
        self.file(&file, &folder, Some(parent), is_test)
    }
}

/// Returns the name that an item defines.
fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

fn has_test_attribute(item: &Item) -> bool {
    let attributes = match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(is_test)
}

/// Returns the file at a path relative to the folder of another file.
fn beside(file: &Path, path: &str) -> PathBuf {
    let mut found = file.parent().unwrap_or(Path::new("")).to_owned();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                found.pop();
            }
            name => found.push(name),
        }
    }
    found
}

/// Returns the value of `#[path = "…"]`.
fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| {
        let syn::Meta::NameValue(pair) = &attribute.meta else {
            return None;
        };
        match &pair.value {
            syn::Expr::Lit(literal) if pair.path.is_ident("path") => match &literal.lit {
                syn::Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        }
    })
}
