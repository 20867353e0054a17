//! The root of the runtime without unused modules.

/// Returns the root of the runtime without some modules: removes their declarations and exports.
pub(super) fn without(root: &str, modules: &[&str]) -> String {
    let (docs, items) = root.split_once("\n\n").unwrap_or((root, ""));
    let mut kept = String::new();
    let mut ends_group = false;
    for item in items.split_inclusive(";\n") {
        let begins_group = item.starts_with('\n');
        if modules.iter().any(|module| is_of(item, module)) {
            ends_group |= begins_group;
            continue;
        }
        if ends_group && !begins_group {
            kept.push('\n');
        }
        ends_group = false;
        kept.push_str(item);
    }
    format!("{docs}\n\n{kept}")
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

#[cfg(test)]
mod tests {
    use super::without;

    const ROOT: &str = "\
//! The root of the runtime.

mod plums;
mod pome;
pub mod pomegranate;

pub(super) use plums::Plum;
pub use pome::{
    Apple, Pear,
};
";

    #[test]
    fn a_module_goes_with_its_exports() {
        let rest = "\
//! The root of the runtime.

mod plums;
pub mod pomegranate;

pub(super) use plums::Plum;
";
        let other = "\
//! The root of the runtime.

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
