//! Compares the runtimes of two crates, which differ in their parts only.

use std::collections::BTreeSet;

use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta, UseTree, Visibility};

use super::change::{Change, ChangeKind};

/// Returns the public items that only one of the runtimes has.
///
/// These are listed in its documentation; all others are used by emitted code only.
pub(super) fn changes(old: &BTreeSet<String>, new: &BTreeSet<String>) -> Vec<Change> {
    let gone = old.difference(new).map(|name| (name, ChangeKind::Removed));
    let come = new.difference(old).map(|name| (name, ChangeKind::Added));
    gone.chain(come)
        .map(|(name, kind)| Change {
            kind,
            breaking: kind == ChangeKind::Removed,
            without_rest: false,
            item: "item",
            path: format!("runtime::{name}"),
            spec: String::new(),
            what: String::new(),
            old: None,
            new: None,
        })
        .collect()
}

/// Returns the names that a module exports and lists in its documentation.
pub(super) fn offered(root: &str) -> BTreeSet<String> {
    // The emitter printed it, so it is valid.
    let Ok(file) = syn::parse_file(root) else {
        return BTreeSet::new();
    };
    let docs: Vec<String> = file.attrs.iter().filter_map(doc).collect();
    let mut names = BTreeSet::new();
    for item in &file.items {
        if let Item::Use(item) = item
            && matches!(item.vis, Visibility::Public(_))
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
//! What users find:
//!
//! - [`Apple`] is one.
//! - [`Pear`] is another,
//!   and [`Plum`] is told by the way.
//!
//! The rest, such as a [`Stone`], is for emitted code.

mod apple;

pub use apple::{Apple, Stone};
pub use pear::Pear;
use plum::Plum;
";

    #[test]
    fn what_is_listed_counts() {
        let names: Vec<_> = offered(ROOT_TEXT).into_iter().collect();
        assert_eq!(names, ["Apple", "Pear"]);
    }

    #[test]
    fn a_part_comes_and_goes() {
        let whole = offered(ROOT_TEXT);
        let part = offered(&ROOT_TEXT.replace("pub use pear::Pear;\n", ""));
        let short = |changes: Vec<Change>| {
            let lines = changes.into_iter();
            let lines = lines.map(|change| (change.kind, change.breaking, change.path));
            lines.collect::<Vec<_>>()
        };
        let pear = "runtime::Pear".to_owned();
        assert_eq!(
            short(changes(&whole, &part)),
            [(ChangeKind::Removed, true, pear.clone())]
        );
        assert_eq!(
            short(changes(&part, &whole)),
            [(ChangeKind::Added, false, pear)]
        );
        assert!(changes(&whole, &whole).is_empty());
    }
}
