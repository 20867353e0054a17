//! The date of a run, and the versions of what took part in it.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Returns the current time in UTC, in seconds.
pub(super) fn date() -> String {
    let now = OffsetDateTime::now_utc();
    let now = now.replace_nanosecond(0).unwrap_or(now);
    now.format(&Rfc3339).unwrap_or_default()
}

/// Returns the git commit of a folder, if it is in a repository.
pub(super) fn revision(folder: &Path) -> Option<String> {
    let mut git = Command::new("git");
    first_line(git.arg("-C").arg(folder).args(["rev-parse", "HEAD"]))
}

/// Returns the version of the Rust compiler.
pub(super) fn compiler() -> Option<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    first_line(Command::new(rustc).arg("--version"))
}

/// Returns the cargo executable: the one that runs this program, or the installed one.
pub(super) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Returns the first line that a command prints, if it succeeds.
fn first_line(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().next().unwrap_or_default().trim();
    (output.status.success() && !line.is_empty()).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_seconds_and_a_zone() {
        let date = date();
        assert_eq!(date.len(), "2026-01-31T12:00:00Z".len(), "{date}");
        assert!(date.ends_with('Z'), "{date}");
    }
}
