//! Builds of emitted crates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::cargo_output::{Built, CargoOutput};
use super::find::CorpusTarget;
use super::origin::cargo;
use super::record::{CorpusResults, RunOutcome};
use super::settings::Build;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::output::{self, Tree, WriteOptions};

/// Builds emitted crates as members of one workspace. Dependencies are built once, in the versions of the `Cargo.lock`
/// of the current folder if there is one.
pub(super) struct CrateBuilder {
    folder: PathBuf,
}

impl CrateBuilder {
    /// Creates a builder in a folder, which is created if it does not exist.
    pub(super) fn new(folder: &Path) -> Result<CrateBuilder, Diagnostic> {
        let made = fs::create_dir_all(folder.join("crates"));
        let copied = made.and_then(|()| match Path::new("Cargo.lock").is_file() {
            true => fs::copy("Cargo.lock", folder.join("Cargo.lock")).map(drop),
            false => Ok(()),
        });
        copied.map_err(|error| unwritable(folder, &error))?;
        Ok(CrateBuilder {
            folder: folder.to_owned(),
        })
    }

    /// Returns the folder of the workspace.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the folder of a crate.
    pub(super) fn crate_folder(&self, package: &str) -> PathBuf {
        self.folder.join("crates").join(package)
    }

    /// Writes a crate as a member of the workspace.
    pub(super) fn write(&self, target: &CorpusTarget, tree: &Tree) -> Result<(), Diagnostic> {
        let mut tree = tree.clone();
        if let Some(manifest) = tree.get_mut("Cargo.toml") {
            *manifest = manifest.replace("\n[workspace]\n", "");
        }
        let folder = self.crate_folder(&target.package);
        // The folder belongs to this command, so edits in it may be overwritten.
        let options = WriteOptions {
            overwrite_edits: true,
            ..WriteOptions::default()
        };
        let written = output::write(&tree, &folder, &options);
        written
            .map(|_| ())
            .map_err(|problems| first(&folder, problems))
    }

    /// Builds every generated crate, and records the results.
    pub(super) fn build(
        &self,
        build: Build,
        targets: &[CorpusTarget],
        record: &mut CorpusResults,
    ) -> Result<(), Diagnostic> {
        let packages = self.members(targets, record);
        if packages.is_empty() {
            return Ok(());
        }
        self.write_workspace(&packages)?;
        let built = self.run(build);
        let built = built.map_err(|error| unbuilt(build.name(), &error.to_string()))?;
        let by_package: BTreeMap<_, _> = targets
            .iter()
            .map(|target| (target.row(), &target.package))
            .collect();
        for row in &mut record.rows {
            let package = by_package.get(&(row.service.as_str(), row.tag.as_str()));
            let Some(package) = package.filter(|package| packages.contains(**package)) else {
                continue;
            };
            row.builds
                .insert(build.name().to_owned(), built.of(package));
        }
        match built.is_stopped() {
            true => Err(unbuilt(build.name(), &built.reason())),
            false => Ok(()),
        }
    }

    /// Returns the packages that were generated in this run.
    pub(super) fn members(
        &self,
        targets: &[CorpusTarget],
        record: &CorpusResults,
    ) -> BTreeSet<String> {
        let rows = record.rows.iter();
        let generated: BTreeSet<_> = rows
            .filter(|row| row.outcome == RunOutcome::Generated)
            .map(|row| (row.service.as_str(), row.tag.as_str()))
            .collect();
        let built = targets
            .iter()
            .filter(|target| generated.contains(&target.row()));
        built.map(|target| target.package.clone()).collect()
    }

    /// Writes the manifest of the workspace with these members.
    pub(super) fn write_workspace(&self, packages: &BTreeSet<String>) -> Result<(), Diagnostic> {
        let members: Vec<_> = packages
            .iter()
            .map(|package| format!("    \"crates/{package}\",\n"))
            .collect();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n\n[profile.dev]\ndebug = false\nincremental = false\n",
            members.concat()
        );
        let path = self.folder.join("Cargo.toml");
        fs::write(&path, manifest).map_err(|error| unwritable(&path, &error))
    }

    /// Runs cargo on the whole workspace, and prints its progress.
    fn run(&self, build: Build) -> io::Result<Built> {
        let mut child = Command::new(cargo())
            .args(build.arguments())
            .args(["--workspace", "--keep-going", "--no-default-features"])
            .arg("--message-format=json")
            .arg("--target-dir")
            .arg(std::path::absolute(self.folder.join("target"))?)
            .current_dir(&self.folder)
            .env(build.flags(), "-D warnings")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let output = CargoOutput::of(&mut child, print_progress);
        let succeeded = child.wait()?.success();
        Ok(output.join(succeeded))
    }
}

/// Creates the error for a run of cargo that is not about a package.
pub(super) fn unbuilt(command: &str, why: &str) -> Diagnostic {
    let message = format!("`cargo {command}` failed: {why}");
    Diagnostic::new(Code::CargoFailed, Place::None, message)
        .help("see that cargo is installed and can download the dependencies")
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot write to `{}`: {error}", path.display());
    Diagnostic::new(
        Code::OutputUnwritable,
        Place::File(path.to_owned()),
        message,
    )
    .help("pass a folder with write access as `--work`")
}

fn first(folder: &Path, problems: Diagnostics) -> Diagnostic {
    let first = problems.into_iter().next();
    first.unwrap_or_else(|| unwritable(folder, &io::Error::other("no reason given")))
}

/// Prints the lines of cargo's progress.
fn print_progress(line: &str) {
    let word = line.split_whitespace().next().unwrap_or_default();
    let is_progress = matches!(
        word,
        "Checking" | "Compiling" | "Documenting" | "Downloading" | "Downloaded" | "Finished"
    );
    if is_progress {
        eprintln!("{line}");
    }
}
