//! The Cargo workspace around the folder of a crate.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item};
use walkdir::WalkDir;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::rust::options::WorkspaceRole;
use crate::selection::Glob;
use crate::source::normalise;

/// Returns the relation of a crate in a folder, which need not exist, to the workspace around it.
pub fn workspace_role(folder: &Path) -> WorkspaceRole {
    match SurroundingWorkspace::of(folder) {
        Some(_) => WorkspaceRole::Member,
        None => WorkspaceRole::Root,
    }
}

/// Returns a warning if Cargo does not accept a crate with this relation in a folder.
pub fn workspace_mismatch(folder: &Path, role: WorkspaceRole) -> Option<Diagnostic> {
    let around = SurroundingWorkspace::of(folder);
    let (message, help) = match (role, &around) {
        (WorkspaceRole::Member, None) => (
            "the crate is a member of a workspace, but no workspace contains its folder".to_owned(),
            "set `workspace: root` in the manifest, or pass `--workspace root`".to_owned(),
        ),
        (WorkspaceRole::Member, Some(around)) if !around.has_member() => (
            format!(
                "the workspace of `{}` does not list the crate",
                around.manifest().display()
            ),
            format!(
                "add \"{}\" to its `members`; or add it to `exclude`, and set `workspace: root` in the manifest or pass \
                 `--workspace root`",
                around.member
            ),
        ),
        (WorkspaceRole::Root, Some(around)) if around.has_member() => (
            format!(
                "the crate is the root of a workspace, but the workspace of `{}` lists it",
                around.manifest().display()
            ),
            "set `workspace: member` in the manifest, or pass `--workspace member`".to_owned(),
        ),
        _ => return None,
    };
    let place = Place::File(folder.join(CARGO_TOML));
    Some(Diagnostic::new(Code::WorkspaceMismatch, place, message).help(help))
}

const CARGO_TOML: &str = "Cargo.toml";

/// The innermost workspace that contains a folder and does not exclude it.
struct SurroundingWorkspace {
    root: PathBuf,
    document: DocumentMut,
    /// The path of the folder below the root, with `/` as separator.
    member: String,
}

impl SurroundingWorkspace {
    fn of(folder: &Path) -> Option<Self> {
        let folder = normalise(&std::path::absolute(folder).ok()?);
        let mut parents = folder.ancestors().skip(1);
        parents.find_map(|root| {
            let document = cargo_toml(root)?;
            document.get("workspace")?.as_table_like()?;
            let workspace = SurroundingWorkspace {
                root: root.to_owned(),
                document,
                member: below(root, &folder)?,
            };
            (!workspace.excludes()).then_some(workspace)
        })
    }

    fn manifest(&self) -> PathBuf {
        self.root.join(CARGO_TOML)
    }

    fn list(&self, key: &str) -> Vec<&str> {
        let list = self.document.get("workspace").and_then(|it| it.get(key));
        let list = list.and_then(Item::as_array).into_iter().flatten();
        list.filter_map(toml_edit::Value::as_str).collect()
    }

    fn excludes(&self) -> bool {
        let mut excluded = self.list("exclude").into_iter();
        let is_below = |path: &str| {
            let path = path.trim_end_matches('/');
            let rest = self.member.strip_prefix(path.trim_start_matches("./"));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        excluded.any(is_below) && !self.lists(&self.member)
    }

    /// True if a pattern of `members` matches a path.
    fn lists(&self, path: &str) -> bool {
        self.list("members").into_iter().any(|pattern| {
            let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
            Glob::new(pattern).is_ok_and(|glob| glob.is_match(path))
        })
    }

    /// True if the folder is a member: `members` lists it, or another member depends on it.
    fn has_member(&self) -> bool {
        if self.lists(&self.member) {
            return true;
        }
        let mut known = BTreeSet::new();
        let mut queue: Vec<PathBuf> = self.listed();
        while let Some(folder) = queue.pop() {
            if known.insert(folder.clone()) {
                queue.extend(path_dependencies(&folder));
            }
        }
        known
            .iter()
            .any(|folder| below(&self.root, folder).as_ref() == Some(&self.member))
    }

    /// Returns the folders of the root package and the listed members.
    fn listed(&self) -> Vec<PathBuf> {
        let patterns = self.list("members").into_iter();
        let depth = patterns
            .map(|it| it.split('/').count())
            .max()
            .unwrap_or_default();
        let walk = WalkDir::new(&self.root)
            .min_depth(1)
            .max_depth(depth.max(1));
        let is_searched = |entry: &walkdir::DirEntry| {
            let name = entry.file_name().to_string_lossy();
            entry.file_type().is_dir() && !name.starts_with('.') && name != "target"
        };
        let folders = walk
            .into_iter()
            .filter_entry(is_searched)
            .filter_map(Result::ok);
        let members = folders
            .map(walkdir::DirEntry::into_path)
            .filter(|folder| below(&self.root, folder).is_some_and(|path| self.lists(&path)));
        members.chain([self.root.clone()]).collect()
    }
}

fn cargo_toml(folder: &Path) -> Option<DocumentMut> {
    fs::read_to_string(folder.join(CARGO_TOML))
        .ok()?
        .parse()
        .ok()
}

/// Returns the folders of the dependencies of a package that have a path.
fn path_dependencies(folder: &Path) -> Vec<PathBuf> {
    let Some(document) = cargo_toml(folder) else {
        return Vec::new();
    };
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = tables
        .iter()
        .filter_map(|name| document.get(name)?.as_table_like());
    let paths = tables.flat_map(|table| {
        let dependencies = table.iter();
        dependencies.filter_map(|(_, dependency)| dependency.get("path")?.as_str())
    });
    paths.map(|path| normalise(&folder.join(path))).collect()
}

/// Returns the path of a folder below another one, with `/` as separator.
fn below(root: &Path, folder: &Path) -> Option<String> {
    let path = folder.strip_prefix(root).ok()?;
    Some(path.to_string_lossy().replace('\\', "/"))
}
