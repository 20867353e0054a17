//! Tests that formatters and git do not change generated files.

use std::fs;
use std::process::Command;

use crate::workspace::{GOOD, Workspace};

const GENERATE: [&str; 6] = ["generate", "--spec", "spec.json", "--out", "out", "--tests"];

/// Creates a workspace with a generated crate and a hand-written one as members.
fn generated_and_own() -> Workspace {
    let workspace = Workspace::new(&[
        ("spec.json", GOOD),
        (
            "Cargo.toml",
            "[workspace]\nmembers = [\"out\", \"own\"]\nresolver = \"3\"\n",
        ),
        (
            "own/Cargo.toml",
            "[package]\nname = \"own\"\nversion = \"0.0.0\"\nedition = \"2024\"\n",
        ),
        ("own/src/lib.rs", "pub fn  untidy( ) { }\n"),
    ]);
    let made = workspace.run(&GENERATE);
    assert_eq!(made.code, 0, "{}", made.err);
    workspace
}

fn cargo_fmt(workspace: &Workspace, arguments: &[&str]) -> bool {
    let status = Command::new(env!("CARGO"))
        .arg("fmt")
        .args(arguments)
        .current_dir(workspace.path("."))
        .status();
    status.expect("cargo fmt").success()
}

/// Returns the files that `--check` reports.
fn drift(workspace: &Workspace) -> String {
    let check = workspace.run(&[&GENERATE[..], &["--check"]].concat());
    check.out
}

#[test]
fn formatting_a_workspace_leaves_generated_files_alone() {
    let workspace = generated_and_own();
    assert_eq!(drift(&workspace), "");
    let sources = workspace.snapshot("out");
    assert!(cargo_fmt(&workspace, &["--all"]));
    assert_eq!(workspace.read("own/src/lib.rs"), "pub fn untidy() {}\n");
    assert_eq!(workspace.snapshot("out"), sources);
    assert_eq!(drift(&workspace), "");
    assert!(cargo_fmt(&workspace, &["--all", "--check"]));
}

#[test]
fn files_of_a_users_own_in_a_generated_crate_are_formatted() {
    let workspace = generated_and_own();
    let own = ["out/tests/own.rs", "out/examples/own.rs", "out/build.rs"];
    for path in own {
        workspace.put(path, b"fn  main( ) { }\n");
    }
    assert!(!cargo_fmt(&workspace, &["--all", "--check"]));
    assert!(cargo_fmt(&workspace, &["--all"]));
    for path in own {
        assert_eq!(workspace.read(path), "fn main() {}\n", "{path}");
    }
    assert_eq!(drift(&workspace), "");
}

#[test]
fn other_line_endings_are_no_drift() {
    let workspace = Workspace::new(&[("spec.json", GOOD)]);
    assert_eq!(workspace.run(&GENERATE).code, 0);
    for path in workspace.snapshot("out").into_keys() {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace('\n', "\r\n")).unwrap();
    }
    let check = workspace.run(&[&GENERATE[..], &["--check"]].concat());
    assert_eq!((check.code, check.out.as_str()), (0, ""), "{}", check.err);
    let again = workspace.run(&GENERATE);
    assert!(again.out.contains("; 0 files written, "), "{}", again.out);
}
