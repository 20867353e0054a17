//! The curated crate.

use std::path::Path;

use armsmith::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use armsmith::emit::CrateKind;
use armsmith::project::{Project, ProjectOutput, ProjectSettings};
use armsmith::source::Sources;

use crate::workspace::MANIFEST;

/// The command that writes the crate, as printed in the first line of every file.
pub(super) const COMMAND: &str = "cargo xtask regen";

/// Loads the project of the curated crate, and returns it with its only output.
pub(super) fn project(sources: &Sources) -> Result<(Project, ProjectOutput), Diagnostics> {
    let settings = ProjectSettings {
        command: COMMAND.to_owned(),
        kind: CrateKind::Curated,
        tests: true,
    };
    let project = Project::load_with(sources, Path::new(MANIFEST), settings)?;
    match project.outputs() {
        [output] => {
            let output = output.clone();
            Ok((project, output))
        }
        _ => {
            let place = Place::File(MANIFEST.into());
            let message = "the manifest must have one crate";
            Err(Diagnostic::new(Code::InvalidManifest, place, message).into())
        }
    }
}
