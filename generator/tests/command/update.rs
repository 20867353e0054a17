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
        let text = spec.to_string().replace("/widgets/", &format!("/{file}/"));
        workspace.put(&path, text.as_bytes());
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
    let lossy = import(&workspace, &["--latest-stable", "--allow-loss"]);
    assert!(
        lossy.out.starts_with("widgets 2027-01-01: "),
        "{}{}",
        lossy.out,
        lossy.err
    );
    assert_eq!(
        lossy.err,
        "`package-gadgets-2027-01` has the newest stable version; it lacks `Microsoft.Widgets/widgets`\n"
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
            ended.out.starts_with(&format!("widgets {version}: ")),
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

/// A tag that lacks resource types is not the newest version of the service.
#[test]
fn a_tag_that_lacks_resource_types_is_skipped() {
    let workspace = workspace();
    let first = import(&workspace, &["--latest-stable"]);
    assert!(
        first.out.starts_with("widgets 2025-01-01: "),
        "{}",
        first.out
    );
    let reason = "`package-2025-01` has the newest stable version with all resource types; skipped \
                  `package-gadgets-2027-01`, which lacks `Microsoft.Widgets/widgets`\n";
    assert_eq!(first.err, reason);

    // A part of the service in a newer version of the same file.
    let part = workspace.read(&format!(
        "{SERVICE}/Contoso.Widget/stable/2027-01-01/gadgets.json"
    ));
    let path = "Contoso.Widget/stable/2028-01-01/widgets.json";
    workspace.put(
        &format!("{SERVICE}/{path}"),
        part.replace("2027", "2028").as_bytes(),
    );
    let readme =
        format!("{README}\n``` yaml $(tag) == 'package-2028-01'\ninput-file: {path}\n```\n");
    workspace.put(&format!("{SERVICE}/readme.md"), readme.as_bytes());
    let again = import(&workspace, &["--latest-stable", "--update"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(
        again.out.starts_with("widgets 2025-01-01: 0 files written"),
        "{}",
        again.out
    );
    assert!(
        again.err.contains("skipped `package-2028-01`"),
        "{}",
        again.err
    );
    let lossy = import(&workspace, &["--latest-stable", "--update", "--allow-loss"]);
    assert!(
        lossy.out.contains("widgets 2028-01-01: 1 files written"),
        "{}",
        lossy.out
    );
}

/// The versions of a tag are one entry of the manifest if they have different operations.
#[test]
fn a_tag_with_several_versions_is_one_entry() {
    let workspace = workspace();
    let part = format!("{SERVICE}/Contoso.Widget/stable/2027-01-01/gadgets.json");
    let text = workspace.read(&part).replace("\"Widgets_", "\"Gadgets_");
    workspace.put(&part, text.as_bytes());
    let ended = import(&workspace, &["--latest-stable"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let reason = "`package-mixed` has the newest stable version with all resource types; skipped \
                  `package-gadgets-2027-01`, which lacks `Microsoft.Widgets/widgets`\n";
    assert_eq!(ended.err, reason);
    let summary =
        "versions 2024-01-01 of some operations, besides 2027-01-01\nwidgets 2027-01-01: ";
    assert!(ended.out.starts_with(summary), "{}", ended.out);
    let entry = format!(
        "      - version: 2027-01-01\n        inputs:\n          - {}\n          - {}\n",
        input("stable", "2024-01-01"),
        input("stable", "2027-01-01").replace("widgets.json", "gadgets.json"),
    );
    let manifest = workspace.read("specs/armsmith.yaml");
    assert!(manifest.contains(&entry), "{manifest}");
}

#[test]
fn without_a_complete_tag_the_import_is_refused() {
    let workspace = workspace();
    let both = README
        .replace("tag: package-2024-01\n", "tag: package-mixed\n")
        .replace(
            "stable/2024-01-01/widgets.json\n  - ",
            "stable/2025-01-01/widgets.json\n  - ",
        );
    workspace.put(&format!("{SERVICE}/readme.md"), both.as_bytes());
    let ended = import(&workspace, &["--latest-stable"]);
    assert_eq!(ended.code, 1, "{}", ended.out);
    for part in [
        "every tag with stable versions only lacks resource types of the default tag `package-mixed`",
        "the newest is `package-gadgets-2027-01`, which lacks `Microsoft.Widgets/widgets`",
        "pass `--allow-loss` to use it",
    ] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
}

/// Without a tag that has stable versions only, the stable files of the default tag are imported.
#[test]
fn the_previews_of_the_default_tag_are_omitted() {
    let workspace = workspace();
    let part = format!("{SERVICE}/Contoso.Widget/stable/2027-01-01/gadgets.json");
    let text = workspace.read(&part).replace("\"Widgets_", "\"Gadgets_");
    workspace.put(&part, text.as_bytes());
    let mixed = "# Widgets\n\n``` yaml\ntag: package-mixed\n```\n\n``` yaml $(tag) == 'package-mixed'\ninput-file:\n  - Contoso.Widget/preview/2026-01-01-preview/widgets.json\n  - Contoso.Widget/stable/2027-01-01/gadgets.json\n```\n";
    workspace.put(&format!("{SERVICE}/readme.md"), mixed.as_bytes());
    let ended = import(&workspace, &["--latest-stable"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let reason =
        "no tag has stable versions only, so `package-mixed` is used without its 1 preview file\n";
    assert_eq!(ended.err, reason);
    let manifest = workspace.read("specs/armsmith.yaml");
    let file = input("stable", "2027-01-01").replace("widgets.json", "gadgets.json");
    assert!(manifest.contains(&file), "{manifest}");
    assert!(!manifest.contains("2026-01-01-preview"), "{manifest}");
}

/// A tag whose files are not all in the checkout may be the newest.
#[test]
fn an_incomplete_checkout_is_reported() {
    let workspace = workspace();
    let tags = "# Widgets\n\n``` yaml\ntag: package-mixed\n```\n\n``` yaml $(tag) == 'package-mixed'\ninput-file:\n  - Contoso.Widget/preview/2026-01-01-preview/widgets.json\n  - Contoso.Widget/stable/2027-01-01/gadgets.json\n```\n\n``` yaml $(tag) == 'package-2028-01'\ninput-file: Contoso.Widget/stable/2028-01-01/widgets.json\n```\n";
    workspace.put(&format!("{SERVICE}/readme.md"), tags.as_bytes());
    let ended = import(&workspace, &["--latest-stable"]);
    assert_eq!(ended.code, 1, "{}", ended.out);
    let help = "`package-2028-01` has, but 1 of its files do not exist; pass a complete checkout";
    assert!(ended.err.contains(help), "{}", ended.err);
}

/// The structure is that of the checkout, and the descriptions are those of the project.
#[test]
fn descriptions_of_the_project_survive_an_update() {
    let workspace = workspace();
    import(&workspace, &["--no-prose"]);
    let old = format!("specs/{}", input("stable", "2024-01-01"));
    let text = workspace.read(&old);
    let text = text.replacen(
        "\"operationId\": \"Widgets_Get\"",
        "\"operationId\": \"Widgets_Get\",\n        \"description\": \"Our words.\"",
        1,
    );
    let text = text.replacen(
        "\"Widget\": {",
        "\"Widget\": {\n      \"description\": \"Ours, too.\",",
        1,
    );
    let text = text.replacen(
        "\"definitions\": {",
        "\"definitions\": {\n    \"Gone\": {\"description\": \"Ours, lost.\"},",
        1,
    );
    workspace.put(&old, text.as_bytes());
    // The operation is at another path in the new version, and the definition in another file.
    let new = format!("{SERVICE}/Contoso.Widget/stable/2025-01-01/widgets.json");
    let mut spec: serde_json::Value = serde_json::from_str(&workspace.read(&new)).unwrap();
    let types = serde_json::json!({"definitions": spec["definitions"].clone()});
    spec["definitions"] = serde_json::json!({"Widget": {"$ref": "types.json#/definitions/Widget"}});
    let text = spec.to_string();
    workspace.put(&new, text.replace("/subscriptions/", "/s/").as_bytes());
    workspace.put(
        &new.replace("widgets.json", "types.json"),
        types.to_string().as_bytes(),
    );
    let ended = import(&workspace, &["--latest-stable", "--update", "--no-prose"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let name = format!("specs/{}", input("stable", "2025-01-01"));
    let widgets = workspace.read(&name);
    assert!(widgets.contains("\"/s/{subscriptionId}"), "{widgets}");
    assert!(
        widgets
            .contains("\"operationId\": \"Widgets_Get\",\n        \"description\": \"Our words.\""),
        "{widgets}"
    );
    assert!(!widgets.contains("Writes a widget"), "{widgets}");
    let types = workspace.read(&name.replace("widgets.json", "types.json"));
    assert!(types.contains("\"description\": \"Ours, too.\""), "{types}");
    for part in [
        "warning[lost-description]: the description at `/definitions/Gone/description` has no place in the new version",
        "add it where it belongs: Ours, lost.",
    ] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert!(
        ended.out.contains("descriptions of your own\n"),
        "{}",
        ended.out
    );
}
