//! The two programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::{cache, cargo};

/// The peer, on crates.io.
const PEER: &str = "ploidy";
/// The version that is measured.
const VERSION: &str = "0.15.0";

/// A generator as a program.
#[derive(Debug)]
pub(super) struct Tool {
    /// What the table calls it.
    pub(super) name: &'static str,
    program: PathBuf,
}

impl Tool {
    /// This project's, in a release build.
    pub(super) fn own() -> Result<Tool, String> {
        let arguments = ["build", "--quiet", "--release", "--package", "armsmith"];
        run_cargo(&arguments, "armsmith was not built")?;
        Ok(Tool {
            name: "armsmith",
            program: cache("release", None)?.join(executable("armsmith")),
        })
    }

    /// The peer, installed once.
    pub(super) fn peer(work: &Path) -> Result<Tool, String> {
        let home = work.join(format!("{PEER}-{VERSION}"));
        let program = home.join("bin").join(executable(PEER));
        if !program.is_file() {
            eprintln!("installing {PEER} {VERSION} in {}", home.display());
            let (root, target) = (
                home.display().to_string(),
                work.join("build").display().to_string(),
            );
            let mut arguments = vec!["install", PEER, "--version", VERSION, "--locked", "--quiet"];
            arguments.extend(["--root", &root, "--target-dir", &target]);
            run_cargo(&arguments, "the peer was not installed")?;
        }
        Ok(Tool {
            name: PEER,
            program,
        })
    }

    pub(super) fn is_own(&self) -> bool {
        self.name != PEER
    }

    /// The command that makes a crate of a document.
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

fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
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
