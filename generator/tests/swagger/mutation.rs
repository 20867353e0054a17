//! Tests that lowering any description returns an API or an error.

use serde_json::{Value, json};

use crate::support::{lower_files, spec};

fn whole() -> Value {
    spec(json!({
        "host": "management.azure.com",
        "schemes": ["https"],
        "consumes": ["application/json"],
        "securityDefinitions": {"aad": {"type": "oauth2", "scopes": {"user_impersonation": "x"}}},
        "security": [{"aad": ["user_impersonation"]}],
        "x-ms-parameterized-host": {"hostTemplate": "{h}", "parameters": [{"$ref": "#/parameters/Host"}]},
        "paths": {"/subscriptions/{subscriptionId}/widgets/{name}": {
            "parameters": [{"$ref": "#/parameters/Subscription"}],
            "put": {
                "operationId": "Widgets_Put",
                "parameters": [
                    {"$ref": "#/parameters/Version"},
                    {"name": "name", "in": "path", "required": true, "type": "string", "maxLength": 9},
                    {"name": "body", "in": "body", "schema": {"$ref": "#/definitions/Widget"}},
                ],
                "responses": {
                    "200": {"description": "OK", "schema": {"$ref": "#/definitions/Widget"}, "headers": {"x": {"type": "string"}}},
                    "default": {"$ref": "#/responses/Failure"},
                },
                "x-ms-long-running-operation": true,
                "x-ms-long-running-operation-options": {"final-state-schema": "#/definitions/Widget"},
                "x-ms-pageable": {"nextLinkName": "a.b", "itemName": "list"},
                "x-ms-examples": {"one": {"parameters": {"name": "a"}, "responses": {"200": {"body": {}}}}},
            },
        }},
        "parameters": {
            "Subscription": {"name": "subscriptionId", "in": "path", "required": true, "type": "string"},
            "Version": {"name": "api-version", "in": "query", "type": "string"},
            "Host": {"name": "h", "in": "path", "required": true, "type": "string"},
        },
        "responses": {"Failure": {"description": "x", "schema": {"$ref": "#/definitions/Failure"}}},
        "definitions": {
            "Widget": {
                "allOf": [{"$ref": "#/definitions/Base"}, {"properties": {"inline": {"type": "string"}}}],
                "required": ["kind"],
                "properties": {
                    "list": {"type": "array", "items": {"$ref": "#/definitions/Widget"}},
                    "map": {"additionalProperties": {"$ref": "#/definitions/Alias"}},
                    "choice": {"type": "string", "enum": ["a", "b"], "x-ms-enum": {"name": "Choice", "values": [{"value": "a"}]}},
                    "wrapped": {"allOf": [{"$ref": "#/definitions/Alias"}], "x-ms-mutability": ["read"]},
                },
            },
            "Base": {"discriminator": "kind", "properties": {"kind": {"type": "string"}}},
            "Other": {"allOf": [{"$ref": "#/definitions/Base"}], "x-ms-discriminator-value": "o"},
            "Alias": {"$ref": "#/definitions/Failure"},
            "Failure": {"properties": {"inner": {"$ref": "#/definitions/Failure"}}},
        },
    }))
}

/// Adds the pointers of all values.
fn places(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                places(member, &armsmith::source::pointer::child(here, key), all);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &armsmith::source::pointer::item(here, index), all);
            }
        }
        _ => {}
    }
}

fn remove(value: &mut Value, place: &str) {
    let (parent, key) = place.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    match value.pointer_mut(parent).unwrap() {
        Value::Object(members) => {
            members.shift_remove(&key);
        }
        Value::Array(items) => {
            items.remove(key.parse().unwrap());
        }
        _ => unreachable!(),
    }
}

#[test]
fn every_value_may_be_missing_or_another() {
    let whole = whole();
    assert_eq!(
        lower_files(&[("spec.json", whole.clone())]).said,
        [] as [String; 0]
    );
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let strangers = [
        json!(null),
        json!(true),
        json!(-1),
        json!(""),
        json!("#/definitions/Widget"),
        json!("object"),
        json!([]),
        json!({}),
        json!({"$ref": "#/definitions/Alias"}),
        json!({"$ref": "#/definitions/Widget", "allOf": [{"$ref": "#/definitions/Widget"}]}),
    ];
    let mut runs = 0;
    for place in &all {
        let mut mutants = Vec::new();
        if !place.is_empty() {
            let mut mutant = whole.clone();
            remove(&mut mutant, place);
            mutants.push(mutant);
        }
        for stranger in &strangers {
            let mut mutant = whole.clone();
            *mutant.pointer_mut(place).unwrap() = stranger.clone();
            mutants.push(mutant);
        }
        for mutant in mutants {
            let outcome = lower_files(&[("spec.json", mutant)]);
            assert_eq!(
                outcome.api.is_none(),
                outcome.errors > 0,
                "{place}: {:?}",
                outcome.said
            );
            runs += 1;
        }
    }
    assert!(runs > 1_000, "{runs}");
}
