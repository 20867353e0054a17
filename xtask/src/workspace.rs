//! The paths of the project's files, and the features to build the generated crate with.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use serde::Deserialize;

/// The folder of the specifications.
pub(crate) const SPECS: &str = "specs";
/// The manifest.
pub(crate) const MANIFEST: &str = "specs/armsmith.yaml";
/// The folder of the generated crate.
pub(crate) const GENERATED: &str = "generated";

/// Dependencies that need a C compiler: TLS libraries, an allocator.
const NEEDS_C: [&str; 4] = [
    "armsmith/fake-tls",
    "azure_core/default",
    "dep:mimalloc",
    "dep:rustls",
];

/// Changes to the root of the workspace, so that all paths in messages are relative to it.
pub(crate) fn enter(root: Option<&Path>) -> io::Result<()> {
    if let Some(root) = root {
        return env::set_current_dir(root);
    }
    let here =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    env::set_current_dir(Path::new(&here).join(".."))
}

/// Returns the cargo executable that runs this task.
pub(crate) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The environment of builds, with the setting of the alias in `.cargo/config.toml`: otherwise, cargo would build all
/// packages of the workspace again.
pub(crate) const BUILD_ENVIRONMENT: [(&str, &str); 1] = [("CARGO_BUILD_INCREMENTAL", "false")];

/// Returns the cache folder of a task: the given one, or the one with its name in cargo's target folder.
pub(crate) fn cache(name: &str, asked: Option<&Path>) -> Result<PathBuf, String> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    let folder = asked.map_or_else(|| target.join(name), Path::to_owned);
    let told = |error| format!("cannot write to `{}`: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(told)?;
    std::path::absolute(&folder).map_err(told)
}

/// Features that are disabled in tests, because they print what tests must see redacted.
const NOT_IN_TESTS: [&str; 1] = ["debug"];

/// A package of the workspace.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    /// The name.
    pub(crate) name: String,
    manifest_path: String,
    features: BTreeMap<String, Vec<String>>,
}

impl Package {
    /// True if the package is generated.
    pub(crate) fn is_generated(&self) -> bool {
        Path::new(&self.manifest_path)
            .parent()
            .is_some_and(|folder| folder.ends_with(GENERATED))
    }

    /// True if the package is this one.
    pub(crate) fn is_xtask(&self) -> bool {
        self.name == env!("CARGO_PKG_NAME")
    }

    /// Returns the features that build anywhere, as `package/feature`.
    fn plain_features(&self) -> impl Iterator<Item = String> + '_ {
        let heavy = self.heavy_features();
        self.features
            .keys()
            .filter(move |feature| !heavy.contains(feature.as_str()))
            .map(|feature| format!("{}/{feature}", self.name))
    }

    /// Returns the features that need a C compiler.
    fn heavy_features(&self) -> BTreeSet<&str> {
        let mut heavy = BTreeSet::from(NEEDS_C);
        loop {
            let before = heavy.len();
            for (feature, leads_to) in &self.features {
                if leads_to.iter().any(|other| heavy.contains(other.as_str())) {
                    heavy.insert(feature);
                }
            }
            if heavy.len() == before {
                return heavy;
            }
        }
    }
}

/// Returns the packages of the workspace.
pub(crate) fn packages() -> io::Result<Vec<Package>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    let output = Command::new(cargo())
        .args(["metadata", "--no-deps", "--format-version=1"])
        .output()?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(why));
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
    Ok(metadata.packages)
}

/// Returns the arguments that select packages.
pub(crate) fn package_arguments<'a>(
    packages: impl IntoIterator<Item = &'a Package>,
) -> Vec<String> {
    let arguments = |package: &Package| ["--package".to_owned(), package.name.clone()];
    packages.into_iter().flat_map(arguments).collect()
}

/// Returns the arguments that enable every feature that builds anywhere.
pub(crate) fn feature_arguments<'a>(
    packages: impl IntoIterator<Item = &'a Package>,
) -> Vec<String> {
    feature_arguments_without(packages, &[])
}

/// Returns the arguments that enable the features of the tests.
pub(crate) fn test_feature_arguments<'a>(
    packages: impl IntoIterator<Item = &'a Package>,
) -> Vec<String> {
    feature_arguments_without(packages, &NOT_IN_TESTS)
}

fn feature_arguments_without<'a>(
    packages: impl IntoIterator<Item = &'a Package>,
    without: &[&str],
) -> Vec<String> {
    let features: Vec<_> = packages
        .into_iter()
        .flat_map(Package::plain_features)
        .filter(|feature| {
            let name = feature.rsplit('/').next().unwrap_or_default();
            !without.contains(&name)
        })
        .collect();
    let mut arguments = vec!["--no-default-features".to_owned()];
    if !features.is_empty() {
        arguments.extend(["--features".to_owned(), features.join(",")]);
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_that_lead_to_a_c_compiler_are_left_out() {
        let lists = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let package = Package {
            name: "azure".into(),
            manifest_path: "/w/generated/Cargo.toml".into(),
            features: BTreeMap::from([
                ("default".into(), lists(&["azure_core/default"])),
                ("live".into(), lists(&["all_of_it"])),
                ("all_of_it".into(), lists(&["default"])),
                ("allocator".into(), lists(&["dep:mimalloc"])),
                ("debug".into(), lists(&[])),
                ("identity".into(), lists(&["identity_2023"])),
                ("identity_2023".into(), lists(&[])),
            ]),
        };
        assert!(package.is_generated());
        assert_eq!(
            test_feature_arguments([&package]),
            [
                "--no-default-features",
                "--features",
                "azure/identity,azure/identity_2023"
            ]
        );
    }
}
