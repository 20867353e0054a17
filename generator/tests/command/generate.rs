//! Tests of `armsmith generate`.

use crate::workspace::{Ended, GOOD, Workspace, spoilt};

const GENERATE: [&str; 5] = ["generate", "--spec", "spec.json", "--out", "out"];

#[test]
fn a_second_run_changes_nothing() {
    let workspace = Workspace::new(&[("spec.json", GOOD)]);
    let first = workspace.run(&GENERATE);
    assert_eq!(first.code, 0, "{}", first.err);
    let summary = "armsmith_widget in out: 2 operations, 1 model, 1 enumeration; ";
    assert!(first.out.starts_with(summary), "{}", first.out);
    assert!(
        workspace
            .read("out/Cargo.toml")
            .contains("name = \"armsmith_widget\"")
    );
    let before = workspace.snapshot("out");
    let second = workspace.run(&GENERATE);
    assert!(second.out.contains("; 0 files written, "), "{}", second.out);
    assert_eq!(workspace.snapshot("out"), before);
}

#[test]
fn the_summary_may_be_json_or_nothing() {
    let workspace = Workspace::new(&[("spec.json", GOOD)]);
    let json = workspace.run(
        &[
            &GENERATE[..],
            &["--message-format", "json", "--crate-name", "widgets"],
        ]
        .concat(),
    );
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["crate"], "widgets");
    assert_eq!(json["operations"], 2);
    assert!(
        json["written"]
            .as_array()
            .unwrap()
            .contains(&"src/lib.rs".into())
    );
    let quiet = workspace.run(&[&GENERATE[..], &["--quiet"]].concat());
    assert_eq!(
        (quiet.code, quiet.out, quiet.err),
        (0, String::new(), String::new())
    );
}

#[test]
fn a_foreign_file_stops_the_run() {
    let workspace = Workspace::with_output(&[("spec.json", GOOD)]);
    workspace.put("out/src/lib.rs", b"mine");
    let before = workspace.snapshot("out");
    let ended = workspace.run(&GENERATE);
    assert_eq!(ended.code, 1);
    for part in ["error[foreign-file]", "out/src/lib.rs", "move or delete it"] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert_eq!(workspace.snapshot("out"), before);
}

#[test]
fn files_of_an_earlier_run_go_and_others_stay() {
    let workspace = Workspace::with_output(&[("spec.json", GOOD)]);
    let ended = workspace.run(&GENERATE);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(!workspace.path("out/src/earlier.rs").exists());
    assert_eq!(workspace.read("out/notes.txt"), "mine");
}

#[test]
fn a_check_shows_drift_and_writes_nothing() {
    let workspace = Workspace::new(&[("spec.json", GOOD)]);
    let check = [&GENERATE[..], &["--check"]].concat();
    let missing = workspace.run(&check);
    assert_eq!(missing.code, 3, "{}", missing.err);
    assert!(!workspace.path("out").exists());

    workspace.run(&GENERATE);
    assert_eq!(workspace.run(&check).code, 0);

    workspace.put("out/README.md", b"edited\n");
    let before = workspace.snapshot("out");
    let edited = workspace.run(&check);
    assert_eq!(edited.code, 3);
    assert!(
        edited.out.contains("README.md: edited by hand\n"),
        "{}",
        edited.out
    );
    assert!(edited.out.contains("\n-edited\n+"), "{}", edited.out);
    assert_eq!(workspace.snapshot("out"), before);
}

#[test]
fn warnings_may_be_denied() {
    let text = spoilt(
        "\"operationId\": \"Widgets_Get\"",
        "\"x-ms-shout\": true, \"operationId\": \"Widgets_Get\"",
    );
    let workspace = Workspace::new(&[("spec.json", &text)]);
    let denied = workspace.run(&[&GENERATE[..], &["--deny-warnings"]].concat());
    assert_eq!(denied.code, 1, "{}", denied.err);
    assert!(denied.err.contains("x-ms-shout"), "{}", denied.err);
    assert!(!workspace.path("out").exists());
    let allowed = workspace.run(&GENERATE);
    assert_eq!(allowed.code, 0);
    assert!(
        allowed.err.contains("warning[unknown-key]"),
        "{}",
        allowed.err
    );
}

#[test]
fn the_output_tells_nothing_of_the_machine() {
    let one = Workspace::new(&[("deep/down/spec.json", GOOD)]);
    let other = Workspace::new(&[("spec.json", GOOD)]);
    let path = one.path("deep/down/spec.json");
    one.run(&[
        "generate",
        "--spec",
        path.to_str().unwrap(),
        "--out",
        "crate",
    ]);
    other.run(&GENERATE);
    assert_eq!(
        one.read("crate/.armsmith.json"),
        other.read("out/.armsmith.json")
    );
}

#[test]
fn a_first_run_into_a_folder_with_files_needs_a_flag() {
    let workspace = Workspace::new(&[("spec.json", GOOD), ("out/mine.txt", "mine")]);
    let ended = workspace.run(&GENERATE);
    assert_eq!(ended.code, 1);
    for part in ["error[existing-folder]", "--allow-existing"] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    let allowed = workspace.run(&[&GENERATE[..], &["--allow-existing"]].concat());
    assert_eq!(allowed.code, 0, "{}", allowed.err);
    assert_eq!(workspace.read("out/mine.txt"), "mine");
    assert_eq!(
        workspace.run(&GENERATE).code,
        0,
        "with a record it is no first run"
    );
}

#[test]
fn a_home_folder_needs_a_flag_even_if_it_is_empty() {
    for variable in ["HOME", "USERPROFILE"] {
        let workspace = Workspace::new(&[("spec.json", GOOD)]);
        std::fs::create_dir(workspace.path("out")).unwrap();
        let run = |further: &[&str]| {
            let mut command = workspace.command(&[&GENERATE[..], further].concat());
            Ended::of(
                command
                    .env(variable, workspace.path("out"))
                    .output()
                    .unwrap(),
            )
        };
        let ended = run(&[]);
        assert_eq!(ended.code, 1, "{variable}");
        for part in ["error[existing-folder]", "is a home folder"] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
        assert!(workspace.snapshot("out").is_empty());
        let allowed = run(&["--allow-existing"]);
        assert_eq!(allowed.code, 0, "{}", allowed.err);
    }
}

#[test]
fn an_edit_is_lost_on_request_alone() {
    let workspace = Workspace::new(&[("spec.json", GOOD)]);
    assert_eq!(workspace.run(&GENERATE).code, 0);
    workspace.put("out/src/lib.rs", b"edited");
    let ended = workspace.run(&GENERATE);
    assert_eq!(ended.code, 1);
    for part in ["error[edited-file]", "out/src/lib.rs", "--overwrite-edits"] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert_eq!(workspace.read("out/src/lib.rs"), "edited");
    let told = workspace.run(&[&GENERATE[..], &["--overwrite-edits"]].concat());
    assert_eq!(told.code, 0, "{}", told.err);
    assert_ne!(workspace.read("out/src/lib.rs"), "edited");
}
