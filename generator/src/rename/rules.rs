//! The new names of an API: those that match nothing, and the order in which they are applied.

use super::model::{Rename, RenamedKind};
use super::{apply, candidates};
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::Api;
use crate::source::nearest;

/// Returns a warning for each new name that matches nothing.
pub fn unmatched(renames: &[Rename], api: &Api) -> Vec<Diagnostic> {
    let unmatched = renames.iter().filter_map(|rename| {
        let names = candidates::names(rename.kind, api);
        if names.contains(&rename.from) {
            return None;
        }
        let kind = rename.kind.name();
        let message = format!("the API has no {kind} `{}`", rename.from);
        let help = match nearest(&rename.from, names.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "run `armsmith inspect --stage ir` to list the names of the description".to_owned()
            }
        };
        let warning = Diagnostic::new(Code::UnmatchedRename, rename.place.clone(), message);
        Some(warning.help(help))
    });
    unmatched.collect()
}

/// Changes the names of an API.
pub fn rename(renames: &[Rename], api: &mut Api) {
    // Properties and values first, because they refer to definitions by their names in the description.
    for kind in RenamedKind::ALL.into_iter().rev() {
        let of_kind = renames.iter().filter(|rename| rename.kind == kind);
        apply::apply(kind, &of_kind.collect::<Vec<_>>(), api);
    }
}
