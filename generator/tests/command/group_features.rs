//! Tests of `features: groups`: one feature per operation group.

use serde_json::{Value, json};

use crate::workspace::Workspace;

/// Describes a service whose groups return the model with their name. The first `sharing` groups share a model, too.
fn service(version: &str, groups: &[&str], sharing: usize) -> String {
    let mut paths = serde_json::Map::new();
    let mut definitions = serde_json::Map::new();
    for (index, group) in groups.iter().enumerate() {
        let mut properties = json!({ "name": { "type": "string" } });
        if index < sharing {
            properties["food"] = json!({ "$ref": "#/definitions/Food" });
        }
        let response = json!({ "description": "Success.", "schema": { "$ref": format!("#/definitions/{group}") } });
        let operation =
            json!({ "operationId": format!("{group}_Get"), "responses": { "200": response } });
        paths.insert(format!("/{group}"), json!({ "get": operation }));
        definitions.insert(
            (*group).to_owned(),
            json!({ "type": "object", "properties": properties }),
        );
    }
    let status = json!({ "$ref": "./common-types/zoo/v1/types.json#/definitions/Status" });
    let response = json!({ "description": "Success.", "schema": status });
    paths.insert(
        "/status".to_owned(),
        json!({ "get": { "operationId": "Status", "responses": { "200": response } } }),
    );
    definitions.insert(
        "Food".to_owned(),
        json!({ "type": "object", "properties": { "price": { "type": "number" } } }),
    );
    json!({
        "swagger": "2.0",
        "info": { "title": "Zoo", "version": version },
        "host": "management.azure.com",
        "paths": Value::Object(paths),
        "definitions": Value::Object(definitions),
    })
    .to_string()
}

const COMMON: &str = r#"{
  "swagger": "2.0",
  "info": { "title": "Common types", "version": "1" },
  "paths": {},
  "definitions": { "Status": { "type": "object", "properties": { "open": { "type": "boolean" } } } }
}"#;

const MANIFEST: &str = "crate: {name: my_zoo}
features: groups
out: zoo
services:
  - module: zoo
    versions:
      - {version: '2023-01-01', inputs: [old.json]}
      - {version: '2024-01-01', inputs: [zoo.json]}
";

fn zoo(manifest: &str) -> Workspace {
    Workspace::new(&[
        ("armsmith.yaml", manifest),
        ("old.json", &service("2023-01-01", &["Cats"], 0)),
        (
            "zoo.json",
            &service("2024-01-01", &["Cats", "BigDogs", "Newts"], 2),
        ),
        ("common-types/zoo/v1/types.json", COMMON),
    ])
}

#[track_caller]
fn has_all(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\nis missing in\n{text}");
    }
}

