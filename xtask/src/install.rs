//! Programs from crates.io that a task runs, installed once into a folder of the task.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::cargo;

/// The program of this name from the package of this name and version, installed where it is not there yet.
pub(crate) fn installed(name: &str, version: &str, work: &Path) -> Result<PathBuf, String> {
    let home = work.join(format!("{name}-{version}"));
    let program = home.join("bin").join(executable(name));
    if program.is_file() {
        return Ok(program);
    }
    eprintln!("installing {name} {version} in {}", home.display());
    let status = Command::new(cargo())
        .args(["install", name, "--locked", "--quiet"])
        .args(["--version", version, "--root"])
        .arg(&home)
        .arg("--target-dir")
        .arg(work.join("build"))
        .status()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    match status.success() && program.is_file() {
        true => Ok(program),
        false => Err(format!("{name} {version} was not installed")),
    }
}

/// What a program's file is called on this system.
pub(crate) fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_is_there_is_taken() {
        let work = tempfile::tempdir().unwrap();
        let bin = work.path().join("tool-1.2.3/bin");
        fs::create_dir_all(&bin).unwrap();
        fs::write(bin.join(executable("tool")), "").unwrap();
        let found = installed("tool", "1.2.3", work.path());
        assert_eq!(found, Ok(bin.join(executable("tool"))));
    }
}
