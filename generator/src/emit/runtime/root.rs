//! The root of the runtime without unused modules.

/// Returns the root of the runtime without some modules: removes their declarations, exports, and list items in the
/// documentation.
pub(super) fn without(root: &str, modules: &[&str]) -> String {
    let (docs, items) = root.split_once("\n\n").unwrap_or((root, ""));
    let mut left_out = Vec::new();
    let mut kept = String::new();
    let mut ends_group = false;
    for item in items.split_inclusive(";\n") {
        let begins_group = item.starts_with('\n');
        if modules.iter().any(|module| is_of(item, module)) {
            left_out.push(item);
            ends_group |= begins_group;
            continue;
        }
        if ends_group && !begins_group {
            kept.push('\n');
        }
        ends_group = false;
        kept.push_str(item);
    }
    let tells_of_one = |point: &str| {
        let mut links = point.split("[`").skip(1);
        let name = links.next().and_then(|link| link.split_once('`'));
        name.is_some_and(|(name, _)| left_out.iter().any(|item| exports(item, name)))
    };
    let docs: String = points(docs)
        .into_iter()
        .filter(|point| !tells_of_one(point))
        .collect();
    format!("{}\n\n{kept}", docs.trim_end())
}

/// True if an item declares or exports a module.
fn is_of(item: &str, module: &str) -> bool {
    let item = item.trim_start();
    let item = match item.split_once(' ') {
        Some((word, rest)) if word.starts_with("pub") => rest,
        _ => item,
    };
    let path = item.strip_prefix("mod ").or(item.strip_prefix("use "));
    path.and_then(|path| path.strip_prefix(module))
        .is_some_and(|rest| rest.starts_with([';', ':']))
}

fn exports(item: &str, name: &str) -> bool {
    item.split(|character: char| !character.is_alphanumeric() && character != '_')
        .any(|word| word == name)
}

/// Splits the documentation into list items with their continuation lines, and other lines.
fn points(docs: &str) -> Vec<String> {
    let mut points: Vec<String> = Vec::new();
    for line in docs.split_inclusive('\n') {
        match points.last_mut() {
            Some(point) if line.starts_with("//!   ") => point.push_str(line),
            _ => points.push(line.to_owned()),
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::without;

    const ROOT: &str = "\
//! What stands here:
//!
//! - [`Apple`] is one,
//!   and [`Pear`] another.
//! - [`Plum`] is the last.
//!
//! The end.

mod plums;
mod pome;
pub mod pomegranate;

pub(super) use plums::Plum;
pub use pome::{
    Apple, Pear,
};
";

    #[test]
    fn a_module_goes_with_all_that_is_said_of_it() {
        let rest = "\
//! What stands here:
//!
//! - [`Plum`] is the last.
//!
//! The end.

mod plums;
pub mod pomegranate;

pub(super) use plums::Plum;
";
        let other = "\
//! What stands here:
//!
//! - [`Apple`] is one,
//!   and [`Pear`] another.
//!
//! The end.

mod pome;
pub mod pomegranate;

pub use pome::{
    Apple, Pear,
};
";
        assert_eq!(without(ROOT, &["pome"]), rest);
        assert_eq!(without(ROOT, &["plums"]), other);
        assert_eq!(without(ROOT, &[]), ROOT);
    }
}
