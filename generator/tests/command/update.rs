//! Tests of services that change upstream.

use crate::workspace::{Ended, GOOD, Workspace};

const README: &str = "\
# Widgets

``` yaml
tag: package-2024-01
```

``` yaml $(tag) == 'package-preview-2026-01'
input-file: Contoso.Widget/preview/2026-01-01-preview/widgets.json
```

``` yaml $(tag) == 'package-2025-01'
input-file: Contoso.Widget/stable/2025-01-01/widgets.json
```

``` yaml $(tag) == 'package-2024-01'
input-file: Contoso.Widget/stable/2024-01-01/widgets.json
```

``` yaml $(tag) == 'package-gadgets-2027-01'
input-file: Contoso.Widget/stable/2027-01-01/gadgets.json
```

``` yaml $(tag) == 'package-mixed'
input-file:
  - Contoso.Widget/stable/2024-01-01/widgets.json
  - Contoso.Widget/stable/2027-01-01/gadgets.json
```
";

const SERVICE: &str = "checkout/specification/widgets/resource-manager";

fn workspace() -> Workspace {
    let gadgets = "crate: widgets\nservices:\n  - module: gadgets\n    versions:\n      - version: 2020-01-01\n        inputs: [gadgets.json]\n# The end.\n";
    let workspace = Workspace::new(&[
        ("specs/armsmith.yaml", gadgets),
        ("specs/gadgets.json", GOOD),
    ]);
    workspace.put(&format!("{SERVICE}/readme.md"), README.as_bytes());
    for (folder, version, file) in [
        ("stable", "2024-01-01", "widgets"),
        ("stable", "2025-01-01", "widgets"),
        ("preview", "2026-01-01-preview", "widgets"),
        ("stable", "2027-01-01", "gadgets"),
    ] {
        let mut spec: serde_json::Value = serde_json::from_str(GOOD).unwrap();
        spec["info"]["version"] = version.into();
        if version > "2025" {
            let name = format!("since{}", &version[..4]);
            let properties = spec.pointer_mut("/definitions/Widget/properties").unwrap();
            properties[&name] = serde_json::json!({"type": "string"});
        }
        let path = format!("{SERVICE}/Contoso.Widget/{folder}/{version}/{file}.json");
        workspace.put(&path, spec.to_string().as_bytes());
    }
    workspace
}

fn import(workspace: &Workspace, arguments: &[&str]) -> Ended {
    workspace.run(&[&["import", "--from", "checkout", "widgets"], arguments].concat())
}

fn input(folder: &str, version: &str) -> String {
    format!("specification/widgets/resource-manager/Contoso.Widget/{folder}/{version}/widgets.json")
}

#[test]
fn the_newest_version_is_that_of_the_files_that_are_known() {
    let workspace = workspace();
    let first = import(&workspace, &["--latest-stable"]);
    assert!(
        first.out.starts_with("widget 2027-01-01: "),
        "{}{}",
        first.out,
        first.err
    );
    let workspace = self::workspace();
    import(&workspace, &[]);
    for (flag, version) in [
        ("--latest-stable", "2025-01-01"),
        ("--latest", "2026-01-01-preview"),
    ] {
        let ended = import(&workspace, &[flag]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        assert!(
            ended.out.starts_with(&format!("widget {version}: ")),
            "{}",
            ended.out
        );
    }
    let both = import(&workspace, &["--latest", "--tag", "package-2024-01"]);
    assert_eq!(both.code, 2);
}

#[test]
fn a_newer_version_beside_an_older_one_tells_what_is_new() {
    let workspace = workspace();
    assert!(!import(&workspace, &[]).out.contains("Since"));
    let ended = import(&workspace, &["--tag", "package-2025-01"]);
    assert!(
        ended
            .out
            .contains("; added to the manifest\n\nSince 2024-01-01:\n"),
        "{}",
        ended.out
    );
    assert!(
        ended.out.contains("field models::Widget::since2025"),
        "{}",
        ended.out
    );
    assert!(
        workspace
            .path(&format!("specs/{}", input("stable", "2024-01-01")))
            .exists()
    );
}

#[test]
fn an_update_takes_the_place_of_what_is_as_stable() {
    let workspace = workspace();
    import(&workspace, &[]);
    import(&workspace, &["--latest"]);
    let ended = import(&workspace, &["--latest-stable", "--update"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(
        ended
            .out
            .contains("; replaced 2024-01-01 in the manifest\n\nSince 2024-01-01:\n"),
        "{}",
        ended.out
    );
    let manifest = workspace.read("specs/armsmith.yaml");
    let end = format!(
        "    versions:\n      - version: 2025-01-01\n        inputs:\n          - {}\n      - version: 2026-01-01-preview\n        inputs:\n          - {}\n# The end.\n",
        input("stable", "2025-01-01"),
        input("preview", "2026-01-01-preview"),
    );
    assert!(manifest.ends_with(&end), "{manifest}");
    // Files that are no longer needed are removed, with their folder.
    assert!(
        !workspace
            .path("specs/specification/widgets/resource-manager/Contoso.Widget/stable/2024-01-01")
            .exists()
    );
    let json = import(
        &workspace,
        &["--latest", "--update", "--message-format", "json"],
    );
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["diff"]["changes"].as_array().unwrap().len(), 0);
    assert_eq!(json["unchanged"].as_array().unwrap().len(), 1);
}

#[test]
fn an_update_of_the_same_version_tells_what_was_changed_in_it() {
    let workspace = workspace();
    import(&workspace, &[]);
    let path = format!("{SERVICE}/Contoso.Widget/stable/2024-01-01/widgets.json");
    let mut spec: serde_json::Value = serde_json::from_str(&workspace.read(&path)).unwrap();
    spec["definitions"]["Widget"]["properties"]["late"] = serde_json::json!({"type": "string"});
    workspace.put(&path, spec.to_string().as_bytes());
    assert_eq!(import(&workspace, &[]).code, 1);
    let ended = import(&workspace, &["--update"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(
        ended.out.contains("field models::Widget::late"),
        "{}",
        ended.out
    );
    assert!(
        workspace
            .read(&format!("specs/{}", input("stable", "2024-01-01")))
            .contains("late")
    );
}
