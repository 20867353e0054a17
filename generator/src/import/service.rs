//! Finds the readme of a service.

use std::path::{Path, PathBuf};

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::source::address::{self, PathKind};
use crate::source::{Sources, is_readme, nearest};

const README: &str = "readme.md";

/// Folders that contain descriptions, but no readme of a service.
const NO_SERVICES: [&str; 4] = ["stable", "preview", "examples", "common-types"];

/// The maximum number of services to list in a message.
const MOST_NAMED: usize = 8;

/// Returns the readme of the service that the user chose.
pub(super) fn readme(
    sources: &Sources,
    checkout: &Path,
    service: &str,
) -> Result<PathBuf, Diagnostic> {
    let root = checkout.join("specification");
    if !root.is_dir() {
        if let Some(refused) = address::refused(checkout, PathKind::Folder) {
            return Err(refused);
        }
        let message = format!(
            "`{}` does not contain a folder `specification`",
            checkout.display()
        );
        let place = Place::File(checkout.to_owned());
        return Err(Diagnostic::new(Code::FileNotFound, place, message)
            .help("pass the root of a checkout of the public specifications"));
    }
    let named = service.replace('\\', "/");
    let named = named.trim_end_matches('/');
    let named = named.strip_prefix("specification/").unwrap_or(named);
    for path in [PathBuf::from(service), root.join(named)] {
        if is_readme(&path) && path.is_file() {
            return Ok(path);
        }
    }
    let whole = root.join(named).join(README);
    if whole.is_file() {
        return Ok(whole);
    }
    search(sources, &root, named)
}

/// Returns the only service whose path contains these segments.
fn search(sources: &Sources, root: &Path, named: &str) -> Result<PathBuf, Diagnostic> {
    let mut services = Vec::new();
    collect(root, "", &mut services);
    services.sort();
    let wanted = format!("/{}/", named.to_lowercase());
    let fits = |folder: &&String| format!("/{}/", folder.to_lowercase()).contains(&wanted);
    let found: Vec<&String> = services.iter().filter(fits).collect();
    let place = || Place::File(root.to_owned());
    match found.as_slice() {
        [one] => Ok(root.join(one).join(README)),
        [] => {
            let message = format!("no service `{named}` found in `{}`", sources.name(root));
            let error = Diagnostic::new(Code::FileNotFound, place(), message);
            let firsts = services.iter().filter_map(|each| each.split('/').next());
            let known = services.iter().map(String::as_str).chain(firsts);
            let part = named.to_lowercase();
            let has_part = |each: &&String| !part.is_empty() && each.to_lowercase().contains(&part);
            let similar: Vec<_> = services.iter().filter(has_part).collect();
            Err(match (nearest(named, known), similar.as_slice()) {
                (Some(near), _) => error.help(format!("did you mean `{near}`?")),
                (None, []) => error.help(
                    "pass a folder that contains a `readme.md`, such as `network/resource-manager`",
                ),
                (None, similar) => {
                    error.help(format!("services with similar names: {}", list(similar)))
                }
            })
        }
        many => {
            let names = list(many);
            let message = format!("`{named}` matches {} services", many.len());
            Err(Diagnostic::new(Code::AmbiguousService, place(), message)
                .help(format!("pass the full name of one of them: {names}")))
        }
    }
}

/// Lists services, of many only the first.
fn list(services: &[&String]) -> String {
    let names = services.iter().take(MOST_NAMED);
    let names: Vec<_> = names.map(|each| format!("`{each}`")).collect();
    let names = names.join(", ");
    match services.len().saturating_sub(MOST_NAMED) {
        0 => names,
        more => format!("{names} and {more} more"),
    }
}

/// Finds the folders with a readme, relative to the root.
fn collect(root: &Path, folder: &str, found: &mut Vec<String>) {
    let here = root.join(folder);
    if !folder.is_empty() && here.join(README).is_file() {
        found.push(folder.to_owned());
    }
    let entries = std::fs::read_dir(&here).into_iter().flatten().flatten();
    for entry in entries {
        // Links are not followed, to avoid cycles.
        if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if !NO_SERVICES.contains(&name.as_str()) {
            let below = match folder {
                "" => name,
                _ => format!("{folder}/{name}"),
            };
            collect(root, &below, found);
        }
    }
}
