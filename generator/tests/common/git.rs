//! Git, as tests have it: with an author of its own, whoever runs them.

use std::path::Path;
use std::process::Command;

/// Runs a command in a folder; says whether it succeeded. Where there is no git it never does.
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

/// Makes a folder a repository, and commits what lies in it.
pub fn commit_all(folder: &Path) -> bool {
    git(folder, &["init", "--quiet"])
        && git(folder, &["add", "."])
        && git(folder, &["commit", "--quiet", "--all", "--message", "all"])
}
