//! Tests of a system that stops accepting bytes during a run.

use std::process::Command;

use crate::workspace::{GOOD, Workspace};

/// Runs the command with a small limit on file sizes, so that writes fail as on a full disk.
fn run_cramped(workspace: &Workspace, out: &str) -> std::process::Output {
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$@\"";
    Command::new("sh")
        .args(["-c", script, "sh", env!("CARGO_BIN_EXE_armsmith")])
        .args(["generate", "--spec", "spec.json", "--out", out])
        .current_dir(workspace.path("."))
        .output()
        .unwrap()
}

#[test]
fn leaves_what_was_there() {
    let workspace = Workspace::with_output(&[("spec.json", GOOD)]);
    let before = workspace.snapshot(".");
    for out in ["out", "fresh"] {
        let ended = run_cramped(&workspace, out);
        let err = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{err}");
        assert!(err.contains("error[output-unwritable]"), "{err}");
        assert_eq!(workspace.snapshot("."), before, "{out}");
    }
    let ended = workspace.run(&["generate", "--spec", "spec.json", "--out", "out"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
}
