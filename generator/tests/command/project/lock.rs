//! Tests of the lock file.

use super::{MANIFEST, REGEN, project};
use crate::workspace::{GOOD, Workspace};

/// Returns the text of an input in the lock file.
fn input<'l>(lock: &'l str, path: &str) -> Option<&'l str> {
    let inputs = lock.split("[[input]]\n").skip(1);
    let path = format!("path = \"{path}\"\n");
    inputs.map(str::trim_end).find(|it| it.starts_with(&path))
}

#[test]
fn the_lock_has_the_version_and_every_input() {
    let project = project();
    let common = r#"{"definitions": {"Color": {"type": "string"}}}"#;
    project.put("specs/common/types.json", common.as_bytes());
    let shared = GOOD.replacen(
        "\"properties\": {",
        "\"properties\": {\"shade\": {\"$ref\": \"common/types.json#/definitions/Color\"},",
        1,
    );
    project.put("specs/widget.json", shared.as_bytes());
    let overlay = "overlay: 1.0.0\ninfo: {title: o, version: '1'}\nactions:\n  - {target: $.info, update: {x-a: 1}}\n";
    project.put("overlay.yaml", overlay.as_bytes());
    let manifest = MANIFEST.replacen(
        "  - module: widgets\n",
        "  - module: widgets\n    overlays: [overlay.yaml]\n",
        1,
    );
    project.put("armsmith.yaml", manifest.as_bytes());
    let ended = project.run(&REGEN);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let lock = project.read("armsmith.lock");
    let version = format!("armsmith = \"{}\"\n", env!("CARGO_PKG_VERSION"));
    assert!(lock.contains(&version), "{lock}");
    for path in [
        "overlay.yaml",
        "specs/common/types.json",
        "specs/gadget.json",
        "specs/widget.json",
    ] {
        let input = input(&lock, path).unwrap_or_else(|| panic!("{path}\n{lock}"));
        let (_, hash) = input.split_once("sha256 = \"").unwrap();
        assert_eq!(hash.trim_end_matches('"').len(), 64, "{input}");
    }
    assert_eq!(lock.matches("[[input]]").count(), 4, "{lock}");
    let time = project.snapshot("").remove(&project.path("armsmith.lock"));
    project.run(&REGEN);
    let same = project.snapshot("").remove(&project.path("armsmith.lock"));
    assert_eq!(time, same);
}

#[test]
fn a_check_compares_the_lock_with_the_inputs() {
    let project = project();
    project.run(&REGEN);
    let spaces = format!("{GOOD}\n\n");
    project.put("specs/widget.json", spaces.as_bytes());
    let check = project.run(&["regen", "--check", "--quiet"]);
    assert_eq!((check.code, check.out.as_str()), (3, "armsmith.lock\n"));
    let check = project.run(&["regen", "--check"]);
    let message = "armsmith.lock: the lock file does not match the inputs\n\n";
    assert_eq!(check.out, message);
    project.put("specs/widget.json", GOOD.replace('\n', "\r\n").as_bytes());
    assert_eq!(project.run(&["regen", "--check"]).code, 0);
    std::fs::remove_file(project.path("armsmith.lock")).unwrap();
    let check = project.run(&["regen", "--check"]);
    assert_eq!(check.out, "armsmith.lock: missing\n\n");
}

#[test]
fn a_locked_run_refuses_other_inputs_and_versions() {
    let project = project();
    let locked = ["regen", "--no-build", "--locked"];
    let none = project.run(&locked);
    assert_eq!(none.code, 1);
    assert!(none.err.contains("the project has no lock file"));
    project.run(&REGEN);
    assert_eq!(project.run(&locked).code, 0);

    let lock = project.read("armsmith.lock");
    let other = lock.replace(env!("CARGO_PKG_VERSION"), "9.8.7");
    project.put("armsmith.lock", other.as_bytes());
    let changed = GOOD.replace("\"color\"", "\"colour\"");
    project.put("specs/widget.json", changed.as_bytes());
    let before = project.snapshot("");
    let ended = project.run(&locked);
    assert_eq!(ended.code, 1, "{}", ended.out);
    for part in [
        "error[outdated-lock]: the input `specs/widget.json` has changed",
        "the lock file is of Armsmith 9.8.7",
        "run `armsmith regen` without `--locked`",
    ] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert_eq!(project.snapshot(""), before);
}

#[test]
fn a_damaged_lock_stops_the_run() {
    let project = project();
    project.put("armsmith.lock", b"<<<<<<< HEAD\n");
    let ended = project.run(&REGEN);
    assert_eq!(ended.code, 1);
    assert!(
        ended
            .err
            .contains("error[invalid-lock]: the lock file is damaged: ")
    );
    assert!(!project.path("crates").exists());
}

/// The lock file of a manifest with another name has that name, so that both can be in one folder.
#[test]
fn the_lock_is_named_after_the_manifest() {
    let manifest = MANIFEST.replace("specs/gadget.json", "specs/widget.json");
    let project = Workspace::new(&[("azure.yaml", &manifest), ("specs/widget.json", GOOD)]);
    project.run(&["regen", "--no-build", "--manifest", "azure.yaml"]);
    assert!(project.path("azure.lock").exists());
    assert!(!project.path("armsmith.lock").exists());
}
