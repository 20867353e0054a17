//! The example whose generated module is committed.

use armsmith::output::{Drift, WriteOptions};
use armsmith::{Error, Project};

const MANIFEST: &str = "examples/committed-module/armsmith.yaml";

/// Writes the module of the example.
pub(super) fn write(options: &WriteOptions) -> Result<(), Error> {
    Project::load(MANIFEST)?.regen_with(options).map(|_| ())
}

/// Compares the module of the example.
pub(super) fn check() -> Result<Vec<Drift>, Error> {
    Project::load(MANIFEST)?.check()
}
