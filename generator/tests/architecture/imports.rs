//! The `use` items of a module, with one entry per name or `*`.

use syn::UseTree;

/// A name that a `use` item imports.
#[derive(Clone, Debug)]
pub struct Import {
    /// The name in the module; `*` for a glob.
    pub name: String,
    /// The imported path, without the `*` of a glob.
    pub path: Vec<String>,
    /// True for `pub use` with any visibility.
    pub exported: bool,
}

/// Adds the names of a tree.
pub fn collect(tree: &UseTree, exported: bool, imports: &mut Vec<Import>) {
    walk(tree, &mut Vec::new(), exported, imports);
}

fn walk(tree: &UseTree, before: &mut Vec<String>, exported: bool, imports: &mut Vec<Import>) {
    let mut add = |name: String, last: Option<String>| {
        let mut path = before.clone();
        // `use a::b::{self}` is `use a::b`.
        let is_self = last.as_deref() == Some("self") && !before.is_empty();
        path.extend(last.filter(|_| !is_self));
        let name = match path.last() {
            Some(last) if name == "self" => last.clone(),
            _ => name,
        };
        imports.push(Import {
            name,
            path,
            exported,
        });
    };
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            walk(&path.tree, before, exported, imports);
            before.pop();
        }
        UseTree::Name(name) => add(name.ident.to_string(), Some(name.ident.to_string())),
        UseTree::Rename(rename) => {
            add(rename.rename.to_string(), Some(rename.ident.to_string()));
        }
        UseTree::Glob(_) => add("*".to_owned(), None),
        UseTree::Group(group) => {
            for tree in &group.items {
                walk(tree, before, exported, imports);
            }
        }
    }
}
