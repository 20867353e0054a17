//! Helpers of several tests: the pipeline from files to a crate, and the paths of inputs.

#![allow(
    dead_code,
    reason = "every test program uses its own part of this module"
)]

use std::path::{Path, PathBuf};

use armsmith::diagnostics::Diagnostics;
use armsmith::emit::{CrateKind, Options};
use armsmith::manifest;
use armsmith::pipeline::{Generated, Job, ProfileChoice, Silent, generate};
use armsmith::report;
use armsmith::source::Sources;

/// Returns the folder of this package's tests.
pub fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Returns the folder of the committed specifications.
pub fn specs() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    workspace.expect("the workspace").join("specs")
}

/// Returns the folders of the small descriptions, one per construct, ordered by name.
pub fn constructs() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(tests().join("emission")).expect("the folder of constructs");
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// Returns the options of a standalone crate named `zoo`.
pub fn standalone() -> Options {
    Options {
        crate_name: "zoo".into(),
        command: "armsmith generate".into(),
        kind: CrateKind::Standalone,
        examples: Default::default(),
        tests: false,
        package: Default::default(),
        layout: Default::default(),
    }
}

/// Returns the options of the curated crate.
pub fn curated() -> Options {
    Options {
        crate_name: "armsmith_azure".into(),
        command: "cargo xtask regen".into(),
        kind: CrateKind::Curated,
        examples: Default::default(),
        tests: true,
        package: Default::default(),
        layout: Default::default(),
    }
}

/// Returns the jobs of the committed manifest.
pub fn manifest_jobs(sources: &Sources) -> Vec<Job> {
    let specs = specs();
    let manifest = manifest::load(sources, &specs.join("armsmith.yaml"))
        .unwrap_or_else(|diagnostics| panic!("{}", report::text(&diagnostics, sources, false)));
    Job::of_manifest(&manifest, &specs)
}

/// The settings of a construct, in `settings.json`.
#[derive(Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ConstructSettings {
    profile: armsmith::Profile,
    unknown: armsmith::UnknownProperties,
}

/// Returns the job of the construct in a folder.
pub fn job(folder: &Path) -> Job {
    let settings = match std::fs::read(folder.join("settings.json")) {
        Ok(text) => serde_json::from_slice(&text).expect("settings"),
        Err(_) => ConstructSettings::default(),
    };
    Job {
        profile: ProfileChoice::Set(settings.profile),
        unknown: settings.unknown,
        ..Job::standalone(vec![folder.join("spec.json")])
    }
}

/// Generates a standalone crate from the description in a folder.
pub fn generate_in(folder: &Path) -> (Result<Generated, Diagnostics>, Sources) {
    let sources = Sources::with_root(folder);
    let job = job(folder);
    let generated = generate(&sources, &[job], &standalone(), &Silent);
    (generated, sources)
}

/// Returns the construct of a snapshot, which is the name of its folder.
pub fn name(folder: &Path) -> &str {
    let name = folder.file_name().and_then(|name| name.to_str());
    name.expect("a folder with a name")
}
