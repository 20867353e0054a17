//! Builds of emitted crates.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};

use armsmith::diagnostics::Diagnostics;
use armsmith::output::{self, Tree, WriteOptions};
use serde::Deserialize;

use super::find::CorpusTarget;
use super::record::{BuildResult, CorpusResults, RunOutcome};
use crate::workspace::cargo;

/// A kind of build.
#[derive(Debug)]
pub(super) struct BuildKind {
    pub(super) name: &'static str,
    arguments: &'static [&'static str],
    /// The environment variable that denies warnings.
    flags: &'static str,
}

/// All kinds of builds.
pub(super) const KINDS: [BuildKind; 3] = [
    BuildKind {
        name: "check",
        arguments: &["check"],
        flags: "RUSTFLAGS",
    },
    BuildKind {
        name: "clippy",
        arguments: &["clippy"],
        flags: "RUSTFLAGS",
    },
    BuildKind {
        name: "doc",
        arguments: &["doc", "--no-deps"],
        flags: "RUSTDOCFLAGS",
    },
];

/// Builds emitted crates as members of one workspace. Dependencies are built once, in the versions of this project's
/// `Cargo.lock`.
pub(super) struct CrateBuilder {
    folder: PathBuf,
}

impl CrateBuilder {
    /// Creates a builder in a folder, which is created if it does not exist.
    pub(super) fn new(folder: Option<&Path>) -> Result<CrateBuilder, String> {
        let target = env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
        let folder = folder.map_or_else(|| target.join("corpus"), Path::to_owned);
        fs::create_dir_all(folder.join("crates"))
            .and_then(|()| fs::copy("Cargo.lock", folder.join("Cargo.lock")))
            .map_err(|error| format!("cannot write to `{}`: {error}", folder.display()))?;
        Ok(CrateBuilder { folder })
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
    pub(super) fn write(&self, target: &CorpusTarget, tree: &Tree) -> Result<(), String> {
        let mut tree = tree.clone();
        if let Some(manifest) = tree.get_mut("Cargo.toml") {
            *manifest = manifest.replace("\n[workspace]\n", "");
        }
        let folder = self.crate_folder(&target.package);
        // The folder belongs to this task, so edits in it may be overwritten.
        let options = WriteOptions {
            overwrite_edits: true,
            ..WriteOptions::default()
        };
        let written = output::write(&tree, &folder, &options);
        written.map(|_| ()).map_err(|problems| first(&problems))
    }

    /// Builds every generated crate, and records the results.
    pub(super) fn build(
        &self,
        kind: &BuildKind,
        targets: &[CorpusTarget],
        record: &mut CorpusResults,
    ) -> Result<(), String> {
        let packages = self.members(targets, record);
        if packages.is_empty() {
            return Ok(());
        }
        let told = |error: io::Error| format!("cannot run `cargo {}`: {error}", kind.name);
        self.write_workspace(&packages).map_err(told)?;
        let built = self.run(kind).map_err(told)?;
        let by_package: BTreeMap<_, _> = targets
            .iter()
            .map(|target| (target.row(), &target.package))
            .collect();
        for row in &mut record.rows {
            let package = by_package.get(&(row.service.as_str(), row.tag.as_str()));
            let Some(package) = package.filter(|package| packages.contains(**package)) else {
                continue;
            };
            row.builds.insert(kind.name.to_owned(), built.of(package));
        }
        match built.is_stopped() {
            true => Err(format!("`cargo {}` failed: {}", kind.name, built.reason())),
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

    pub(super) fn write_workspace(&self, packages: &BTreeSet<String>) -> io::Result<()> {
        let members: Vec<_> = packages
            .iter()
            .map(|package| format!("    \"crates/{package}\",\n"))
            .collect();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n\n[profile.dev]\ndebug = false\nincremental = false\n",
            members.concat()
        );
        fs::write(self.folder.join("Cargo.toml"), manifest)
    }

    /// Runs cargo on the whole workspace, and prints its progress.
    fn run(&self, kind: &BuildKind) -> io::Result<Built> {
        let mut child = Command::new(cargo())
            .args(kind.arguments)
            .args(["--workspace", "--keep-going", "--no-default-features"])
            .arg("--message-format=json")
            .arg("--target-dir")
            .arg(std::path::absolute(self.folder.join("target"))?)
            .current_dir(&self.folder)
            .env(kind.flags, "-D warnings")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let output = CargoOutput::of(&mut child, print_progress);
        let succeeded = child.wait()?.success();
        Ok(output.join(succeeded))
    }
}

fn first(problems: &Diagnostics) -> String {
    let first = problems.iter().next();
    first.map_or(String::new(), |problem| problem.message.clone())
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

/// The output of a running cargo, which threads read.
pub(super) struct CargoOutput {
    built: JoinHandle<Built>,
    said: JoinHandle<String>,
}

impl CargoOutput {
    /// Reads the output of cargo, and passes each line that it prints for people to a function.
    pub(super) fn of(child: &mut Child, progress: fn(&str)) -> CargoOutput {
        let stdout = child.stdout.take().map(BufReader::new);
        let stderr = child.stderr.take().map(BufReader::new);
        let built = thread::spawn(move || {
            let mut built = Built::default();
            let lines = stdout.into_iter().flat_map(BufRead::lines);
            for line in lines.map_while(Result::ok) {
                built.read(&line);
            }
            built
        });
        let said = thread::spawn(move || {
            let mut said = String::new();
            let lines = stderr.into_iter().flat_map(BufRead::lines);
            for line in lines.map_while(Result::ok) {
                progress(&line);
                said.push_str(&line);
                said.push('\n');
            }
            said
        });
        CargoOutput { built, said }
    }

    /// Returns the result of cargo, which has exited.
    pub(super) fn join(self, succeeded: bool) -> Built {
        Built {
            succeeded,
            said: self.said.join().unwrap_or_default(),
            ..self.built.join().unwrap_or_default()
        }
    }
}

/// The result of a cargo run.
#[derive(Debug, Default)]
pub(super) struct Built {
    /// The errors of each package.
    errors: BTreeMap<String, Vec<String>>,
    /// The packages that were built.
    done: BTreeSet<String>,
    /// The built executables by target.
    executables: BTreeMap<String, PathBuf>,
    succeeded: bool,
    /// The text that cargo printed for people.
    said: String,
}

/// A line of cargo's output.
#[derive(Debug, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Line {
    CompilerMessage {
        target: Unit,
        message: CargoMessage,
    },
    CompilerArtifact {
        target: Unit,
        executable: Option<PathBuf>,
    },
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize)]
struct Unit {
    name: String,
}

#[derive(Debug, Deserialize)]
struct CargoMessage {
    level: String,
    message: String,
    spans: Vec<MessageSpan>,
}

#[derive(Debug, Deserialize)]
struct MessageSpan {
    file_name: String,
    line_start: usize,
    is_primary: bool,
}

impl Built {
    /// Reads a line of cargo's output, which may be anything.
    pub(super) fn read(&mut self, line: &str) {
        if let Ok(line) = serde_json::from_str(line) {
            self.take(line);
        }
    }

