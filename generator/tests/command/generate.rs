//! Tests of `armsmith generate`.

use crate::workshop::{Ended, GOOD, Workshop, spoilt};

const GENERATE: [&str; 5] = ["generate", "--spec", "spec.json", "--out", "out"];

#[test]
fn a_second_run_changes_nothing() {
    let workshop = Workshop::new(&[("spec.json", GOOD)]);
    let first = workshop.run(&GENERATE);
    assert_eq!(first.code, 0, "{}", first.err);
    let summary = "armsmith_widget in out: 2 operations, 1 model, 1 enumeration; ";
    assert!(first.out.starts_with(summary), "{}", first.out);
    assert!(
        workshop
            .read("out/Cargo.toml")
            .contains("name = \"armsmith_widget\"")
    );
    let before = workshop.snapshot("out");
    let second = workshop.run(&GENERATE);
    assert!(second.out.contains("; 0 files written, "), "{}", second.out);
    assert_eq!(workshop.snapshot("out"), before);
}

#[test]
fn the_summary_may_be_json_or_nothing() {
    let workshop = Workshop::new(&[("spec.json", GOOD)]);
    let json = workshop.run(
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
    let quiet = workshop.run(&[&GENERATE[..], &["--quiet"]].concat());
    assert_eq!(
        (quiet.code, quiet.out, quiet.err),
        (0, String::new(), String::new())
    );
}

#[test]
fn a_foreign_file_stops_the_run() {
    let workshop = Workshop::with_output(&[("spec.json", GOOD)]);
    workshop.put("out/src/lib.rs", b"mine");
    let before = workshop.snapshot("out");
    let ended = workshop.run(&GENERATE);
    assert_eq!(ended.code, 1);
    for part in ["error[foreign-file]", "out/src/lib.rs", "move or delete it"] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert_eq!(workshop.snapshot("out"), before);
}

#[test]
fn files_of_an_earlier_run_go_and_others_stay() {
    let workshop = Workshop::with_output(&[("spec.json", GOOD)]);
    let ended = workshop.run(&GENERATE);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(!workshop.path("out/src/earlier.rs").exists());
    assert_eq!(workshop.read("out/notes.txt"), "mine");
}

#[test]
fn a_check_shows_drift_and_writes_nothing() {
    let workshop = Workshop::new(&[("spec.json", GOOD)]);
    let check = [&GENERATE[..], &["--check"]].concat();
    let missing = workshop.run(&check);
    assert_eq!(missing.code, 3, "{}", missing.err);
    assert!(!workshop.path("out").exists());

    workshop.run(&GENERATE);
    assert_eq!(workshop.run(&check).code, 0);

    workshop.put("out/README.md", b"edited\n");
    let before = workshop.snapshot("out");
    let edited = workshop.run(&check);
    assert_eq!(edited.code, 3);
    assert!(
        edited.out.contains("README.md: edited by hand\n"),
        "{}",
        edited.out
    );
    assert!(edited.out.contains("\n-edited\n+"), "{}", edited.out);
    assert_eq!(workshop.snapshot("out"), before);
}

#[test]
fn warnings_may_be_denied() {
    let text = spoilt(
        "\"operationId\": \"Widgets_Get\"",
        "\"x-ms-shout\": true, \"operationId\": \"Widgets_Get\"",
    );
    let workshop = Workshop::new(&[("spec.json", &text)]);
    let denied = workshop.run(&[&GENERATE[..], &["--deny-warnings"]].concat());
    assert_eq!(denied.code, 1, "{}", denied.err);
    assert!(denied.err.contains("x-ms-shout"), "{}", denied.err);
    assert!(!workshop.path("out").exists());
    let allowed = workshop.run(&GENERATE);
    assert_eq!(allowed.code, 0);
    assert!(
        allowed.err.contains("warning[unknown-key]"),
        "{}",
        allowed.err
    );
}

#[test]
fn the_output_tells_nothing_of_the_machine() {
    let one = Workshop::new(&[("deep/down/spec.json", GOOD)]);
    let other = Workshop::new(&[("spec.json", GOOD)]);
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
    let workshop = Workshop::new(&[("spec.json", GOOD), ("out/mine.txt", "mine")]);
    let ended = workshop.run(&GENERATE);
    assert_eq!(ended.code, 1);
    for part in ["error[existing-folder]", "--allow-existing"] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    let allowed = workshop.run(&[&GENERATE[..], &["--allow-existing"]].concat());
    assert_eq!(allowed.code, 0, "{}", allowed.err);
    assert_eq!(workshop.read("out/mine.txt"), "mine");
    assert_eq!(
        workshop.run(&GENERATE).code,
        0,
        "with a record it is no first run"
    );
}

#[test]
fn a_home_folder_needs_a_flag_even_if_it_is_empty() {
    for variable in ["HOME", "USERPROFILE"] {
        let workshop = Workshop::new(&[("spec.json", GOOD)]);
        std::fs::create_dir(workshop.path("out")).unwrap();
        let run = |further: &[&str]| {
            let mut command = workshop.command(&[&GENERATE[..], further].concat());
            Ended::of(
                command
                    .env(variable, workshop.path("out"))
                    .output()
                    .unwrap(),
            )
        };
        let ended = run(&[]);
        assert_eq!(ended.code, 1, "{variable}");
        for part in ["error[existing-folder]", "is a home folder"] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
        assert!(workshop.snapshot("out").is_empty());
        let allowed = run(&["--allow-existing"]);
        assert_eq!(allowed.code, 0, "{}", allowed.err);
    }
}

#[test]
fn an_edit_is_lost_on_request_alone() {
    let workshop = Workshop::new(&[("spec.json", GOOD)]);
    assert_eq!(workshop.run(&GENERATE).code, 0);
    workshop.put("out/src/lib.rs", b"edited");
    let ended = workshop.run(&GENERATE);
    assert_eq!(ended.code, 1);
    for part in ["error[edited-file]", "out/src/lib.rs", "--overwrite-edits"] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert_eq!(workshop.read("out/src/lib.rs"), "edited");
    let told = workshop.run(&[&GENERATE[..], &["--overwrite-edits"]].concat());
    assert_eq!(told.code, 0, "{}", told.err);
    assert_ne!(workshop.read("out/src/lib.rs"), "edited");
}
