//! Node.js and npm, where a task needs what is published there.

use std::path::Path;
use std::process::{Command, Stdio};

/// The oldest Node that tasks run on.
const OLDEST: u32 = 18;

/// Fails with advice where Node is missing or too old.
pub(crate) fn check() -> Result<(), String> {
    const REMEDY: &str =
        "install Node.js 18 or later with npm (https://nodejs.org), and see that `node` is found";
    let output = Command::new("node").arg("--version").output();
    let output = output.map_err(|error| format!("cannot run `node`: {error}; {REMEDY}"))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match major(&version) {
        Some(major) if major >= OLDEST => Ok(()),
        _ => Err(format!("`node` is of version {version}; {REMEDY}")),
    }
}

/// Runs npm in a folder, and gives what it prints.
pub(crate) fn npm(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(npm)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cannot run `npm`, which comes with Node.js: {error}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// The first number of `v20.1.0`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8"), Some(8));
        assert_eq!(major("20.1"), None);
        assert_eq!(major(""), None);
    }
}