    /// Returns the executable of a target.
    pub(super) fn executable(&self, target: &str) -> Option<PathBuf> {
        self.executables.get(target).cloned()
    }

    /// Returns the result of a package.
    fn of(&self, package: &str) -> BuildResult {
        let errors = self.errors.get(package).map_or(&[][..], Vec::as_slice);
        let passed = errors.is_empty() && (self.succeeded || self.done.contains(package));
        let first = match errors.first() {
            None if !passed => Some(self.reason()),
            first => first.cloned(),
        };
        BuildResult {
            passed,
            errors: errors.len(),
            first,
        }
    }

    /// True if cargo succeeded.
    pub(super) fn succeeded(&self) -> bool {
        self.succeeded
    }

    /// True if cargo failed and no package is to blame: it could not download a dependency, for example.
    pub(super) fn is_stopped(&self) -> bool {
        !self.succeeded && self.errors.is_empty() && !self.said.contains("could not compile")
    }

    /// Returns the reason of a failure: the first error of a package, or cargo's own message.
    pub(super) fn reason(&self) -> String {
        if let Some(first) = self.errors.values().flatten().next() {
            return first.clone();
        }
        let lines = self.said.lines();
        let own: Vec<_> = lines
            .skip_while(|line| !line.starts_with("error"))
            .collect();
        match own.is_empty() {
            true => self.said.trim().to_owned(),
            false => own.join("\n"),
        }
    }

