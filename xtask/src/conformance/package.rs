//! The test server as an npm package, installed once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::node;

/// What npm calls the package.
const PACKAGE: &str = "@microsoft.azure/autorest.testserver";
/// The version that the scenarios are written for.
const VERSION: &str = "3.3.51";

/// The installed package.
#[derive(Debug)]
pub(super) struct Package {
    folder: PathBuf,
}

impl Package {
    /// Finds the package in the cache, or installs it there.
    pub(super) fn installed(cache: &Path) -> Result<Package, String> {
        node::check()?;
        let home = cache.join(format!("server-{VERSION}"));
        let package = Package {
            folder: home.join("node_modules").join(PACKAGE),
        };
        // Written last, so that an installation that was broken off is begun anew.
        let done = home.join("installed");
        if !done.exists() {
            install(&home).map_err(|why| format!("cannot install `{PACKAGE}`: {why}"))?;
            fs::write(&done, VERSION).map_err(|error| error.to_string())?;
        }
        Ok(package)
    }

    /// The program that starts the server.
    pub(super) fn program(&self) -> PathBuf {
        self.folder.join("dist/cli/cli.js")
    }

    /// The descriptions that the server answers for, by file name.
    pub(super) fn descriptions(&self) -> Result<Vec<PathBuf>, String> {
        let folder = self.folder.join("swagger");
        let told = |error: io::Error| format!("cannot read `{}`: {error}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder).map_err(told)? {
            let path = entry.map_err(told)?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }
}

/// What the server is, for people.
pub(super) fn title() -> String {
    format!("{PACKAGE} {VERSION}")
}

fn install(home: &Path) -> Result<(), String> {
    eprintln!("installing {} in {}", title(), home.display());
    fs::create_dir_all(home)
        .and_then(|()| fs::write(home.join("package.json"), "{\"private\": true}\n"))
        .map_err(|error| error.to_string())?;
    let package = format!("{PACKAGE}@{VERSION}");
    let flags = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
    let arguments: Vec<_> = flags.into_iter().chain([package.as_str()]).collect();
    node::npm(home, &arguments).map(drop)
}
