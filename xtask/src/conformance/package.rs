//! npm packages, each installed once into a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A package of a pinned version.
#[derive(Clone, Copy, Debug)]
pub(super) struct Package {
    /// What npm calls it.
    name: &'static str,
    version: &'static str,
    /// The oldest Node that it runs on.
    oldest_node: u32,
    /// The folder in the cache.
    folder: &'static str,
}

/// The AutoRest test server, in the version that the scenarios are written for.
pub(super) const TEST_SERVER: Package = Package {
    name: "@microsoft.azure/autorest.testserver",
    version: "3.3.51",
    oldest_node: 18,
    folder: "server",
};
/// The validator of requests and answers.
pub(super) const VALIDATOR: Package = Package {
    name: "oav",
    version: "4.0.3",
    oldest_node: 20,
    folder: "validator",
};
/// The storage emulator. It asks for Node 21, and runs on 20 too.
pub(super) const EMULATOR: Package = Package {
    name: "azurite",
    version: "3.36.0",
    oldest_node: 20,
    folder: "emulator",
};

impl Package {
    /// Name and version, for people.
    pub(super) fn title(self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// Why this machine's Node cannot run it, if so.
    pub(super) fn obstacle(self) -> Option<String> {
        let output = Command::new("node").arg("--version").output();
        let output = output.map_err(|error| format!("cannot run `node`: {error}"));
        let found = match output {
            Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
            Err(why) => return Some(self.remedy(&why)),
        };
        match major(&found) {
            Some(major) if major >= self.oldest_node => None,
            _ => Some(self.remedy(&format!("`node` is of version {found}"))),
        }
    }

    fn remedy(self, why: &str) -> String {
        format!(
            "{why}; for {} install Node.js {} or later with npm (https://nodejs.org), and see that `node` is found",
            self.title(),
            self.oldest_node
        )
    }

    /// Finds the package in the cache, or installs it there; tells its folder.
    pub(super) fn installed(self, cache: &Path) -> Result<PathBuf, String> {
        if let Some(why) = self.obstacle() {
            return Err(why);
        }
        let home = cache.join(format!("{}-{}", self.folder, self.version));
        // Written last, so that an installation that was broken off is begun anew.
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
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let output = Command::new(npm)
            .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
            .arg(format!("{}@{}", self.name, self.version))
            .current_dir(home)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| format!("cannot run `npm`, which comes with Node.js: {error}"))?;
        match output.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }
}

/// The first number of `v20.1.0`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
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

    #[test]
    fn an_old_node_is_told_what_to_do() {
        let told = EMULATOR.remedy("`node` is of version v16.0.0");
        assert!(told.contains("azurite 3.36.0"), "{told}");
        assert!(told.contains("Node.js 20 or later"), "{told}");
    }
}
