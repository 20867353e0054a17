//! Runs Node.js and npm.

use std::path::Path;
use std::process::{Command, Stdio};

/// Returns an error with advice if Node.js is missing or too old.
pub(crate) fn check(needed_for: &str, oldest: u32) -> Result<(), String> {
    let output = Command::new("node").arg("--version").output();
    let found = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let why = match found {
        Ok(version) if major(&version).is_some_and(|major| major >= oldest) => return Ok(()),
        Ok(version) => format!("`node` is of version {version}"),
        Err(error) => format!("cannot run `node`: {error}"),
    };
    Err(format!(
        "{why}; for {needed_for} install Node.js {oldest} or later with npm (https://nodejs.org), and see that `node` is found"
    ))
}

/// Runs npm in a folder. Returns its output.
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

/// Returns the first number of a version such as `v20.1.0`.
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

    #[test]
    fn an_old_node_is_told_what_to_do() {
        let told = check("thing 3.36.0", u32::MAX).unwrap_err();
        assert!(told.contains("for thing 3.36.0 install"), "{told}");
        assert!(told.contains("Node.js 4294967295 or later"), "{told}");
    }
}
