//! Tests of `Debug` with and without the feature `debug`.

use std::collections::BTreeMap;

use armsmith_runtime::{Nullable, wire};
use azure_core::{
    http::Body,
    time::{OffsetDateTime, parse_rfc3339},
};
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

/// A resource, as the generator emits it.
#[derive(Clone, Default, PartialEq)]
struct Vault {
    id: Option<String>,
    name: Option<String>,
    location: Option<String>,
    changed_at: Option<OffsetDateTime>,
    expires_at: Option<OffsetDateTime>,
    started_at: Option<OffsetDateTime>,
    zones: Option<Vec<String>>,
    labels: Option<BTreeMap<String, String>>,
    owner: Option<Box<Vault>>,
    comment: Option<String>,
}

wire::model! { Vault
    read_only_shown id = "id",
    shown name = "name",
    shown location = "location",
    read_only_shown changed_at = "changedAt",
    shown expires_at as wire::Rfc7231 = "expiresAt",
    member started_at = "startedAt",
    shown zones = "zones",
    shown labels = "labels",
    shown owner = "owner",
    member comment = "comment",
}

#[test]
fn marked_members_are_always_shown_and_others_are_not() {
    let at = |text: &str| parse_rfc3339(text).ok();
    let vault = Vault {
        id: Some("/vaults/one".to_owned()),
        name: Some("one".to_owned()),
        location: Some("westeurope".to_owned()),
        changed_at: at("2024-10-04T00:56:07Z"),
        expires_at: at("2030-01-01T00:00:00Z"),
        started_at: at("1999-01-01T00:00:00Z"),
        zones: Some(vec!["zone-1".to_owned()]),
        labels: Some(BTreeMap::from([("label-key".to_owned(), "x".to_owned())])),
        owner: Some(Box::new(Vault {
            name: Some("two".to_owned()),
            comment: Some("inner-comment".to_owned()),
            ..Vault::default()
        })),
        comment: Some("outer-comment".to_owned()),
    };
    let shown = format!("{vault:?}");
    for part in [
        "id: \"/vaults/one\"",
        "name: \"one\"",
        "location: \"westeurope\"",
        "changed_at: \"2024-10-04T00:56:07Z\"",
        "expires_at: \"Tue, 01 Jan 2030 00:00:00 GMT\"",
        "zones: [\"zone-1\"]",
        "labels: {label-key: \"x\"}",
        "owner: Vault { name: \"two\"",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    for part in ["1999", "inner-comment", "outer-comment"] {
        assert_eq!(
            shown.contains(part),
            cfg!(feature = "debug"),
            "{part}: {shown}"
        );
    }
    let sent = serde_json::to_value(&vault).unwrap_or_default();
    assert_eq!(sent["id"], "/vaults/one");
}

#[test]
fn a_read_only_member_that_is_shown_is_not_sent() {
    let vault = Vault {
        id: Some("/vaults/one".to_owned()),
        name: Some("one".to_owned()),
        ..Vault::default()
    };
    let content = wire::request_content(vault).expect("it is JSON");
    let Body::Bytes(bytes) = content.body() else {
        panic!("a stream");
    };
    assert_eq!(bytes, r#"{"name":"one"}"#);
}
