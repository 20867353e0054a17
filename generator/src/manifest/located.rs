//! The files of a manifest that differ from the listing of their folder in upper and lower case alone.

use std::path::{Component, Path};

use super::{Manifest, rules};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::Origin;
use crate::source::{Sources, normalise};

/// Replaces the names of files by those of the listing. Returns a warning for each.
pub(super) fn locate(
    manifest: &mut Manifest,
    sources: &Sources,
    folder: &Path,
    root: &Origin,
) -> Diagnostics {
    let mut warnings = Diagnostics::default();
    let mut locate = |names: &mut [String], at: String| {
        for (index, name) in names.iter_mut().enumerate() {
            let Some(listed) = listed(sources, folder, name) else {
                continue;
            };
            let message = format!("the file `{name}` is named `{listed}`");
            let place = Place::Value(Origin {
                document: root.document,
                pointer: format!("{}{at}/{index}", root.pointer),
            });
            let warning = Diagnostic::new(Code::CaseMismatch, place, message);
            warnings.push(warning.help("use the upper and lower case of the file"));
            *name = listed;
        }
    };
    for (index, service) in manifest.services.iter_mut().enumerate() {
        let at = format!("/services/{index}");
        locate(&mut service.overlays, format!("{at}/overlays"));
        for (index, version) in service.versions.iter_mut().enumerate() {
            let at = format!("{at}/versions/{index}");
            locate(&mut version.inputs, format!("{at}/inputs"));
            locate(&mut version.overlays, format!("{at}/overlays"));
        }
    }
    warnings
}

/// Returns the listed name of a file, if it is another one.
fn listed(sources: &Sources, folder: &Path, name: &str) -> Option<String> {
    if !rules::is_below(name) {
        return None;
    }
    let folder = normalise(folder);
    let target = normalise(&folder.join(name));
    let found = sources.locate(&folder, &target).ok()?;
    if found == target {
        return None;
    }
    let parts = found.strip_prefix(&folder).ok()?.components();
    let parts = parts.map(Component::as_os_str);
    let parts: Option<Vec<_>> = parts.map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
