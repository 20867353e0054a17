//! Git with a fixed author.

use std::path::Path;
use std::process::Command;

/// Runs a command in a folder. Returns false if it fails or if there is no git.
pub fn git(folder: &Path, arguments: &[&str]) -> bool {
    let author = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "-c",
        "commit.gpgsign=false",
    ];
    let mut command = Command::new("git");
    command.args(author).args(arguments).current_dir(folder);
    command.output().is_ok_and(|output| output.status.success())
}

/// Creates a repository in a folder, and commits its content.
pub fn commit_all(folder: &Path) -> bool {
    git(folder, &["init", "--quiet"])
        && git(folder, &["add", "."])
        && git(folder, &["commit", "--quiet", "--all", "--message", "all"])
}
