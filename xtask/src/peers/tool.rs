//! The two programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::install::{executable, installed};
use crate::workspace::{cache, cargo};

/// The peer on crates.io.
const PEER: &str = "ploidy";
/// The version to measure.
const VERSION: &str = "0.15.0";

/// A generator as a program.
#[derive(Debug)]
pub(super) struct Tool {
    /// The name in the table.
    pub(super) name: &'static str,
    program: PathBuf,
}

impl Tool {
    /// Returns this project's generator in a release build.
    pub(super) fn own() -> Result<Tool, String> {
        let arguments = ["build", "--quiet", "--release", "--package", "armsmith"];
        run_cargo(&arguments, "armsmith was not built")?;
        Ok(Tool {
            name: "armsmith",
            program: cache("release", None)?.join(executable("armsmith")),
        })
    }

    /// Returns the peer, which is installed once.
    pub(super) fn peer(work: &Path) -> Result<Tool, String> {
        Ok(Tool {
            name: PEER,
            program: installed(PEER, VERSION, work)?,
        })
    }

    pub(super) fn is_own(&self) -> bool {
        self.name != PEER
    }

    /// Returns the command that generates a crate from a document.
    pub(super) fn command(&self, document: &Path, folder: &Path) -> Command {
        let mut command = Command::new(&self.program);
        match self.is_own() {
            true => command
                .args(["--quiet", "generate", "--spec"])
                .arg(document)
                .arg("--out"),
            false => command
                .args(["generate", "rust"])
                .arg(document)
                .arg("--output"),
        };
        command.arg(folder);
        command
    }
}

fn run_cargo(arguments: &[&str], failure: &str) -> Result<(), String> {
    let status = Command::new(cargo()).args(arguments).status();
    match status
        .map_err(|error| format!("cannot run cargo: {error}"))?
        .success()
    {
        true => Ok(()),
        false => Err(failure.to_owned()),
    }
}
