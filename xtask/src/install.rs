//! Installs programs from crates.io, once per task folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::cargo;

/// Returns the program with this name from a package and version, and installs it if necessary.
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

/// Returns the file name of a program on this system.
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
