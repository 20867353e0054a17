//! Compares an API that is described in OpenAPI 3.0 and in 3.1, and a service with another newest version.

use std::fs;
use std::path::Path;

use armsmith::diff::compare;
use armsmith::pipeline::{Generated, Job, Silent, analyze, comparable};
use armsmith::source::Sources;

use serde_json::{Value, json};

use crate::side::{between, short};

/// Returns the description of an operation that returns an animal.
fn zoo(version: &str, animal: Value) -> Value {
    json!({
        "openapi": version,
        "info": {"title": "Zoo", "version": "1"},
        "servers": [{"url": "https://zoo.example.com"}],
        "paths": {"/animal": {"get": {
            "operationId": "Animals_Get",
            "responses": {"200": {
                "description": "The animal.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Animal"}}},
            }},
        }}},
        "components": {"schemas": {
            "Animal": {"type": "object", "properties": animal},
            "Cat": {"type": "object", "properties": {"name": {"type": "string"}}},
        }},
    })
}

#[test]
fn the_same_api_in_another_version_has_no_change() {
    let cat = json!({"$ref": "#/components/schemas/Cat"});
    let old = json!({
        "nickname": {"type": "string", "nullable": true},
        "kingdom": {"type": "string", "enum": ["animal"]},
        "weight": {"type": "number", "minimum": 0, "exclusiveMinimum": true},
        "photo": {"type": "string", "format": "byte"},
        "mother": {"nullable": true, "allOf": [cat]},
        "age": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
        "labels": {"type": "object", "additionalProperties": {"type": "string"}},
        "notes": {},
    });
    let new = json!({
        "nickname": {"type": ["string", "null"]},
        "kingdom": {"const": "animal"},
        "weight": {"type": "number", "exclusiveMinimum": 0},
        "photo": {"type": "string", "contentEncoding": "base64"},
        "mother": {"oneOf": [cat, {"type": "null"}]},
        "age": {"type": ["integer", "string"]},
        "labels": {"type": "object", "patternProperties": {".*": {"type": "string"}}},
        "notes": true,
    });
    let diff = between(&zoo("3.0.3", old.clone()), &zoo("3.1.0", new.clone()));
    assert_eq!(short(&diff), [] as [&str; 0]);
    let mut other = new.clone();
    other["nickname"] = json!({"type": "string"});
    let diff = between(&zoo("3.0.3", old), &zoo("3.2.0", other));
    assert_eq!(
        short(&diff),
        [
            "! changed field models::Animal::nickname: `Option<String>`, was `Option<Nullable<String>>`"
        ]
    );
}

/// The encoding of JSON in text does not change the types.
#[test]
fn another_encoding_of_json_in_text_is_reported() {
    let text = |encoding: &str| {
        json!({
            "type": "string",
            "contentEncoding": encoding,
            "contentMediaType": "application/json",
            "contentSchema": {"type": "array", "items": {"type": "integer"}},
        })
    };
    let members = |one: &str, other: &str| {
        let nested = json!({
            "type": "string",
            "contentMediaType": "application/json",
            "contentSchema": text(other),
        });
        json!({
            "age": text(one),
            "labels": {"additionalProperties": nested},
            "pair": {"prefixItems": [text(one)], "minItems": 1, "items": false},
        })
    };
    let old = zoo("3.1.0", members("8bit", "base64"));
    assert_eq!(short(&between(&old, &old)), [] as [&str; 0]);
    let new = zoo("3.1.0", members("base64url", "base64url"));
    assert_eq!(
        short(&between(&old, &new)),
        [
            "changed field models::Animal::age: JSON in text: in base64url, was yes",
            "changed field models::Animal::labels: JSON in text: yes, then in base64url, was yes, then in base64",
            "changed tuple models::AnimalPair: JSON in text: in base64url, was yes",
        ]
    );
}

/// Returns the crate of a service with two versions, of which one is the newest stable one.
fn shop(folder: &Path, newest: &str) -> (Generated, Sources) {
    let file = folder.join("shop.json");
    fs::write(&file, crate::side::base().to_string()).unwrap();
    let sources = Sources::with_root(folder);
    let jobs = ["v1", "v2"].map(|version| Job {
        path: vec!["shop".to_owned(), version.to_owned()],
        newest_stable: version == newest,
        ..Job::standalone(vec![file.clone()])
    });
    let analysis = analyze(&sources, &jobs, &Silent).unwrap();
    (comparable(analysis).unwrap(), sources)
}

/// Paths without a version lead to the items of the newest stable one.
#[test]
fn another_version_behind_paths_without_a_version_is_breaking() {
    let folder = tempfile::tempdir().unwrap();
    let (old, old_sources) = shop(folder.path(), "v1");
    let (new, new_sources) = shop(folder.path(), "v2");
    let root = &new.tree["src/shop/mod.rs"];
    assert!(root.ends_with("pub use v2::*;\n"), "{root}");
    let diff = compare(&old.version(&old_sources), &new.version(&new_sources));
    let change = "! changed module shop: re-exports `v2`, was `v1`";
    assert_eq!(short(&diff), [change]);
}
