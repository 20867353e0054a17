//! Tests of the relation of a crate to a workspace.

use crate::workspace::{GOOD, Workspace};

/// Cargo's rules: `exclude` and `members`, and dependencies of members with a path.
#[test]
fn the_workspace_is_found_as_cargo_finds_it() {
    let root = "version = \"1.0.0\"\nedition = \"2024\"\n";
    let cases = [
        ("[workspace]\nmembers = [\"clients/*\"]\n", true, true),
        ("[workspace]\nmembers = [\"clients/one\"]\n", true, true),
        ("[workspace]\nmembers = [\"**/one\"]\n", true, true),
        ("[workspace]\nmembers = [\"app\"]\n", true, true),
        ("[workspace]\nmembers = []\n", true, false),
        ("[workspace.dependencies]\n", true, false),
        ("[workspace]\nexclude = [\"clients\"]\n", false, false),
        (
            "[package]\nname = \"app\"\nversion = \"1.0.0\"\n",
            false,
            false,
        ),
    ];
    for (workspace, is_member, is_listed) in cases {
        let app = format!(
            "[package]\nname = \"app\"\n{root}[dependencies]\none.path = \"../clients/one\"\n"
        );
        let project = Workspace::new(&[
            ("Cargo.toml", workspace),
            ("app/Cargo.toml", &app),
            ("app/src/lib.rs", ""),
            ("widget.json", GOOD),
        ]);
        let generate = [
            "generate",
            "--spec",
            "widget.json",
            "--crate-name",
            "one",
            "--out",
            "clients/one",
        ];
        let ended = project.run(&generate);
        assert_eq!(ended.code, 0, "{}", ended.err);
        let manifest = project.read("clients/one/Cargo.toml");
        assert_eq!(!manifest.contains("[workspace]"), is_member, "{workspace}");
        let warns = ended.err.contains("does not list the crate");
        assert_eq!(warns, is_member && !is_listed, "{workspace}{}", ended.err);
    }
}

#[test]
fn the_workspace_is_decided_once_and_a_mismatch_is_a_warning() {
    let project = Workspace::new(&[("widget.json", GOOD)]);
    let generate = ["generate", "--spec", "widget.json", "--out", "one"];
    assert_eq!(project.run(&generate).err, "");
    project.put("Cargo.toml", b"[workspace]\nmembers = [\"*\"]\n");
    let again = project.run(&generate);
    assert_eq!(again.code, 0);
    assert!(again.out.contains("; 0 files written, "), "{}", again.out);
    for part in [
        "warning[workspace-mismatch]",
        "lists it",
        "--workspace member",
    ] {
        assert!(again.err.contains(part), "{part}\n{}", again.err);
    }
    let member = [&generate[..], &["--workspace", "member"]].concat();
    assert_eq!(project.run(&member).err, "");
    assert!(!project.read("one/Cargo.toml").contains("[workspace]"));
    assert_eq!(project.run(&generate).err, "", "the crate is a member now");
    std::fs::remove_file(project.path("Cargo.toml")).unwrap();
    let alone = project.run(&generate);
    assert!(
        alone.err.contains("no workspace contains its folder"),
        "{}",
        alone.err
    );
    assert!(alone.out.contains("; 0 files written, "), "{}", alone.out);
}
