//! Tests that formatters and git do not change generated files.

use std::fs;
use std::process::Command;

use crate::workshop::{GOOD, Workshop};

const GENERATE: [&str; 6] = ["generate", "--spec", "spec.json", "--out", "out", "--tests"];

/// Creates a workspace with a generated crate and a hand-written one as members.
fn workspace() -> Workshop {
    let workshop = Workshop::new(&[
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
    let made = workshop.run(&GENERATE);
    assert_eq!(made.code, 0, "{}", made.err);
    // A member has no workspace of its own.
    let manifest = workshop.read("out/Cargo.toml");
    workshop.put(
        "out/Cargo.toml",
        manifest.replace("[workspace]\n", "").as_bytes(),
    );
    workshop
}

fn cargo_fmt(workshop: &Workshop, arguments: &[&str]) -> bool {
    let status = Command::new(env!("CARGO"))
        .arg("fmt")
        .args(arguments)
        .current_dir(workshop.path("."))
        .status();
    status.expect("cargo fmt").success()
}

/// Returns the files that `--check` reports.
fn drift(workshop: &Workshop) -> String {
    let check = workshop.run(&[&GENERATE[..], &["--check"]].concat());
    check.out
}

#[test]
fn formatting_a_workspace_leaves_generated_files_alone() {
    let workshop = workspace();
    let before = drift(&workshop);
    assert!(
        before.contains("Cargo.toml"),
        "the change of the manifest alone: {before}"
    );
    let sources = workshop.snapshot("out");
    assert!(cargo_fmt(&workshop, &["--all"]));
    assert_eq!(workshop.read("own/src/lib.rs"), "pub fn untidy() {}\n");
    assert_eq!(workshop.snapshot("out"), sources);
    assert_eq!(drift(&workshop), before);
    assert!(cargo_fmt(&workshop, &["--all", "--check"]));
}

#[test]
fn files_of_a_users_own_in_a_generated_crate_are_formatted() {
    let workshop = workspace();
    let own = ["out/tests/own.rs", "out/examples/own.rs", "out/build.rs"];
    for path in own {
        workshop.put(path, b"fn  main( ) { }\n");
    }
    let before = drift(&workshop);
    assert!(!cargo_fmt(&workshop, &["--all", "--check"]));
    assert!(cargo_fmt(&workshop, &["--all"]));
    for path in own {
        assert_eq!(workshop.read(path), "fn main() {}\n", "{path}");
    }
    assert_eq!(drift(&workshop), before);
}

#[test]
fn other_line_endings_are_no_drift() {
    let workshop = Workshop::new(&[("spec.json", GOOD)]);
    assert_eq!(workshop.run(&GENERATE).code, 0);
    for path in workshop.snapshot("out").into_keys() {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace('\n', "\r\n")).unwrap();
    }
    let check = workshop.run(&[&GENERATE[..], &["--check"]].concat());
    assert_eq!((check.code, check.out.as_str()), (0, ""), "{}", check.err);
    let again = workshop.run(&GENERATE);
    assert!(again.out.contains("; 0 files written, "), "{}", again.out);
}
