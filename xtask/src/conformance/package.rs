//! The test server as an npm package, installed once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What npm calls the package.
const PACKAGE: &str = "@microsoft.azure/autorest.testserver";
/// The version that the scenarios are written for.
const VERSION: &str = "3.3.51";
/// The oldest Node that the package runs on.
const OLDEST_NODE: u32 = 18;

/// The installed package.
#[derive(Debug)]
pub(super) struct Package {
    folder: PathBuf,
}

impl Package {
    /// Finds the package in the cache, or installs it there.
    pub(super) fn installed(cache: &Path) -> Result<Package, String> {
        check_node()?;
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

fn check_node() -> Result<(), String> {
    const REMEDY: &str =
        "install Node.js 18 or later with npm (https://nodejs.org), and see that `node` is found";
    let output = Command::new("node").arg("--version").output();
    let output = output.map_err(|error| format!("cannot run `node`: {error}; {REMEDY}"))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => Err(format!("`node` is of version {version}; {REMEDY}")),
    }
}

/// The first number of `v20.1.0`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn install(home: &Path) -> Result<(), String> {
    eprintln!("installing {} in {}", title(), home.display());
    fs::create_dir_all(home)
        .and_then(|()| fs::write(home.join("package.json"), "{\"private\": true}\n"))
        .map_err(|error| error.to_string())?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(npm)
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
        .arg(format!("{PACKAGE}@{VERSION}"))
        .current_dir(home)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cannot run `npm`, which comes with Node.js: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8"), Some(8));
        assert_eq!(major("20.1"), None);
        assert_eq!(major(""), None);
    }
}
