//! Compares the items of the runtime that users may name. They differ by the parts that the crates have.

use std::collections::BTreeSet;

use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta, UseTree, Visibility};

use super::change::{Change, ChangeKind};

/// Returns the items that only one of the crates has, and those that moved.
pub(super) fn changes(old: &BTreeSet<String>, new: &BTreeSet<String>) -> Vec<Change> {
    let mut gone: Vec<_> = old.difference(new).collect();
    let mut changes = Vec::new();
    for path in new.difference(old) {
        let moved = gone.iter().position(|was| name_of(was) == name_of(path));
        changes.push(match moved.map(|place| gone.remove(place)) {
            Some(was) => change(ChangeKind::Renamed, path, format!("was `{was}`")),
            None => change(ChangeKind::Added, path, String::new()),
        });
    }
    let gone = gone.into_iter();
    changes.extend(gone.map(|path| change(ChangeKind::Removed, path, String::new())));
    changes
}

fn name_of(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

fn change(kind: ChangeKind, path: &str, what: String) -> Change {
    Change {
        kind,
        breaking: kind != ChangeKind::Added,
        without_rest: false,
        item: "item",
        path: path.to_owned(),
        spec: String::new(),
        what,
        old: None,
        new: None,
    }
}

/// The module of the runtime in the crate's root.
const RUNTIME: &str = "runtime";

/// Returns the paths of the runtime's items that a crate exports: those that its root re-exports, and of a public
/// runtime module those that its documentation lists.
pub(super) fn offered(crate_root: &str, runtime_root: &str) -> BTreeSet<String> {
    let items = items_of(crate_root).1;
    let mut exported = BTreeSet::new();
    let mut is_public = false;
    for item in &items {
        match item {
            Item::Use(item) if is_visible(&item.vis) => match &item.tree {
                UseTree::Path(path) if path.ident == RUNTIME => leaves(&path.tree, &mut exported),
                _ => {}
            },
            Item::Mod(item) if item.ident == RUNTIME => is_public = is_visible(&item.vis),
            _ => {}
        }
    }
    if is_public {
        let listed = listed(runtime_root).into_iter();
        exported.extend(listed.map(|name| format!("{RUNTIME}::{name}")));
    }
    exported
}

fn is_visible(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Returns the documentation and the items of a file.
fn items_of(text: &str) -> (Vec<String>, Vec<Item>) {
    // The emitter printed it, so it is valid.
    match syn::parse_file(text) {
        Ok(file) => (file.attrs.iter().filter_map(doc).collect(), file.items),
        Err(_) => (Vec::new(), Vec::new()),
    }
}

/// Returns the names that a module exports and lists in its documentation.
fn listed(root: &str) -> BTreeSet<String> {
    let (docs, items) = items_of(root);
    let mut names = BTreeSet::new();
    for item in &items {
        if let Item::Use(item) = item
            && is_visible(&item.vis)
        {
            leaves(&item.tree, &mut names);
        }
    }
    let is_listed = |name: &String| {
        let link = format!("[`{name}`]");
        let mut points = docs.iter().map(|line| line.trim_start());
        points.any(|line| line.starts_with("- ") && line.contains(&link))
    };
    names.retain(is_listed);
    names
}

fn doc(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn leaves(tree: &UseTree, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, names),
        UseTree::Group(group) => group.items.iter().for_each(|each| leaves(each, names)),
        UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
        UseTree::Glob(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT_TEXT: &str = "\
mod apple;
mod runtime;
pub use clients::*;
pub use runtime::{Apple, fruit::Pear};
";

    /// The runtime of a crate that has it as a public module.
    const RUNTIME_TEXT: &str = "\
//! What users find:
//!
//! - [`Apple`] is one.
//! - [`Pear`] is another,
//!   and [`Plum`] is told by the way.
//!
//! The rest, such as a [`Stone`], is for emitted code.

pub use apple::{Apple, Stone};
pub use pear::Pear;
use plum::Plum;
";

    fn short(old: &BTreeSet<String>, new: &BTreeSet<String>) -> Vec<(ChangeKind, bool, String)> {
        let lines = changes(old, new).into_iter();
        let lines = lines.map(|change| (change.kind, change.breaking, change.path));
        lines.collect()
    }

    #[test]
    fn the_exports_of_the_root_are_offered() {
        let names: Vec<_> = offered(ROOT_TEXT, RUNTIME_TEXT).into_iter().collect();
        assert_eq!(names, ["Apple", "Pear"]);
    }

    #[test]
    fn a_public_runtime_offers_what_it_lists() {
        let names: Vec<_> = offered("pub mod runtime;", RUNTIME_TEXT)
            .into_iter()
            .collect();
        assert_eq!(names, ["runtime::Apple", "runtime::Pear"]);
    }

    #[test]
    fn a_part_comes_and_goes() {
        let whole = offered(ROOT_TEXT, "");
        let part = offered(&ROOT_TEXT.replace(", fruit::Pear", ""), "");
        let pear = "Pear".to_owned();
        let gone = [(ChangeKind::Removed, true, pear.clone())];
        assert_eq!(short(&whole, &part), gone);
        assert_eq!(short(&part, &whole), [(ChangeKind::Added, false, pear)]);
        assert!(changes(&whole, &whole).is_empty());
    }

    #[test]
    fn a_moved_item_is_renamed() {
        let old = offered("pub mod runtime;", RUNTIME_TEXT);
        let new = offered(ROOT_TEXT, RUNTIME_TEXT);
        let renamed = |name: &str| (ChangeKind::Renamed, true, name.to_owned());
        assert_eq!(short(&old, &new), [renamed("Apple"), renamed("Pear")]);
    }
}
