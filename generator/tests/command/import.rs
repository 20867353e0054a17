//! Tests of `armsmith import`.

use crate::workspace::{Ended, Workspace};

const MANIFEST: &str = "\
# What the crate carries.
crate: widgets_crate
services:
  - module: gadgets # by hand
    versions:
      - version: 2020-01-01
        inputs:
          - specification/gadgets/gadgets.json
# The end.
";

const README: &str = "\
# Widgets

``` yaml
tag: package-2024-01
```

``` yaml $(tag) == 'package-2024-01'
input-file: Contoso.WidgetFactory/stable/2024-01-01/widgets.json
```

``` yaml $(tag) == 'package-2025-01'
input-file:
  - Contoso.WidgetFactory/stable/2024-01-01/widgets.json
  - Contoso.WidgetFactory/stable/2025-01-01/parts.json
```
";

const WIDGETS: &str = r##"{"swagger": "2.0",
  "info": {"title": "WidgetClient", "description": "Prose.", "version": "2024-01-01"},
  "paths": {"/widgets/{description}": {"get": {
    "operationId": "Widgets_Get", "summary": "Prose.",
    "parameters": [
      {"name": "description", "in": "path", "required": true, "type": "string", "description": "Prose."},
      {"$ref": "../../../../../common-types/types.json#/parameters/Version"}],
    "responses": {"200": {"description": "Prose.", "schema": {"$ref": "#/definitions/Widget"}}},
    "x-ms-examples": {"Get a widget": {"$ref": "./examples/Get.json"}}}}},
  "definitions": {"Widget": {"title": "Prose.", "properties": {
    "description": {"type": "string", "description": "Prose."},
    "size": {"type": "number", "maximum": 12345678901234567890123, "default": 1.0}}}}}"##;

const COMMON: &str = r#"{"swagger": "2.0", "info": {"title": "Common", "version": "1.0"}, "paths": {},
  "parameters": {"Version": {"name": "api-version", "in": "query", "required": true, "type": "string", "description": "Prose."}}}"#;

const EXAMPLE: &str = r#"{"title": "Prose.", "parameters": {"description": "d", "api-version": "2024-01-01"},
  "responses": {"200": {"body": {"description": "data", "$ref": "no/file.json", "size": 1.0}}}}"#;

const VERSION: &str =
    "specification/widgets/resource-manager/Contoso.WidgetFactory/stable/2024-01-01";

/// Creates a checkout with one service, and a folder of specifications with another one.
fn workspace() -> Workspace {
    let workspace = Workspace::new(&[
        ("checkout/specification/common-types/types.json", COMMON),
        (
            "checkout/specification/widgets/resource-manager/readme.md",
            README,
        ),
        ("specs/armsmith.yaml", MANIFEST),
        ("specs/specification/gadgets/gadgets.json", COMMON),
    ]);
    for (name, text) in [
        ("widgets.json", WIDGETS),
        ("other.json", COMMON),
        ("examples/Get.json", EXAMPLE),
        ("examples/Other.json", EXAMPLE),
        (
            "../2025-01-01/parts.json",
            &WIDGETS
                .replace("2024-01-01", "2025-01-01")
                .replace("./examples", "../2024-01-01/examples"),
        ),
    ] {
        workspace.put(&format!("checkout/{VERSION}/{name}"), text.as_bytes());
    }
    workspace
}

fn import(workspace: &Workspace, arguments: &[&str]) -> Ended {
    workspace.run(&[&["import", "--from", "checkout"], arguments].concat())
}

