//! Tests that samples are values that the checks allow.

use std::path::Path;

use serde_json::{Value, json};

use super::pattern::Patterns;
use super::value::ValueCheck;
use crate::ir::{Api, Module, RequiredMembers, Type, sample};
use crate::pipeline::{Job, Silent, analyze};
use crate::source::Sources;

/// Returns the sample of the first response of a description with a schema, without the members that are optional, and
/// the messages of its check.
fn sampled(schema: &Value) -> (Value, Vec<String>) {
    let description = json!({
        "swagger": "2.0",
        "info": {"title": "Samples", "version": "1.0"},
        "paths": {"/x": {"get": {"operationId": "Get", "responses": {"200": {
            "description": "ok",
            "schema": {"$ref": "#/definitions/Sample"},
        }}}}},
        "definitions": {
            "Sample": schema,
            "Shape": {
                "type": "object",
                "discriminator": "kind",
                "required": ["kind"],
                "properties": {"kind": {"type": "string"}},
            },
            "Circle": {
                "allOf": [{"$ref": "#/definitions/Shape"}],
                "x-ms-discriminator-value": "circle",
                "required": ["radius"],
                "properties": {"radius": {"type": "number", "minimum": 2, "exclusiveMinimum": true}},
            },
        },
    });
    let (api, ty) = &first_response(&description);
    let value = sample(&api.definitions, &RequiredMembers, ty, None).expect("a value");
    let messages = messages(api, ty, &value);
    (value, messages)
}

/// Returns the type of the first response of a description.
fn first_response(description: &Value) -> (Api, Type) {
    let sources = Sources::new();
    let path = Path::new("samples.json");
    let put = sources.put(path, description.to_string().as_bytes());
    put.expect("valid JSON");
    let job = Job::standalone(vec![path.to_owned()]);
    let mut analysis = analyze(&sources, &[job], &Silent).expect("a valid description");
    let Module { api, .. } = analysis.package.modules.remove(0);
    let operation = api.operations().next().expect("an operation");
    let ty = operation.responses[0].body.clone().expect("a body");
    (api, ty)
}

/// Returns the messages of the check of a value.
fn messages(api: &Api, ty: &Type, value: &Value) -> Vec<String> {
    let patterns = Patterns::default();
    let mut check = ValueCheck::new(&api.definitions, &patterns, "");
    check.value(ty, None, value);
    let findings = check.findings.iter();
    let messages = findings.map(|it| format!("{}: {}", it.target, it.message));
    messages.collect()
}

/// The limits of a text are those of its JSON.
#[test]
fn text_with_json_is_made_up_and_checked() {
    let text = |schema: Value| json!({"type": "string", "contentMediaType": "application/json", "contentSchema": schema});
    let encoded = |encoding: &str, schema: Value| {
        let mut text = text(schema);
        text["contentEncoding"] = json!(encoding);
        text
    };
    let number = json!({"type": "integer", "minimum": 3});
    let room =
        json!({"type": "object", "required": ["room"], "properties": {"room": {"type": "string"}}});
    let schema = json!({
        "type": "object",
        "required": ["plain", "old", "url", "nested", "pair"],
        "properties": {
            "plain": text(number.clone()),
            "old": encoded("base64", room.clone()),
            "url": encoded("base64url", room),
            "nested": text(text(number.clone())),
            "pair": {"prefixItems": [text(number)], "minItems": 1},
        },
    });
    let content = json!({"application/json": {"schema": schema}});
    let (api, ty) = &first_response(&json!({
        "openapi": "3.1.0",
        "info": {"title": "Samples", "version": "1.0"},
        "servers": [{"url": "https://example.com"}],
        "paths": {"/x": {"get": {"operationId": "Get", "responses": {"200": {
            "description": "ok",
            "content": content,
        }}}}},
    }));
    let value = sample(&api.definitions, &RequiredMembers, ty, None).expect("a value");
    let expected = json!({
        "plain": "3",
        "old": "eyJyb29tIjoidGV4dCJ9",
        "url": "eyJyb29tIjoidGV4dCJ9",
        "nested": r#""3""#,
        "pair": ["1"],
    });
    assert_eq!(value, expected);
    assert_eq!(messages(api, ty, &value), Vec::<String>::new());
    for (name, other, message) in [
        ("plain", json!("2"), "plain: 2 is less than the minimum 3"),
        (
            "plain",
            json!(3),
            "plain: expected text that contains JSON, found an integer",
        ),
        (
            "old",
            json!("{}"),
            "old: expected text that contains JSON, found a string",
        ),
        ("url", json!("e30"), "url.room: the member is required"),
        (
            "nested",
            json!("3"),
            "nested: expected text that contains JSON, found an integer",
        ),
        (
            "pair",
            json!(["{"]),
            "pair[0]: expected text that contains JSON, found a string",
        ),
    ] {
        let mut value = value.clone();
        value[name] = other;
        assert_eq!(messages(api, ty, &value), [message]);
    }
}

