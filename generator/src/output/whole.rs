use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use super::plan::Plan;
use super::staging::{Journal, create_parent};
use super::tree;

/// Decides what is moved at a time, and prepares it.
///
/// An entry of the output folder, such as `src`, changes as a whole: the new one is laid out beside the new files with
/// links to all that stays as it is, so that a few moves separate the old tree from the new one however many files
/// differ. Where something cannot be linked, the files of that entry are moved one by one.
pub(super) fn journal(dir: &Path, new: &Path, plan: &Plan<'_>) -> io::Result<Journal> {
    let mut entries: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in plan.write.iter().chain(&plan.remove) {
        entries.entry(first(path)).or_default().push(path);
    }
    let leaving: BTreeSet<&str> = plan.write.iter().chain(&plan.remove).copied().collect();
    let mut journal = Journal::default();
    for (entry, paths) in entries {
        if complete(dir, new, entry, &leaving)? {
            let list = match fs::symlink_metadata(tree::on_disk(new, entry)) {
                Ok(_) => &mut journal.write,
                Err(_) => &mut journal.remove,
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

/// The entry of the output folder that a path leads through.
fn first(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Adds to a new entry what stays of the old one; says whether that was possible.
fn complete(dir: &Path, new: &Path, path: &str, leaving: &BTreeSet<&str>) -> io::Result<bool> {
    let place = tree::on_disk(dir, path);
    let metadata = match fs::symlink_metadata(&place) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
    };
    if leaving.contains(path) {
        return Ok(true);
    }
    let target = tree::on_disk(new, path);
    if metadata.is_file() {
        create_parent(&target)?;
        // A link keeps the file as it is, with its times and rights.
        return Ok(fs::hard_link(&place, &target).is_ok());
    }
    if !metadata.is_dir() {
        return Ok(false);
    }
    let mut is_empty = true;
    for entry in fs::read_dir(&place)? {
        is_empty = false;
        let name = entry?.file_name();
        let Some(name) = name.to_str() else {
            return Ok(false);
        };
        if !complete(dir, new, &format!("{path}/{name}"), leaving)? {
            return Ok(false);
        }
    }
    if is_empty && fs::symlink_metadata(&target).is_err() {
        fs::create_dir_all(&target)?;
    }
    if target.is_dir() {
        fs::set_permissions(&target, metadata.permissions())?;
    }
    Ok(true)
}
