//! Removes files of a replaced version that are no longer needed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::reference_closure;
use crate::source::Sources;

/// Removes the files and returns their names. If a file cannot be read, nothing is removed.
pub(super) fn remove(folder: &Path, replaced: &[String]) -> Vec<String> {
    let sources = Sources::with_root(folder);
    let Ok(manifest) = crate::manifest::load(&sources, &folder.join(crate::manifest::NAME)) else {
        return Vec::new();
    };
    let versions = manifest
        .services
        .iter()
        .flat_map(|service| &service.versions);
    let wanted = versions.flat_map(|version| &version.inputs);
    let (Some(needed), Some(before)) = (
        reached(&sources, folder, wanted),
        reached(&sources, folder, replaced.iter()),
    ) else {
        return Vec::new();
    };
    let stale = before.difference(&needed).filter(|name| {
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
    stale.cloned().collect()
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