#[test]
fn a_sample_is_within_the_limits_of_its_type() {
    for (schema, expected) in [
        (
            json!({"type": "integer", "minimum": 10, "maximum": 20}),
            json!(10),
        ),
        (
            json!({"type": "integer", "maximum": -3, "exclusiveMaximum": true}),
            json!(-4),
        ),
        (
            json!({"type": "integer", "minimum": 5, "multipleOf": 4}),
            json!(8),
        ),
        (
            json!({"type": "integer", "maximum": 6, "minimum": 4, "multipleOf": 3}),
            json!(6),
        ),
        (
            json!({"type": "number", "minimum": 0, "maximum": 1, "exclusiveMaximum": true}),
            json!(0.5),
        ),
        (json!({"type": "number", "multipleOf": 0.25}), json!(1.5)),
        (json!({"type": "string", "minLength": 6}), json!("textxx")),
        (json!({"type": "string", "maxLength": 2}), json!("te")),
        (
            json!({"type": "string", "minLength": 3, "pattern": "^[a-z][a-z0-9-]*$"}),
            json!("aaa"),
        ),
        (
            json!({"type": "string", "enum": ["first", "second"]}),
            json!("first"),
        ),
        (json!({"type": "string", "enum": ["only"]}), json!("only")),
        (
            json!({"type": "string", "format": "uuid"}),
            json!("00000000-0000-0000-0000-000000000001"),
        ),
        (json!({"type": "boolean", "default": false}), json!(false)),
        (
            json!({"type": "array", "minItems": 2, "items": {"type": "integer", "minimum": 3}}),
            json!([3, 3]),
        ),
        (
            json!({"type": "array", "maxItems": 0, "items": {"type": "integer"}}),
            json!([]),
        ),
        (
            json!({"type": "array", "items": {"$ref": "#/definitions/Sample"}}),
            json!([]),
        ),
        (
            json!({"$ref": "#/definitions/Shape"}),
            json!({"kind": "circle", "radius": 3.0}),
        ),
    ] {
        let schema = json!({
            "type": "object",
            "required": ["value"],
            "properties": {"value": schema, "optional": {"type": "string"}},
        });
        let (value, messages) = sampled(&schema);
        assert_eq!(value, json!({"value": expected}), "{schema}");
        assert!(messages.is_empty(), "{schema}: {messages:?}");
    }
}

#[test]
fn the_state_of_a_sample_is_that_of_a_ready_resource() {
    let states = json!({"type": "string", "enum": ["Creating", "Failed", "Succeeded"]});
    let (value, _) = sampled(&json!({
        "type": "object",
        "required": ["provisioningState"],
        "properties": {"provisioningState": states},
    }));
    assert_eq!(value, json!({"provisioningState": "Succeeded"}));
}

#[test]
fn a_recursion_without_end_has_a_sample() {
    let (value, _) = sampled(&json!({
        "type": "object",
        "required": ["next"],
        "properties": {"next": {"$ref": "#/definitions/Sample"}},
    }));
    assert!(value["next"]["next"].is_object());
}
