//! The emitted crates that are compared, and their rustdoc JSON.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use armsmith::diagnostics::Diagnostics;
use armsmith::diff::{ApiDiff, compare};
use armsmith::emit::{CrateKind, Options};
use armsmith::output::{self, WriteOptions};
use armsmith::pipeline::{Generated, Job, Silent, analyze, comparable, generate};
use armsmith::report;
use armsmith::source::Sources;

use super::case::CaseInput;
use crate::file;
use crate::workspace::cargo;

/// The folder belongs to this task, and has a lock file before the first run.
const PERMISSIONS: WriteOptions = WriteOptions {
    allow_existing: true,
    overwrite_edits: true,
};

/// The name of all emitted crates, which are versions of one crate.
const NAME: &str = "subject";

/// The folder in which crates are emitted one after the other.
#[derive(Debug)]
pub(super) struct Workspace {
    work: PathBuf,
    made: HashMap<CaseInput, Rc<EmittedCrate>>,
}

/// An emitted crate.
#[derive(Debug)]
pub(super) struct EmittedCrate {
    side: Version,
    /// The rustdoc JSON.
    pub(super) rustdoc: PathBuf,
}

impl Workspace {
    pub(super) fn new(work: &Path) -> Result<Workspace, String> {
        // Uses the versions of this workspace's lock file.
        let lock = fs::read_to_string("Cargo.lock").map_err(|error| error.to_string())?;
        file::write(&work.join(NAME).join("Cargo.lock"), &lock)?;
        Ok(Workspace {
            work: work.to_owned(),
            made: HashMap::new(),
        })
    }

    /// Returns the crate of a description.
    pub(super) fn made(&mut self, input: &CaseInput) -> Result<Rc<EmittedCrate>, String> {
        if let Some(made) = self.made.get(input) {
            return Ok(made.clone());
        }
        let place = self.made.len();
        let description = input.laid_out(&self.work.join(format!("description-{place}")))?;
        let folder = self.work.join(NAME);
        emit(&description, &folder)?;
        let rustdoc = self.work.join(format!("rustdoc-{place}.json"));
        describe(&folder, &self.work.join("build"), &rustdoc)?;
        let side = Version::of(&description)?;
        let made = Rc::new(EmittedCrate { side, rustdoc });
        self.made.insert(input.clone(), made.clone());
        Ok(made)
    }
}

impl EmittedCrate {
    /// Compares this crate with another.
    pub(super) fn against(&self, new: &EmittedCrate) -> ApiDiff {
        self.side.against(&new.side)
    }
}

/// A version as `armsmith diff` compares it.
#[derive(Debug)]
pub(super) struct Version {
    generated: Generated,
    sources: Sources,
}

impl Version {
    pub(super) fn of(description: &Path) -> Result<Version, String> {
        let (sources, job) = read(description);
        analyze(&sources, &[job], &Silent)
            .and_then(comparable)
            .map_err(|diagnostics| told(&diagnostics, &sources))
            .map(|generated| Version { generated, sources })
    }

    pub(super) fn against(&self, new: &Version) -> ApiDiff {
        compare(
            &self.generated.version(&self.sources),
            &new.generated.version(&new.sources),
        )
    }
}

impl CaseInput {
    /// Returns the file of the description, and creates it in this folder if necessary.
    pub(super) fn laid_out(&self, folder: &Path) -> Result<PathBuf, String> {
        match self {
            CaseInput::File(path) => Ok(path.clone()),
            CaseInput::Text(text) => {
                let path = folder.join("widgets.json");
                file::write(&path, text)?;
                Ok(path)
            }
        }
    }
}

fn read(description: &Path) -> (Sources, Job) {
    let root = armsmith::source::specification_root(description);
    let root = root.or_else(|| description.parent().map(Path::to_owned));
    let sources = root.map_or_else(Sources::new, Sources::with_root);
    (sources, Job::standalone(vec![description.to_owned()]))
}

fn told(diagnostics: &Diagnostics, sources: &Sources) -> String {
    report::text(diagnostics, sources, false)
}

/// Writes the crate.
fn emit(description: &Path, folder: &Path) -> Result<(), String> {
    let options = Options {
        crate_name: NAME.to_owned(),
        command: "cargo xtask semver".to_owned(),
        kind: CrateKind::Standalone,
        examples: Default::default(),
        tests: false,
        package: Default::default(),
        layout: Default::default(),
    };
    let (sources, job) = read(description);
    generate(&sources, &[job], &options, &Silent)
        .and_then(|generated| output::write(&generated.tree, folder, &PERMISSIONS))
        .map(drop)
        .map_err(|diagnostics| told(&diagnostics, &sources))
}

/// Runs rustdoc on the crate.
fn describe(folder: &Path, target: &Path, rustdoc: &Path) -> Result<(), String> {
    let manifest = folder.join("Cargo.toml");
    let config = ["--config", "build.incremental=false"];
    let output = Command::new(cargo())
        .args(["rustdoc", "--quiet", "--lib", "--no-default-features"])
        .args(config)
        .arg("--manifest-path")
        .arg(&manifest)
        .arg("--target-dir")
        .arg(target)
        .args(["--", "-Zunstable-options", "--output-format=json"])
        // The JSON output is unstable, and must match the version of cargo-semver-checks.
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let written = target.join("doc").join(format!("{NAME}.json"));
    fs::copy(&written, rustdoc)
        .map(drop)
        .map_err(|error| format!("cannot copy `{}`: {error}", written.display()))
}