    fn take(&mut self, line: Line) {
        match line {
            Line::CompilerMessage { target, message } if message.is_error() => {
                let errors = self.errors.entry(target.name).or_default();
                errors.push(message.line());
            }
            Line::CompilerArtifact { target, executable } => {
                if let Some(executable) = executable {
                    self.executables.insert(target.name.clone(), executable);
                }
                self.done.insert(target.name);
            }
            _ => {}
        }
    }
}

impl CargoMessage {
    /// True if it is an error, and not the summary line with the number of errors.
    fn is_error(&self) -> bool {
        self.level.starts_with("error") && !self.message.starts_with("aborting due to")
    }

    fn line(&self) -> String {
        let span = self.spans.iter().find(|span| span.is_primary);
        let place = span.map_or(String::new(), |span| {
            format!("{}:{}: ", span.file_name, span.line_start)
        });
        format!("{place}{}", self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_those_of_their_package() {
        let lines = [
            r#"{"reason":"compiler-artifact","package_id":"x","target":{"name":"a"},"executable":"/t/a-1"}"#,
            r#"{"reason":"compiler-message","target":{"name":"b"},"message":{"level":"error","message":"wrong","spans":[{"file_name":"b.rs","line_start":3,"is_primary":true}]}}"#,
            r#"{"reason":"compiler-message","target":{"name":"b"},"message":{"level":"error","message":"aborting due to 1 previous error","spans":[]}}"#,
            r#"{"reason":"compiler-message","target":{"name":"a"},"message":{"level":"note","message":"fine","spans":[]}}"#,
            r#"{"reason":"build-finished","success":false}"#,
        ];
        let mut built = Built::default();
        for line in lines {
            built.read(line);
        }
        built.read("no JSON");
        assert!(built.done.contains("a"));
        assert_eq!(built.executable("a"), Some(PathBuf::from("/t/a-1")));
        assert_eq!(built.executable("b"), None);
        assert_eq!(built.reason(), "b.rs:3: wrong");
        let errors = BTreeMap::from([("b".to_owned(), vec!["b.rs:3: wrong".to_owned()])]);
        assert_eq!(built.errors, errors);
    }

    #[test]
    fn every_failure_has_a_reason() {
        let message = "error: failed to download `azure_core v1.1.0`\n\nCaused by:\n  no network";
        let offline = Built {
            said: format!("    Updating index\nwarning: spurious network error\n{message}\n"),
            ..Built::default()
        };
        assert!(offline.is_stopped());
        assert_eq!(offline.reason(), message);
        let build = offline.of("a");
        assert_eq!((build.passed, build.errors), (false, 0));
        assert_eq!(build.first.as_deref(), Some(message));

        // The error of a dependency is the reason of each crate that needs it.
        let mut dependency = Built::default();
        dependency
            .read(r#"{"reason":"compiler-artifact","target":{"name":"a"},"executable":null}"#);
        dependency.read(r#"{"reason":"compiler-message","target":{"name":"dependency"},"message":{"level":"error","message":"wrong","spans":[]}}"#);
        assert!(!dependency.is_stopped());
        assert_eq!(dependency.of("a").first, None);
        assert_eq!(dependency.of("b").first.as_deref(), Some("wrong"));

        let killed = Built {
            said: "error: could not compile `a` (signal: 9)\n".into(),
            ..Built::default()
        };
        assert!(!killed.is_stopped());
        assert_eq!(killed.reason(), "error: could not compile `a` (signal: 9)");
    }
}
