//! Tests of `Debug` with and without the feature `debug`.

use std::collections::BTreeMap;

use armsmith_runtime::Nullable;
use azure_core::time::parse_rfc3339;
use serde_json::json;

use crate::support::models::{Circle, Everything, Level, Scope, Shape};

fn model() -> Everything {
    let secret = || "hunter2".to_owned();
    Everything {
        name: Some("name-text".to_owned()),
        enabled: Some(true),
        count: Some(-7),
        ratio: Some(1.5),
        scope: Some(Scope::UnknownValue("Galactic".to_owned())),
        level: Some(Level::Two),
        tags: Some(BTreeMap::from([(
            "tag-key".to_owned(),
            "tag-text".to_owned(),
        )])),
        comment: Some(Nullable::Null),
        any: Some(json!({"free": 1})),
        password: Some(secret()),
        secrets: Some(Box::new(Everything {
            count: Some(42_424_242),
            scope: Some(Scope::UnknownValue("hunter2".to_owned())),
            ..Everything::default()
        })),
        key: Some(secret()),
        children: Some(vec![Everything {
            password: Some(secret()),
            name: Some("inner-text".to_owned()),
            ..Everything::default()
        }]),
        shape: Some(Shape::Circle(Box::new(Circle {
            radius: Some(2.5),
            label: Some("label-text".to_owned()),
        }))),
        additional_properties: Some(BTreeMap::from([("extra".to_owned(), json!("more"))])),
        ..Everything::default()
    }
}

#[test]
fn secrets_are_never_shown() {
    let shown = format!("{:?} {:#?}", model(), model());
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(!shown.contains("42424242"), "{shown}");
    assert_eq!(shown.matches("<redacted>").count(), 8, "{shown}");
}

#[test]
fn numbers_booleans_and_choices_are_always_shown() {
    let shown = format!("{:?}", model());
    for part in [
        "enabled: true",
        "count: -7",
        "ratio: 1.5",
        "scope: \"Galactic\"",
        "level: 2",
        "radius: 2.5",
        "comment: null",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(
        shown.starts_with("Everything { kind: \"Everything\", name: "),
        "{shown}"
    );
}

#[test]
fn the_rest_is_shown_with_the_feature() {
    let shown = format!("{:?}", model());
    for part in [
        "\"name-text\"",
        "\"inner-text\"",
        "\"label-text\"",
        "{tag-key: \"tag-text\"}",
        "free",
        "extra: \"more\"",
    ] {
        assert_eq!(
            shown.contains(part),
            cfg!(feature = "debug"),
            "{part}: {shown}"
        );
    }
    if !cfg!(feature = "debug") {
        for part in ["name: ..", "tags: {..: ..}", "any: ..", ", ..: .. }"] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
    }
}

#[test]
fn fields_have_their_rust_names_and_nested_models_their_types() {
    let shown = format!(
        "{:?}",
        Everything {
            created_at: parse_rfc3339("2024-10-04T00:56:07Z").ok(),
            child: Some(Box::default()),
            ..Everything::default()
        }
    );
    assert!(shown.contains("created_at: "), "{shown}");
    assert!(!shown.contains("createdAt"), "{shown}");
    assert!(
        shown.contains("child: Everything { kind: \"Everything\" }"),
        "{shown}"
    );
}