#[test]
fn a_service_comes_with_what_it_refers_to_and_nothing_else() {
    let workspace = workspace();
    let ended = import(&workspace, &["--no-prose", "widgets/resource-manager"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let summary = "widgets 2024-01-01: 3 files written, 0 replaced, 0 kept, 0 unchanged; added to the manifest\n";
    assert_eq!(ended.out, summary);
    let names: Vec<_> = workspace.snapshot("specs").into_keys().collect();
    let expected = [
        "specs/armsmith.lock".to_owned(),
        "specs/armsmith.yaml".to_owned(),
        "specs/specification/common-types/types.json".to_owned(),
        "specs/specification/gadgets/gadgets.json".to_owned(),
        format!("specs/{VERSION}/examples/Get.json"),
        format!("specs/{VERSION}/widgets.json"),
    ];
    assert_eq!(names, expected.map(|name| workspace.path(&name)));
    let widgets = workspace.read(&format!("specs/{VERSION}/widgets.json"));
    assert!(!widgets.contains("Prose."), "{widgets}");
    for kept in [
        "    \"title\": \"WidgetClient\",\n    \"version\": \"2024-01-01\"\n",
        "        \"description\": {\n          \"type\": \"string\"\n        },",
        "\"name\": \"description\"",
        "\"maximum\": 12345678901234567890123",
        "\"default\": 1.0",
    ] {
        assert!(widgets.contains(kept), "{kept}\n{widgets}");
    }
    let example = workspace.read(&format!("specs/{VERSION}/examples/Get.json"));
    assert!(!example.contains("Prose.") && example.contains("\"description\": \"data\""));
    let manifest = MANIFEST.replace(
        "# The end.",
        &format!("  - module: widgets\n    versions:\n      - version: 2024-01-01\n        inputs:\n          - {VERSION}/widgets.json\n# The end."),
    );
    assert_eq!(workspace.read("specs/armsmith.yaml"), manifest);
}

#[test]
fn a_second_import_changes_nothing() {
    let workspace = workspace();
    let first = import(&workspace, &["widgets"]);
    assert_eq!(first.code, 0, "{}", first.err);
    let before = workspace.snapshot("specs");
    let second = import(&workspace, &["widgets"]);
    let summary = "widgets 2024-01-01: 0 files written, 0 replaced, 0 kept, 3 unchanged; already in the \
                   manifest\n";
    assert_eq!(second.out, summary);
    assert_eq!(workspace.snapshot("specs"), before);
    let third = import(
        &workspace,
        &["widgets", "--no-prose", "--message-format", "json"],
    );
    let json: serde_json::Value = serde_json::from_str(&third.out).unwrap();
    assert_eq!(json["kept"].as_array().unwrap().len(), 3, "{json}");
    assert_eq!(workspace.snapshot("specs"), before);
}

#[test]
fn another_version_goes_to_the_same_service() {
    let workspace = workspace();
    import(&workspace, &["widgets"]);
    let mixed = import(&workspace, &["widgets", "--tag", "package-2025-01"]);
    assert_eq!(mixed.code, 1);
    assert!(
        mixed
            .err
            .contains("2 API versions of the tag have the operation `get /widgets/{description}`"),
        "{}",
        mixed.err
    );
    let arguments = [
        "widgets",
        "--tag",
        "package-2025-01",
        "--api-version",
        "2025-01-01",
    ];
    let ended = import(&workspace, &arguments);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let manifest = workspace.read("specs/armsmith.yaml");
    let newer = VERSION.replace("2024", "2025");
    let end = format!(
        "          - {VERSION}/widgets.json\n      - version: 2025-01-01\n        inputs:\n          - {newer}/parts.json\n# The end.\n"
    );
    assert!(manifest.ends_with(&end), "{manifest}");
}

#[test]
fn what_says_something_else_stays_until_it_may_be_replaced() {
    let workspace = workspace();
    let name = "specs/specification/common-types/types.json";
    workspace.put(name, COMMON.replace("\"query\"", "\"header\"").as_bytes());
    let before = workspace.snapshot("specs");
    let refused = import(&workspace, &["widgets"]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("error[foreign-file]"),
        "{}",
        refused.err
    );
    assert!(
        refused.err.contains("common-types/types.json"),
        "{}",
        refused.err
    );
    assert_eq!(workspace.snapshot("specs"), before);
    let replaced = import(&workspace, &["widgets", "--overwrite"]);
    assert_eq!(replaced.code, 0, "{}", replaced.err);
    assert!(
        replaced
            .out
            .starts_with("replaced specification/common-types/types.json\n"),
        "{}",
        replaced.out
    );
    assert!(workspace.read(name).contains("\"query\""));
}

#[test]
fn nothing_is_written_when_something_is_wrong() {
    let workspace = workspace();
    let path = format!("checkout/{VERSION}/widgets.json");
    let before = workspace.snapshot("specs");
    for (arguments, message) in [
        (&["wigdets"][..], "did you mean `widgets`?"),
        (
            &["widgets", "--tag", "package-2024-02"],
            "did you mean `package-2024-01`?",
        ),
        (
            &["widgets", "--module", "runtime Module"],
            "is not a valid module name",
        ),
        (
            &["widgets", "--api-version", "2023"],
            "describes the version `2023`",
        ),
    ] {
        let ended = import(&workspace, arguments);
        assert_eq!(ended.code, 1);
        assert!(ended.err.contains(message), "{}", ended.err);
    }
    workspace.put(
        &path,
        WIDGETS.replace("types.json#", "tapes.json#").as_bytes(),
    );
    let ended = import(&workspace, &["widgets"]);
    assert!(
        ended.err.contains("error[broken-reference]"),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("widgets.json:7:16"), "{}", ended.err);
    workspace.put(
        "checkout/specification/widgets/data-plane/readme.md",
        README.as_bytes(),
    );
    let ended = import(&workspace, &["widgets"]);
    assert!(
        ended.err.starts_with("error[ambiguous-service]"),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("matches 2 services"), "{}", ended.err);
    let ended = import(&workspace, &["wid"]);
    let similar = "services with similar names: `widgets/data-plane`, `widgets/resource-manager`";
    assert!(ended.err.contains(similar), "{}", ended.err);
    for number in 0..9 {
        let readme = format!("checkout/specification/gadgets{number}/resource-manager/readme.md");
        workspace.put(&readme, README.as_bytes());
    }
    let ended = import(&workspace, &["resource-manager"]);
    assert!(ended.err.contains("` and 2 more\n"), "{}", ended.err);
    assert_eq!(workspace.snapshot("specs"), before);
}

#[test]
fn an_example_that_is_missing_is_a_warning() {
    let workspace = workspace();
    let path = format!("checkout/{VERSION}/widgets.json");
    workspace.put(&path, WIDGETS.replace("Get.json", "Gat.json").as_bytes());
    let ended = import(&workspace, &["widgets"]);
    assert_eq!(ended.code, 0);
    assert!(
        ended.err.contains("warning[invalid-example]"),
        "{}",
        ended.err
    );
}

#[test]
fn a_first_service_is_added_to_a_manifest_without_any() {
    for (manifest, expected) in [
        (
            "crate: mine\nservices: [] # None yet.\nexamples: {}\n",
            "crate: mine\nservices: # None yet.\n  - module: widgets\n    versions:\n",
        ),
        (
            "services: []\ncrate: mine",
            "services:\n  - module: widgets\n    versions:\n",
        ),
        (
            "crate: mine\nservices:\n  []",
            "crate: mine\nservices:\n  - module: widgets\n",
        ),
    ] {
        let workspace = workspace();
        workspace.put("specs/armsmith.yaml", manifest.as_bytes());
        let ended = import(&workspace, &["widgets"]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        let changed = workspace.read("specs/armsmith.yaml");
        assert!(changed.starts_with(expected), "{changed}");
        // The manifest is valid, and the next version can be added.
        let tag = ["widgets", "--tag", "package-2025-01"];
        let tag = [&tag[..], &["--api-version", "2025-01-01"]].concat();
        assert_eq!(import(&workspace, &tag).code, 0);
        let changed = workspace.read("specs/armsmith.yaml");
        assert_eq!(changed.matches("- module:").count(), 1, "{changed}");
        assert_eq!(changed.matches("- version:").count(), 2, "{changed}");
    }
}

#[test]
fn without_a_manifest_the_first_lines_of_one_are_told() {
    let workspace = workspace();
    std::fs::remove_file(workspace.path("specs/armsmith.yaml")).unwrap();
    for further in [&[][..], &["--latest"]] {
        let ended = import(&workspace, &[&["widgets"][..], further].concat());
        assert_eq!(ended.code, 1);
        assert!(ended.err.contains("services: []"), "{}", ended.err);
    }
    let fresh = "crate: my_crate\nservices: []\n";
    workspace.put("specs/armsmith.yaml", fresh.as_bytes());
    assert_eq!(import(&workspace, &["widgets", "--latest"]).code, 0);
}

#[test]
fn a_manifest_in_the_current_folder_comes_before_that_in_specs() {
    let workspace = workspace();
    workspace.put("armsmith.yaml", b"crate: my_crate\nservices: []\n");
    let ended = import(&workspace, &["widgets"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert_eq!(workspace.read("specs/armsmith.yaml"), MANIFEST);
    let changed = workspace.read("armsmith.yaml");
    assert!(
        changed.contains(&format!("- {VERSION}/widgets.json")),
        "{changed}"
    );
    assert!(workspace.path(VERSION).join("widgets.json").exists());
}
