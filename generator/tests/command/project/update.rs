//! Tests of `armsmith outdated` and `armsmith update`.

use serde_json::{Value, json};

use crate::git;
use crate::workspace::{Ended, GOOD, Workspace};

const README: &str = "\
``` yaml
tag: package-2024-01
```
``` yaml $(tag) == 'package-2024-01'
input-file: Contoso.Widget/stable/2024-01-01/widgets.json
```
``` yaml $(tag) == 'package-2025-01'
input-file: Contoso.Widget/stable/2025-01-01/widgets.json
```
``` yaml $(tag) == 'package-preview-2026-01'
input-file: Contoso.Widget/preview/2026-01-01-preview/widgets.json
```
";

const FOLDER: &str = "specification/widgets/resource-manager";

const FILE: &str =
    "specification/widgets/resource-manager/Contoso.Widget/stable/2024-01-01/widgets.json";

const NEWER: &str =
    "specification/widgets/resource-manager/Contoso.Widget/stable/2025-01-01/widgets.json";

const MANIFEST: &str = "\
crate: {name: my_azure, version: 0.3.0}
out: crates/my_azure
services:
  - module: widgets
    versions:
      - version: 2024-01-01
        inputs: [FILE]
  - module: gadgets
    versions:
      - version: 2024-01-01
        inputs: [specs/gadget.json]
";

/// Returns the description of a version, changed by a function.
fn version(version: &str, change: impl Fn(&mut Value)) -> String {
    let mut spec: Value = serde_json::from_str(GOOD).unwrap();
    spec["info"]["version"] = version.into();
    change(&mut spec);
    spec.to_string()
}

fn add_field(spec: &mut Value) {
    let properties = spec.pointer_mut("/definitions/Widget/properties").unwrap();
    properties["shade"] = json!({"type": "string"});
}

/// Creates a project with a service of a checkout and one that the checkout does not have.
fn workspace() -> Workspace {
    let workspace = Workspace::new(&[
        ("armsmith.yaml", &MANIFEST.replace("FILE", FILE)),
        (FILE, GOOD),
        ("specs/gadget.json", &GOOD.replace("idget", "adget")),
    ]);
    workspace.put(&format!("checkout/{FOLDER}/readme.md"), README.as_bytes());
    for (folder, name) in [
        ("stable", "2024-01-01"),
        ("stable", "2025-01-01"),
        ("preview", "2026-01-01-preview"),
    ] {
        let text = version(name, |spec| {
            if name > "2025" {
                add_field(spec);
            }
        });
        let path = format!("checkout/{FOLDER}/Contoso.Widget/{folder}/{name}/widgets.json");
        workspace.put(&path, text.as_bytes());
    }
    let ended = workspace.run(&["regen", "--no-build"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    workspace
}

fn update(workspace: &Workspace, arguments: &[&str]) -> Ended {
    workspace.run(&[&["update", "--from", "checkout"], arguments].concat())
}

#[test]
fn newer_versions_are_listed() {
    let workspace = workspace();
    let before = workspace.snapshot("");
    let ended = workspace.run(&["outdated", "--from", "checkout"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let expected = "\
widgets  2024-01-01 -> 2025-01-01: `package-2025-01` has the newest stable version; preview 2026-01-01-preview in `package-preview-2026-01`
gadgets  2024-01-01: the checkout does not have it
";
    assert_eq!(ended.out, expected);
    let json = ["outdated", "--from", "checkout", "--exit-code", "widgets"];
    let json = workspace.run(&[&json[..], &["--message-format", "json"]].concat());
    assert_eq!(json.code, 3);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json[0]["stable"]["version"], "2025-01-01");
    assert_eq!(json.as_array().unwrap().len(), 1);
    assert_eq!(workspace.snapshot(""), before);
    let unknown = workspace.run(&["outdated", "--from", "checkout", "widget"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains("did you mean `widgets`?"));
}

#[test]
fn an_update_replaces_the_version_and_writes_the_change_log() {
    let workspace = workspace();
    let log = "# Changelog\n\n## 0.3.0\n\n- first\n";
    workspace.put("crates/my_azure/CHANGELOG.md", log.as_bytes());
    let ended = update(&workspace, &[]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    for part in [
        "gadgets: the checkout does not have it\n",
        "widgets: `package-2025-01` has the newest stable version\n",
        "; replaced 2024-01-01 in the manifest\n",
        "widgets::v2025_01_01 against widgets::v2024_01_01:",
        "field models::Widget::shade",
        "module widgets::v2024_01_01",
        "the next release is minor before 1.0, major from 1.0 on",
        "added to crates/my_azure/CHANGELOG.md",
    ] {
        assert!(ended.out.contains(part), "{part}\n{}", ended.out);
    }
    let manifest = workspace.read("armsmith.yaml");
    assert!(
        manifest.contains("      - version: 2025-01-01\n        inputs:\n"),
        "{manifest}"
    );
    assert!(!workspace.path(FILE).exists());
    let library = workspace.read("crates/my_azure/src/lib.rs");
    assert!(library.contains("widgets_2025_01_01"), "{library}");
    let log = workspace.read("crates/my_azure/CHANGELOG.md");
    let entry = "# Changelog\n\n## Unreleased\n\n`widgets::v2025_01_01` against `widgets::v2024_01_01`:\n\n### Breaking changes\n";
    assert!(log.starts_with(entry), "{log}");
    assert!(
        log.ends_with("from 1.0 on.\n\n## 0.3.0\n\n- first\n"),
        "{log}"
    );
    let check = workspace.run(&["regen", "--check"]);
    assert_eq!((check.code, check.out.as_str()), (0, ""), "{}", check.err);
    let again = update(&workspace, &["widgets"]);
    assert_eq!(again.out, "widgets: 2025-01-01 is up to date\n");
}

/// Both readings of an added field are in the verdict, and the manifest selects the first.
#[test]
fn the_manifest_sets_the_reading_of_added_fields() {
    let same = |workspace: &Workspace| {
        // The version is changed in place, so that its module stays.
        let text = version("2024-01-01", add_field);
        workspace.put(&format!("checkout/{FILE}"), text.as_bytes());
        workspace.put(
            &format!("checkout/{FOLDER}/readme.md"),
            README
                .split("``` yaml $(tag) == 'package-2025-01'")
                .next()
                .unwrap()
                .as_bytes(),
        );
    };
    let workspace = self::workspace();
    same(&workspace);
    let ended = update(&workspace, &["widgets"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let verdict = "1 breaking (1 of them only struct expressions without `..`): the next release is minor before 1.0, \
                   major from 1.0 on; if added fields are compatible: patch before 1.0, minor from 1.0 on\n";
    assert!(ended.out.contains(verdict), "{}", ended.out);

    let workspace = self::workspace();
    same(&workspace);
    let manifest = workspace.read("armsmith.yaml");
    let manifest = manifest.replace("services:\n", "added-fields: compatible\nservices:\n");
    workspace.put("armsmith.yaml", manifest.as_bytes());
    let ended = update(&workspace, &["widgets"]);
    let verdict = "0 breaking (1 more only break struct expressions without `..`): the next release is patch before 1.0, \
                   minor from 1.0 on; if added fields are breaking: minor before 1.0, major from 1.0 on\n";
    assert!(ended.out.contains(verdict), "{}{}", ended.out, ended.err);
}

#[test]
fn a_preview_does_not_replace_a_stable_version() {
    let workspace = workspace();
    let ended = update(&workspace, &["my_azure", "--latest"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let manifest = workspace.read("armsmith.yaml");
    for version in ["version: 2024-01-01", "version: 2026-01-01-preview"] {
        assert!(manifest.contains(version), "{manifest}");
    }
    assert!(workspace.path(FILE).exists());
}

#[test]
fn a_version_with_errors_changes_nothing() {
    let workspace = workspace();
    let wrong = version("2025-01-01", |spec| {
        spec["definitions"]["Widget"]["properties"]["color"] = json!({"type": 7});
    });
    workspace.put(&format!("checkout/{NEWER}"), wrong.as_bytes());
    let files = |workspace: &Workspace| -> Vec<_> {
        let files = workspace.snapshot("").into_iter();
        files.map(|(path, (content, _))| (path, content)).collect()
    };
    let before = files(&workspace);
    let ended = update(&workspace, &[]);
    assert_eq!(ended.code, 1, "{}", ended.out);
    assert!(
        ended.err.contains("2025-01-01/widgets.json:"),
        "{}",
        ended.err
    );
    let after = files(&workspace);
    let changed: Vec<_> = after.iter().filter(|it| !before.contains(it)).collect();
    assert!(changed.is_empty(), "{changed:?}");
    assert_eq!(before.len(), after.len());
}

#[test]
fn the_lock_has_the_commit_of_the_checkout() {
    let workspace = workspace();
    assert!(git::commit_all(&workspace.path("checkout")));
    let ended = update(&workspace, &["widgets", "--no-prose"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let lock = workspace.read("armsmith.lock");
    let input = lock.split("[[input]]\n").find(|it| it.contains(NEWER));
    let input = input.unwrap_or_else(|| panic!("{lock}"));
    let (_, revision) = input.split_once("revision = \"").unwrap();
    assert_eq!(revision.split('"').next().unwrap().len(), 40, "{input}");
    assert!(input.contains("descriptions = false\n"), "{input}");
    assert!(!lock.contains(FILE));
    // The next update removes descriptions without being asked to.
    let text = version("2025-01-01", add_field).replace("Reads a widget", "Reads one widget");
    workspace.put(&format!("checkout/{NEWER}"), text.as_bytes());
    update(&workspace, &["widgets"]);
    assert!(!workspace.read(NEWER).contains("Reads"));
}
