//! The curated crate.

use std::path::Path;

use armsmith::diagnostics::Diagnostics;
use armsmith::emit::{CrateKind, Options};
use armsmith::manifest;
use armsmith::pipeline::{Generated, Job, Progress, generate};
use armsmith::source::Sources;

use super::progress::Bar;
use crate::workspace::{MANIFEST, SPECS};

/// The manifest in the folder of the specifications.
const NAME: &str = "armsmith.yaml";
/// The command that writes the crate, as printed in the first line of every file.
pub(super) const COMMAND: &str = "cargo xtask regen";

/// Generates the crate of the manifest.
pub(crate) fn from_manifest(sources: &Sources) -> Result<Generated, Diagnostics> {
    let manifest = manifest::load(sources, Path::new(MANIFEST))?;
    let bar = Bar::new(&Job::of_manifest(&manifest, Path::new(SPECS)));
    crate_of(sources, Path::new(SPECS), &bar)
}

/// Generates the crate of the manifest in a folder.
pub(super) fn crate_of(
    sources: &Sources,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<Generated, Diagnostics> {
    let manifest = manifest::load(sources, &folder.join(NAME))?;
    let jobs = Job::of_manifest(&manifest, folder);
    let options = Options {
        crate_name: manifest.crate_name,
        command: COMMAND.into(),
        kind: CrateKind::Curated,
        examples: manifest.examples,
        tests: true,
    };
    generate(sources, &jobs, &options, progress)
}
