//! Tests of `layout: crates`: one crate per service, and one with the runtime.

use serde_json::json;

use crate::workspace::Workspace;

/// Describes a service with one operation, whose response is a common type.
fn service(name: &str, version: &str) -> String {
    json!({
        "swagger": "2.0",
        "info": { "title": name, "version": version },
        "host": "management.azure.com",
        "paths": { "/subscriptions/{subscriptionId}/providers/Zoo/things": { "get": {
            "operationId": "Things_Get",
            "parameters": [{ "name": "subscriptionId", "in": "path", "required": true, "type": "string" }],
            "responses": { "200": {
                "description": "Success.",
                "schema": { "$ref": "./common-types/zoo/v1/types.json#/definitions/Thing" },
            } },
        } } },
    })
    .to_string()
}

const COMMON: &str = r#"{
  "swagger": "2.0",
  "info": { "title": "Common types", "version": "1" },
  "paths": {},
  "definitions": { "Thing": { "type": "object", "properties": { "name": { "type": "string" } } } }
}"#;

const MANIFEST: &str = "crate: {name: my_zoo, version: 2.3.4}
layout: crates
runtime: {crate: my_zoo_runtime}
out: crates
services:
  - module: birds
    versions:
      - {version: '2024-01-01', inputs: [birds.json]}
  - module: fish
    versions:
      - {version: '2023-01-01', inputs: [fish.json]}
      - {version: '2024-01-01', inputs: [fish2.json]}
";

fn zoo(manifest: &str) -> Workspace {
    Workspace::new(&[
        ("armsmith.yaml", manifest),
        ("birds.json", &service("Birds", "2024-01-01")),
        ("fish.json", &service("Fish", "2023-01-01")),
        ("fish2.json", &service("Fish", "2024-01-01")),
        ("common-types/zoo/v1/types.json", COMMON),
    ])
}

#[test]
fn every_service_has_a_crate_and_all_share_a_runtime() {
    let workspace = zoo(MANIFEST);
    let ended = workspace.run(&["regen", "--no-build"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let root = workspace.read("crates/Cargo.toml");
    for name in ["my_zoo_birds", "my_zoo_fish", "my_zoo_runtime"] {
        assert!(root.contains(&format!("    \"{name}\",\n")), "{root}");
        let manifest = workspace.read(&format!("crates/{name}/Cargo.toml"));
        assert!(manifest.contains("version = \"2.3.4\"") && !manifest.contains("[workspace]"));
        assert_eq!(
            manifest.contains(
                "my_zoo_runtime = { version = \"=2.3.4\", path = \"../my_zoo_runtime\" }"
            ),
            name != "my_zoo_runtime",
            "{manifest}"
        );
    }
    let exists = |path: &str| workspace.path(&format!("crates/{path}")).exists();
    // Only the runtime has a runtime and common types.
    assert!(exists("my_zoo_runtime/src/runtime/connection.rs"));
    assert!(exists("my_zoo_runtime/src/common_types/zoo/v1/types.rs"));
    assert!(!exists("my_zoo_birds/src/runtime") && !exists("my_zoo_birds/src/common_types"));
    // A single version is the root of its crate; several are modules with features.
    assert!(exists("my_zoo_birds/src/clients/birds_client.rs"));
    assert!(
        exists("my_zoo_fish/src/v2023_01_01/mod.rs")
            && exists("my_zoo_fish/src/v2024_01_01/mod.rs")
    );
    let fish = workspace.read("crates/my_zoo_fish/Cargo.toml");
    assert!(
        fish.contains("default = [\"fish_2024_01_01\", \"azure_core/default\"]"),
        "{fish}"
    );
    let birds = workspace.read("crates/my_zoo_birds/Cargo.toml");
    assert!(
        birds.contains("debug = [\"my_zoo_runtime/debug\"]"),
        "{birds}"
    );
}

#[test]
fn the_folders_are_compared_and_kept() {
    let workspace = zoo(MANIFEST);
    let regen = |options: &[&str]| workspace.run(&[&["regen"], options].concat());
    assert_eq!(regen(&["--no-build"]).code, 0);
    let before = workspace.snapshot("crates");
    assert_eq!(regen(&["--check"]).code, 0);
    assert_eq!(regen(&["--no-build"]).code, 0);
    assert_eq!(workspace.snapshot("crates"), before);
    // Keys of the user stay in the `Cargo.toml` of every crate.
    let manifest = "crates/my_zoo_birds/Cargo.toml";
    let text = workspace.read(manifest) + "\n[lints.clippy]\npedantic = \"warn\"\n";
    workspace.put(manifest, text.as_bytes());
    assert_eq!(regen(&["--check"]).code, 0);
    let file = "crates/my_zoo_fish/src/lib.rs";
    workspace.put(file, b"");
    let ended = regen(&["--check", "--quiet"]);
    assert_eq!(ended.code, 3);
    assert!(
        ended.out.contains("my_zoo_fish/src/lib.rs"),
        "{}",
        ended.out
    );
}

#[test]
fn the_crates_can_be_members_of_another_workspace() {
    let manifest = MANIFEST.replace("version: 2.3.4", "version: 2.3.4, workspace: member");
    let workspace = zoo(&manifest);
    let regen = || workspace.run(&["regen", "--no-build"]);
    let ended = regen();
    assert!(
        ended.err.contains("warning[workspace-mismatch]"),
        "{}",
        ended.err
    );
    assert!(!workspace.path("crates/Cargo.toml").exists());
    let root = b"[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n";
    workspace.put("Cargo.toml", root);
    let ended = regen();
    assert!(
        ended.code == 0 && !ended.err.contains("warning"),
        "{}",
        ended.err
    );
}

#[test]
fn names_follow_the_style_of_the_first() {
    let manifest = MANIFEST
        .replace("name: my_zoo,", "name: my-zoo,")
        .replace("my_zoo_runtime", "my-zoo-core");
    let workspace = zoo(&manifest);
    let ended = workspace.run(&["regen", "--no-build"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let root = workspace.read("crates/my-zoo-birds/src/lib.rs");
    assert!(
        root.contains("use my_zoo_core::__private as runtime;"),
        "{root}"
    );
}

#[test]
fn a_layout_that_is_not_complete_is_an_error() {
    for (from, to, message) in [
        (
            "runtime: {crate: my_zoo_runtime}\n",
            "",
            "missing `runtime`",
        ),
        (
            "layout: crates\n",
            "",
            "only `layout: crates` has a crate for the runtime",
        ),
        (
            "crate: {name: my_zoo, version: 2.3.4}",
            "module: crate::zoo",
            "a module is not divided into crates",
        ),
        (
            "{crate: my_zoo_runtime}",
            "{crate: serde}",
            "`serde` is not a valid package name",
        ),
        (
            "{crate: my_zoo_runtime}",
            "{crate: my_zoo_fish}",
            "a service has the crate `my_zoo_fish`",
        ),
        (
            "version: 2.3.4}",
            "version: 2.3.4, features: {extra: []}}",
            "has no additional features",
        ),
    ] {
        let workspace = zoo(&MANIFEST.replace(from, to));
        let ended = workspace.run(&["regen", "--no-build"]);
        assert_eq!(ended.code, 1, "{message}");
        assert!(ended.err.contains(message), "{}", ended.err);
    }
}
