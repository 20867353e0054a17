//! Runs `cargo semver-checks`.

use std::path::Path;
use std::process::Command;

/// The prefix of a line about a failed check.
const FAILED: &str = "--- failure ";

/// Returns the failed checks of cargo-semver-checks, which mean that the new crate breaks users of the old one.
pub(super) fn breaks(program: &Path, old: &Path, new: &Path) -> Result<Vec<String>, String> {
    let output = Command::new(program)
        .args(["semver-checks", "--color", "never", "--baseline-rustdoc"])
        .arg(old)
        .arg("--current-rustdoc")
        .arg(new)
        // A minor release may add items, but must not break users.
        .args(["--release-type", "minor"])
        .output()
        .map_err(|error| format!("cannot run `{}`: {error}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let failed = failed(&said);
    match failed.is_empty() && !output.status.success() {
        true => Err(format!(
            "cargo-semver-checks failed:\n{said}{}",
            String::from_utf8_lossy(&output.stderr)
        )),
        false => Ok(failed),
    }
}

/// Returns the names of failed checks: `enum_missing` of `--- failure enum_missing: pub enum removed ---`.
fn failed(said: &str) -> Vec<String> {
    let names = said.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix(FAILED)?.split_once(':')?;
        Some(name.to_owned())
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checks_that_failed_are_read() {
        let said = "\n--- failure enum_missing: pub enum removed or renamed ---\n\nDescription:\n--- warning a: b ---\n\n--- failure struct_missing: pub struct removed ---\n";
        assert_eq!(failed(said), ["enum_missing", "struct_missing"]);
    }
}