#[test]
fn each_group_has_a_feature_in_each_version() {
    let workspace = zoo(MANIFEST);
    let ended = workspace.run(&["regen", "--no-build"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let manifest = workspace.read("zoo/Cargo.toml");
    has_all(
        &manifest,
        &[
            "\ndefault = [\"azure_core/default\"]\n",
            "\nzoo_2023_01_01 = [\"zoo_2023_01_01_client\", \"zoo_2023_01_01_cats\"]\n",
            "\nzoo_2024_01_01_client = []\n",
            "\nzoo_2024_01_01_big_dogs = [\"zoo_2024_01_01_client\"]\n",
            // Without the version, the groups of the newest one.
            "\nzoo = [\"zoo_client\", \"zoo_2024_01_01\"]\n",
            "\nzoo_big_dogs = [\"zoo_client\", \"zoo_2024_01_01_big_dogs\"]\n",
            // The documentation has everything, without a list of all groups.
            "\nfeatures = [\"zoo_2023_01_01\", \"zoo_2024_01_01\", \"zoo\"]\n",
        ],
    );
    // The file of the client and those of its options and models have the feature.
    let gate = "#[cfg(feature = \"zoo_2024_01_01_big_dogs\")]\n";
    let clients = workspace.read("zoo/src/zoo/v2024_01_01/clients/mod.rs");
    has_all(
        &clients,
        &[&format!("{gate}mod big_dogs_client;"), "\nmod zoo_client;"],
    );
    let both =
        "#[cfg(any(feature = \"zoo_2024_01_01_cats\", feature = \"zoo_2024_01_01_big_dogs\"))]\n";
    let models = workspace.read("zoo/src/zoo/v2024_01_01/models/mod.rs");
    has_all(
        &models,
        &[
            &format!("{gate}mod big_dogs;"),
            &format!("{both}mod cats_and_big_dogs;"),
            &format!("{gate}pub use method_options::big_dogs::*;"),
            // Operations without a group belong to the client.
            "\npub use method_options::shared::*;",
        ],
    );
    // The module has those of its client, and so do the common types, which operations without a group use.
    let services = workspace.read("zoo/src/zoo/mod.rs");
    has_all(
        &services,
        &[
            "#[cfg(feature = \"zoo_2024_01_01_client\")]\npub mod v2024_01_01;",
            "#[cfg(feature = \"zoo_client\")]\n#[doc(no_inline)]\npub use v2024_01_01::*;",
        ],
    );
    assert_eq!(workspace.run(&["regen", "--check"]).code, 0);
}

#[test]
fn types_of_many_groups_share_a_feature() {
    let workspace = zoo(MANIFEST);
    let names: Vec<_> = (0..20)
        .map(|index| format!("Kind{}", char::from(b'A' + index)))
        .collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    workspace.put("zoo.json", service("2024-01-01", &names, 9).as_bytes());
    assert_eq!(workspace.run(&["regen", "--no-build"]).code, 0);
    has_all(
        &workspace.read("zoo/Cargo.toml"),
        &[
            "\nzoo_2024_01_01_shared = []\n",
            "\nzoo_2024_01_01_kind_a = [\"zoo_2024_01_01_client\", \"zoo_2024_01_01_shared\"]\n",
            "\nzoo_2024_01_01_kind_t = [\"zoo_2024_01_01_client\"]\n",
        ],
    );
    let models = workspace.read("zoo/src/zoo/v2024_01_01/models/mod.rs");
    has_all(
        &models,
        &["#[cfg(feature = \"zoo_2024_01_01_shared\")]\nmod shared_by_many;"],
    );
    // What most groups use is enabled with the client.
    workspace.put("zoo.json", service("2024-01-01", &names, 11).as_bytes());
    assert_eq!(workspace.run(&["regen", "--no-build"]).code, 0);
    assert!(!workspace.read("zoo/Cargo.toml").contains("_shared"));
    let models = workspace.read("zoo/src/zoo/v2024_01_01/models/mod.rs");
    has_all(&models, &["\nmod shared;"]);
}

#[test]
fn a_crate_with_one_api_has_short_names_and_enables_all() {
    let workspace = zoo(MANIFEST);
    let generate = [
        "generate",
        "--spec",
        "zoo.json",
        "--features",
        "groups",
        "--out",
        "one",
    ];
    let ended = workspace.run(&generate);
    assert_eq!(ended.code, 0, "{}", ended.err);
    has_all(
        &workspace.read("one/Cargo.toml"),
        &[
            "\ndefault = [\"full\", \"azure_core/default\"]\n",
            "\nfull = [\"cats\", \"big_dogs\", \"newts\"]\n",
            "\nbig_dogs = []\n",
            "\nfeatures = [\"full\"]\n",
        ],
    );
    let readme = workspace.read("one/README.md");
    has_all(
        &readme,
        &[
            "default-features = false, features = [\"cats\"] }",
            "#[cfg(feature = \"full\")]",
        ],
    );
    let layout = MANIFEST.replace(
        "out:",
        "layout: crates\nruntime: {crate: my_zoo_runtime}\nout:",
    );
    let first = layout.lines().filter(|line| !line.contains("old.json"));
    workspace.put(
        "armsmith.yaml",
        first.collect::<Vec<_>>().join("\n").as_bytes(),
    );
    assert_eq!(workspace.run(&["regen", "--no-build"]).code, 0);
    let manifest = workspace.read("zoo/my_zoo_zoo/Cargo.toml");
    has_all(
        &manifest,
        &[
            "\nfull = [\"cats\", \"big_dogs\", \"newts\"]\n",
            "\nbig_dogs = []\n",
        ],
    );
}

#[test]
fn features_of_the_manifest_can_enable_groups() {
    let crate_settings =
        "crate:\n  name: my_zoo\n  features: {default: [zoo_cats], zoo_newts: [zoo_big_dogs]}";
    let workspace = zoo(&MANIFEST.replace("crate: {name: my_zoo}", crate_settings));
    let ended = workspace.run(&["regen", "--no-build"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    has_all(
        &workspace.read("zoo/Cargo.toml"),
        &[
            "\ndefault = [\"zoo_cats\"]\n",
            "\nzoo_newts = [\"zoo_big_dogs\"]\n",
            // The generated one has another name.
            "\nzoo_newts_group = [\"zoo_client\", \"zoo_2024_01_01_newts\"]\n",
        ],
    );
    let spelled = crate_settings.replace("[zoo_cats]", "[zo_cats]");
    workspace.put(
        "armsmith.yaml",
        MANIFEST
            .replace("crate: {name: my_zoo}", &spelled)
            .as_bytes(),
    );
    let ended = workspace.run(&["regen", "--no-build"]);
    assert!(
        ended.code == 1 && ended.err.contains("unknown feature `zo_cats`"),
        "{}",
        ended.err
    );
}
