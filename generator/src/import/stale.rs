//! Removes files of a replaced version that are no longer needed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::reference_closure;
use crate::manifest::load_all;
use crate::source::Sources;

/// Returns the files of the replaced version that no version in the manifest needs. If a file cannot be read, there are
/// none.
pub(super) fn files(manifest: &Path, replaced: &[String]) -> Vec<String> {
    let folder = manifest.parent().unwrap_or(Path::new(""));
    let sources = Sources::with_root(folder);
    let Ok(outputs) = load_all(&sources, manifest) else {
        return Vec::new();
    };
    let services = outputs.iter().flat_map(|(output, _)| &output.services);
    let versions = services.flat_map(|service| &service.versions);
    let wanted = versions.flat_map(|version| &version.inputs);
    let (Some(needed), Some(before)) = (
        reached(&sources, folder, wanted),
        reached(&sources, folder, replaced.iter()),
    ) else {
        return Vec::new();
    };
    before.difference(&needed).cloned().collect()
}

/// Removes files and empty folders. Returns the names of the removed files.
pub(super) fn remove(folder: &Path, stale: Vec<String>) -> Vec<String> {
    let removed = stale.into_iter().filter(|name| {
        let path = folder.join(name);
        let removed = fs::remove_file(&path).is_ok();
        // A folder that is not empty is kept.
        let folders = path.ancestors().skip(1).take_while(|each| *each != folder);
        let _ = folders
            .map(fs::remove_dir)
            .take_while(Result::is_ok)
            .count();
        removed
    });
    removed.collect()
}

fn reached<'n>(
    sources: &Sources,
    folder: &Path,
    inputs: impl Iterator<Item = &'n String>,
) -> Option<BTreeSet<String>> {
    let inputs = inputs.map(|name| sources.load(&folder.join(name)).ok());
    let inputs: Vec<_> = inputs.collect::<Option<_>>()?;
    let (reached, _) = reference_closure::reached(sources, &inputs).ok()?;
    Some(reached.into_keys().collect())
}
