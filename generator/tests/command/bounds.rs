//! Tests of the folder that references must not leave.

use crate::workspace::{Ended, Workspace};

fn spec(reference: &str) -> String {
    serde_json::json!({
        "swagger": "2.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "A_Get", "responses": {
            "200": {"description": "d", "schema": {"$ref": reference}},
        }}}},
    })
    .to_string()
}

const SHARED: &str =
    r#"{"definitions": {"Thing": {"properties": {"secret": {"type": "string"}}}}}"#;

fn refused(ended: &Ended, says: &str) {
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert!(ended.err.contains(says), "{}", ended.err);
    assert!(
        !ended.err.contains("secret") && !ended.err.contains("root:"),
        "{}",
        ended.err
    );
}

const OUT: &str = "outside the root folder";

#[test]
fn a_reference_out_of_the_folder_is_refused() {
    for reference in [
        "../../../../../../../../etc/passwd",
        "../shared.json#/definitions/Thing",
        r"..\shared.json#/definitions/Thing",
        "..%2Fshared.json#/definitions/Thing",
        "inner/../../shared.json#/definitions/Thing",
    ] {
        let workspace =
            Workspace::new(&[("specs/a.json", &spec(reference)), ("shared.json", SHARED)]);
        let ended = workspace.run(&["generate", "--spec", "specs/a.json", "--out", "out"]);
        refused(&ended, OUT);
        assert!(ended.err.contains("specs/a.json:1:"), "{}", ended.err);
        assert!(ended.err.contains("--root"), "{}", ended.err);
        assert!(!workspace.path("out").exists());
    }
    for (reference, says) in [
        ("/etc/passwd", "is an absolute path"),
        ("file:///etc/passwd", "does not access the network"),
        (
            "https://example.com/a.json#/definitions/Thing",
            "does not access the network",
        ),
        ("//example.com/a.json", "does not access the network"),
    ] {
        let workspace = Workspace::new(&[("specs/a.json", &spec(reference))]);
        let arguments = ["inspect", "--spec", "specs/a.json", "--root", "/"];
        refused(&workspace.run(&arguments), says);
    }
}

#[test]
fn a_wider_folder_may_be_named() {
    let text = spec("../shared.json#/definitions/Thing");
    let workspace = Workspace::new(&[("specs/a.json", &text), ("shared.json", SHARED)]);
    let ended = workspace.run(&[
        "generate",
        "--spec",
        "specs/a.json",
        "--root",
        ".",
        "--out",
        "out",
    ]);
    assert_eq!(ended.code, 0, "{}", ended.err);
}

#[test]
fn files_that_are_named_together_may_refer_to_each_other() {
    let text = spec("../two/b.json#/definitions/Thing");
    let other = r#"{"swagger": "2.0", "info": {"title": "Zoo", "version": "1"}, "paths": {},
        "definitions": {"Thing": {"properties": {"a": {"type": "string"}}}}}"#;
    let workspace = Workspace::new(&[("one/a.json", &text), ("two/b.json", other)]);
    let arguments = [
        "generate",
        "--spec",
        "one/a.json",
        "two/b.json",
        "--out",
        "out",
    ];
    let ended = workspace.run(&arguments);
    assert_eq!(ended.code, 0, "{}", ended.err);
}

#[test]
fn a_checkout_is_one_folder() {
    let text = spec("../../common-types/t.json#/definitions/Thing");
    let path = "work/specification/zoo/stable/a.json";
    let workspace = Workspace::new(&[
        (path, &text),
        ("work/specification/common-types/t.json", SHARED),
    ]);
    let ended = workspace.run(&["generate", "--spec", path, "--out", "out"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
}

#[test]
fn a_readme_names_nothing_outside() {
    let readme =
        "```yaml\ninput-file: ../shared.json\nrequire: ../../../../../../etc/passwd\n```\n";
    let workspace = Workspace::new(&[("zoo/readme.md", readme), ("shared.json", &spec("#/x"))]);
    let ended = workspace.run(&["generate", "--readme", "zoo/readme.md", "--out", "out"]);
    refused(&ended, "error[invalid-readme]");
    assert!(
        ended.err.contains("warning[missing-require]"),
        "{}",
        ended.err
    );
    assert_eq!(ended.err.matches(OUT).count(), 2, "{}", ended.err);
    let ended = workspace.run(&["tags", "zoo/readme.md"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out() {
    let workspace = Workspace::new(&[
        ("specs/a.json", &spec("shared.json#/definitions/Thing")),
        ("shared.json", SHARED),
    ]);
    std::os::unix::fs::symlink("../shared.json", workspace.path("specs/shared.json")).unwrap();
    refused(&workspace.run(&["inspect", "--spec", "specs/a.json"]), OUT);
    let ended = workspace.run(&["inspect", "--spec", "specs/a.json", "--root", "."]);
    assert_eq!(ended.code, 0, "{}", ended.err);
}
