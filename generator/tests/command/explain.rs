//! Tests of `armsmith explain`.

use armsmith::diagnostics::Code;

use crate::workspace::Workspace;

#[test]
fn every_code_is_explained() {
    let workspace = Workspace::new(&[]);
    let list = workspace.run(&["explain"]);
    assert_eq!(list.code, 0);
    assert_eq!(list.out.lines().count(), Code::ALL.len());
    for code in [Code::Internal, Code::BrokenReference] {
        let ended = workspace.run(&["explain", code.name()]);
        assert_eq!((ended.code, ended.out), (0, code.explain()));
    }
    let json = workspace.run(&["explain", "internal", "--message-format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["remedy"], Code::Internal.remedy());
}

#[test]
fn a_wrong_command_line_is_exit_code_2() {
    let workspace = Workspace::new(&[]);
    for arguments in [
        &[][..],
        &["explain", "drft"],
        &["generate", "--out", "out"],
        &["generate", "--spec", "a.json"],
        &[
            "generate",
            "--spec",
            "a.json",
            "--out",
            "out",
            "--crate-name",
            "1a",
        ],
        &[
            "generate",
            "--spec",
            "a.json",
            "--out",
            "out",
            "--crate-name",
            "azure_resourcemanager_x",
        ],
        &["inspect", "--spec", "a.json", "--stage", "nowhere"],
        &["dance"],
    ] {
        let ended = workspace.run(arguments);
        assert_eq!(ended.code, 2, "{arguments:?}\n{}", ended.err);
        assert!(ended.out.is_empty());
    }
}

#[test]
fn colours_are_for_terminals() {
    let workspace = Workspace::new(&[]);
    let run = |color| {
        workspace.run(&[
            "--color",
            color,
            "generate",
            "--spec",
            "none.json",
            "--out",
            "out",
        ])
    };
    assert!(!run("auto").err.contains('\u{1b}'));
    assert!(!run("never").err.contains('\u{1b}'));
    assert!(run("always").err.contains('\u{1b}'));
}
