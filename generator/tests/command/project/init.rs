//! Tests of `armsmith init`.

use super::REGEN;
use crate::workspace::{GOOD, Workspace};

#[test]
fn a_new_manifest_generates_a_crate() {
    let project = Workspace::new(&[("specs/widget.json", GOOD)]);
    let init = ["init", "--spec", "specs/widget.json"];
    let ended = project.run(&init);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let manifest = project.read("armsmith.yaml");
    let schema = project.run(&["schema"]).out;
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let url = schema["$id"].as_str().unwrap();
    assert!(
        manifest.starts_with(&format!("# yaml-language-server: $schema={url}\n")),
        "{manifest}"
    );
    for line in [
        "  name: armsmith_widget",
        "  workspace: root",
        "  - module: widget",
        "          - specs/widget.json",
    ] {
        assert!(manifest.lines().any(|it| it == line), "{line}\n{manifest}");
    }
    let regen = project.run(&REGEN);
    assert_eq!(regen.code, 0, "{}", regen.err);
    assert!(
        project
            .read("armsmith_widget/Cargo.toml")
            .contains("[workspace]")
    );
    let again = project.run(&init);
    assert_eq!(again.code, 1);
    assert!(
        again.err.contains("the manifest already exists"),
        "{}",
        again.err
    );
    assert_eq!(project.read("armsmith.yaml"), manifest);
}

#[test]
fn a_new_manifest_has_the_workspace_and_the_selected_operations() {
    let project = Workspace::new(&[
        ("Cargo.toml", "[workspace]\nmembers = []\n"),
        ("apis/widget.json", GOOD),
    ]);
    let ended = project.run(&[
        "init",
        "--spec",
        "apis/widget.json",
        "--manifest",
        "apis/armsmith.yaml",
        "--crate-name",
        "widgets",
        "--include",
        "GET /**",
    ]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let manifest = project.read("apis/armsmith.yaml");
    for line in [
        "  name: widgets",
        "  workspace: member",
        "      include: [\"GET /**\"]",
        "          - widget.json",
    ] {
        assert!(manifest.lines().any(|it| it == line), "{line}\n{manifest}");
    }
    let regen = project.run(&["regen", "--no-build", "--manifest", "apis/armsmith.yaml"]);
    assert_eq!(regen.code, 0, "{}", regen.err);
    assert!(
        regen.out.contains("widgets in apis/widgets: 1 operation, "),
        "{}",
        regen.out
    );
}

#[test]
fn the_supplier_of_global_parameters_is_decided_once() {
    let project = Workspace::new(&[("widget.json", GOOD)]);
    let ended = project.run(&["init", "--spec", "widget.json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let manifest = project.read("armsmith.yaml");
    assert!(
        manifest.contains("    global-parameters: client\n"),
        "{manifest}"
    );
    let given = [
        "init",
        "--spec",
        "widget.json",
        "--manifest",
        "other.yaml",
        "--global-parameters",
        "method",
    ];
    assert_eq!(project.run(&given).code, 0);
    let manifest = project.read("other.yaml");
    assert!(
        manifest.contains("    global-parameters: method\n"),
        "{manifest}"
    );
}
