//! The commands of the tests: the generator, and cargo on what it writes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Returns the command that generates a crate with this name, which is its own workspace.
pub fn generate_crate(name: &str) -> Command {
    generate_as(name, "root")
}

/// Returns the command that generates a crate with this name, which is a member of a workspace.
pub fn generate_member(name: &str) -> Command {
    generate_as(name, "member")
}

fn generate_as(name: &str, role: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_armsmith"));
    command.args(["generate", "--quiet", "--workspace", role]);
    command.args(["--crate-name", name]);
    command
}

/// Returns an empty folder with a fixed path, so that no earlier build remains.
pub fn fresh(name: &str) -> PathBuf {
    let folder = build().join("crates").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub fn build() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("standalone")
}

/// Returns the lock file of the workspace, whose versions can be used offline.
pub fn lock() -> PathBuf {
    crate::common::specs().with_file_name("Cargo.lock")
}

pub fn builds(folder: &Path) {
    fs::copy(lock(), folder.join("Cargo.lock")).unwrap();
    succeeds(&mut cargo(folder, &["check"]));
}

pub fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = cargo_in(folder);
    // Checks run beside builds, which cargo does for one folder at a time.
    if let ["check" | "doc", ..] = arguments {
        command.env("CARGO_TARGET_DIR", build().join("checked"));
    }
    command
        .args(arguments)
        .args(["--offline", "--no-default-features"]);
    command
}

/// Returns cargo with the flags and the target folder of the workspace, so that it uses dependencies that are built.
pub fn cargo_in(folder: &Path) -> Command {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TERM_COLOR", "never");
    command
}

/// Runs cargo, and returns what it prints. Warnings are failures.
pub fn succeeds(command: &mut Command) -> String {
    let (text, errors) = completed(command);
    assert!(!errors.contains("warning"), "{command:?}\n{errors}");
    text
}

/// Runs the generator.
pub fn run(command: &mut Command) {
    completed(command);
}

/// Returns the output and the messages of a command that succeeds.
fn completed(command: &mut Command) -> (String, String) {
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let success = output.status.success();
    assert!(success, "{command:?}\n{text}\n{errors}");
    (text, errors)
}
