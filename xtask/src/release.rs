//! Runs tasks that measure time in release mode.

use std::env;
use std::process::{Command, ExitCode};

use crate::workspace::cargo;

/// Runs the same command line in a release build.
pub(crate) fn again() -> ExitCode {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let status = Command::new(cargo())
        .args([
            "run",
            "--quiet",
            "--release",
            "--manifest-path",
            manifest,
            "--",
        ])
        .args(env::args_os().skip(1))
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
