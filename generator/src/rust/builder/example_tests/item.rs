//! References to items of the API in its tests.

use std::borrow::Cow;

use crate::rust::{builder::context::ModuleContext, path::Path};

/// The names that the tests import from the support module.
const SUPPORT: [&str; 6] = ["CallResult", "Case", "Event", "Items", "Outcome", "Test"];

/// Returns the path of an item in a module of the API. It is written in full if the support module has an item with
/// this name.
pub(super) fn item(context: &ModuleContext<'_>, module: &str, name: &str) -> Path {
    let module = context.path_to(module);
    if SUPPORT.contains(&name) {
        return Path::Full(format!("{module}::{name}"));
    }
    Path::Imported {
        module: Cow::Owned(module),
        name: Cow::Owned(name.to_owned()),
        alias: None,
    }
}
