//! Decides which entries of the output folder are moved: whole ones if possible.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use super::folder::{Folder, FolderEntry, join};
use super::journal::Journal;
use super::plan::WritePlan;
use super::tree;

/// Decides what is moved, and prepares it.
///
/// A top-level entry of the output folder, such as `src`, is replaced as a whole if possible. The new one is built
/// beside the new files, with hard links to unchanged files, so that a few moves replace the old tree, however many
/// files differ. If something cannot be linked, the files of that entry are moved one by one.
pub(super) fn journal(dir: &Folder, new: &Folder, plan: &WritePlan<'_>) -> io::Result<Journal> {
    let mut entries: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in plan.write.iter().chain(&plan.remove) {
        entries.entry(first(path)).or_default().push(path);
    }
    let leaving: BTreeSet<&str> = plan.write.iter().chain(&plan.remove).copied().collect();
    let mut journal = Journal::default();
    for (entry, paths) in entries {
        if complete(dir, new, entry, &leaving)? {
            let list = match new.is_free(entry)? {
                false => &mut journal.write,
                true => &mut journal.remove,
            };
            list.push(entry.to_owned());
            continue;
        }
        for path in paths {
            let list = match plan.write.contains(&path) {
                true => &mut journal.write,
                false => &mut journal.remove,
            };
            list.push(path.to_owned());
        }
    }
    Ok(journal)
}

/// Returns the top-level entry that contains a path.
fn first(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Adds the unchanged parts of the old entry to a new one. Returns true if that was possible.
fn complete(dir: &Folder, new: &Folder, path: &str, leaving: &BTreeSet<&str>) -> io::Result<bool> {
    let found = dir.entry(path)?;
    if leaving.contains(path) && !matches!(found, FolderEntry::Blocked(_)) {
        return Ok(true);
    }
    let metadata = match found {
        FolderEntry::Nothing => return Ok(true),
        // A link keeps times and permissions.
        FolderEntry::File => return dir.link(path, new),
        FolderEntry::Blocked(_) => return Ok(false),
        FolderEntry::Folder(metadata) => metadata,
    };
    let names = dir.names(path)?;
    for name in &names {
        let Some(name) = name.to_str() else {
            return Ok(false);
        };
        let plain = tree::step_objection(name).is_none();
        if !plain || !complete(dir, new, &join(path, name), leaving)? {
            return Ok(false);
        }
    }
    if names.is_empty() && new.is_free(path)? {
        new.create_folder(path)?;
    }
    if let FolderEntry::Folder(_) = new.entry(path)? {
        fs::set_permissions(new.show(path), metadata.permissions())?;
    }
    Ok(true)
}
