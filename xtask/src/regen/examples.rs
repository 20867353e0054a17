//! The example whose generated module is committed.

use std::path::Path;

use armsmith::output::{Drift, WriteOptions};
use armsmith::{Error, Project};

const MANIFEST: &str = "examples/committed-module/armsmith.yaml";

/// Writes the module of the example, if the folder has it.
pub(super) fn write(options: &WriteOptions) -> Result<(), Error> {
    match is_here() {
        true => Project::load(MANIFEST)?.regen_with(options).map(|_| ()),
        false => Ok(()),
    }
}

/// Compares the module of the example, if the folder has it.
pub(super) fn check() -> Result<Vec<Drift>, Error> {
    match is_here() {
        true => Project::load(MANIFEST)?.check(),
        false => Ok(Vec::new()),
    }
}

/// True if the folder is this project, and not another one with the same layout.
fn is_here() -> bool {
    Path::new(MANIFEST).exists()
}
