//! Tests of manifests with several outputs.

use super::{REGEN, project};
use crate::workspace::GOOD;

const OUTPUTS: &str = "\
outputs:
  - crate: {name: my_widgets, workspace: member}
    out: crates/widgets
    services:
      - module: widgets
        versions:
          - {version: 2024-01-01, inputs: [specs/widget.json]}
  - crate: {name: my_gadgets, workspace: member}
    out: crates/gadgets
    services:
      - module: gadgets
        operations: {include: [\"*\"]}
        versions:
          - {version: 2024-01-01, inputs: [specs/gadget.json]}
";

#[test]
fn a_manifest_has_several_crates() {
    let project = project();
    project.put("armsmith.yaml", OUTPUTS.as_bytes());
    let one = project.run(&["regen", "--no-build", "--only", "my_gadgets"]);
    assert_eq!(one.code, 0, "{}", one.err);
    assert!(
        one.out.starts_with("my_gadgets in crates/gadgets: "),
        "{}",
        one.out
    );
    assert_eq!(one.out.lines().count(), 1);
    assert!(!project.path("crates/widgets").exists());
    let check = project.run(&["regen", "--check", "--quiet"]);
    assert_eq!(check.code, 3, "{}", check.err);
    assert!(
        check
            .out
            .lines()
            .all(|it| it.starts_with("crates/widgets/") || it == "armsmith.lock"),
        "{}",
        check.out
    );
    let both = project.run(&REGEN);
    assert_eq!(both.code, 0, "{}", both.err);
    assert!(
        project
            .read("crates/widgets/Cargo.toml")
            .contains("name = \"my_widgets\"")
    );
    let unknown = project.run(&["regen", "--no-build", "--only", "my_gadget"]);
    assert_eq!(unknown.code, 1);
    for part in [
        "the manifest has no output `my_gadget`",
        "did you mean `my_gadgets`?",
    ] {
        assert!(unknown.err.contains(part), "{}", unknown.err);
    }
}

/// An error in one crate stops the run before another is written.
#[test]
fn several_crates_are_written_or_none() {
    let project = project();
    project.put("armsmith.yaml", OUTPUTS.as_bytes());
    project.put(
        "specs/gadget.json",
        GOOD.replace("#/definitions/Widget", "#/definitions/Wdget")
            .as_bytes(),
    );
    let ended = project.run(&REGEN);
    assert_eq!(ended.code, 1, "{}", ended.out);
    assert!(ended.err.contains("specs/gadget.json:"), "{}", ended.err);
    assert!(!project.path("crates").exists());
}

#[test]
fn wrong_outputs_are_reported_at_their_place() {
    let cases = [
        (
            "out: crates/gadgets",
            "out: crates/./widgets",
            "duplicate output folder",
            "armsmith.yaml:9:10",
        ),
        (
            "name: my_gadgets",
            "name: my_widgets",
            "duplicate crate `my_widgets`",
            "armsmith.yaml:8:",
        ),
        (
            "name: my_gadgets",
            "name: fn",
            "`fn` is not a valid package name",
            "armsmith.yaml:8:",
        ),
        (
            "include: [\"*\"]",
            "include: [\"X\"]",
            "`X` matches no operation",
            "armsmith.yaml:12:",
        ),
        (
            "module: gadgets",
            "modul: gadgets",
            "modul",
            "armsmith.yaml:11:",
        ),
        (
            "    out: crates/gadgets\n",
            "",
            "no output folder",
            "armsmith.yaml:8:",
        ),
        (
            "specs/gadget.json",
            "specs/gadgt.json",
            "does not exist",
            "armsmith.yaml:14:",
        ),
    ];
    for (from, to, message, place) in cases {
        let project = project();
        project.put("armsmith.yaml", OUTPUTS.replace(from, to).as_bytes());
        let ended = project.run(&REGEN);
        assert_eq!(ended.code, 1, "{to}");
        for part in [message, place] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
    }
    let project = project();
    project.put("armsmith.yaml", b"outputs: []");
    let ended = project.run(&REGEN);
    assert!(
        ended.err.contains("the manifest has no outputs"),
        "{}",
        ended.err
    );
}
