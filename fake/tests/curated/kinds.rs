//! Tests that the faults of examples are named: what is wrong, and where.

use armsmith::fake::{DescriptionInput, FakeResourceManager, FakeSettings, FindingKind};
use armsmith::pipeline::{Job, Silent, analyze};
use armsmith::source::Sources;
use serde_json::{Value, json};

use crate::request::request;

/// Returns a valid example.
fn valid() -> Value {
    json!({
        "subscriptionId": "11111111-1111-1111-1111-111111111111",
        "name": "one",
        "mode": "fast",
        "If-Match": "*",
        "thing": {"properties": {
            "size": 3,
            "label": "abc",
            "since": "2024-01-01T00:00:00Z",
            "color": "red",
            "shape": {"kind": "Circle", "radius": 1},
        }},
    })
}

/// Returns the kind and the place of the first finding of an example, in which a value is replaced or, with `null`,
/// removed. The test has one operation with one example.
fn finding(place: &str, value: Value) -> (u16, Option<(FindingKind, String)>) {
    let mut parameters = valid();
    let (parent, member) = place.rsplit_once('/').expect("a pointer");
    let parent = parameters.pointer_mut(parent).expect("a value");
    let parent = parent.as_object_mut().expect("an object");
    match value {
        Value::Null => parent.remove(member),
        value => parent.insert(member.to_owned(), value),
    };
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, value: &Value| {
        let path = folder.path().join(name);
        std::fs::write(&path, value.to_string()).expect("a file");
        path
    };
    write(
        "example.json",
        &json!({"parameters": parameters, "responses": {"200": {}}}),
    );
    let path = write("things.json", &description());
    let input = DescriptionInput::Files {
        files: vec![path.clone()],
        overlays: Vec::new(),
        root: None,
    };
    let settings = FakeSettings {
        is_strict: true,
        has_examples: true,
        polls: 0,
        ..FakeSettings::default()
    };
    let fake = FakeResourceManager::load(&[input], settings).expect("a valid description");
    let sources = Sources::with_root(folder.path());
    let job = Job::standalone(vec![path]);
    let analysis = analyze(&sources, &[job], &Silent).expect("a valid description");
    let api = &analysis.package.modules[0].api;
    let operation = api.operations().next().expect("an operation");
    let request = request(api, operation, &operation.examples[0]).expect("a request");
    let status = fake.respond(&request).status;
    let findings = fake.requests().pop().expect("a request").findings;
    let first = findings.into_iter().next();
    (status, first.map(|it| (it.kind, it.target)))
}

fn description() -> Value {
    let text = json!({"type": "string"});
    json!({
        "swagger": "2.0",
        "info": {"title": "Things", "version": "2024-01-01"},
        "host": "management.azure.com",
        "schemes": ["https"],
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "paths": {"/subscriptions/{subscriptionId}/providers/Contoso.Things/things/{name}": {"put": {
            "operationId": "Things_Create",
            "parameters": [
                {"name": "subscriptionId", "in": "path", "required": true, "type": "string", "format": "uuid"},
                {"name": "name", "in": "path", "required": true, "type": "string", "pattern": "^[a-z]+$"},
                {"name": "api-version", "in": "query", "required": true, "type": "string"},
                {"name": "mode", "in": "query", "required": true, "type": "string"},
                {"name": "If-Match", "in": "header", "required": true, "type": "string"},
                {"name": "thing", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Thing"}},
            ],
            "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Thing"}}},
            "x-ms-examples": {"create": {"$ref": "./example.json"}},
        }}},
        "definitions": {
            "Thing": {"type": "object", "properties": {
                "id": {"type": "string", "readOnly": true},
                "properties": {"$ref": "#/definitions/ThingProperties"},
            }},
            "ThingProperties": {"type": "object", "required": ["size"], "properties": {
                "size": {"type": "integer", "format": "int32", "maximum": 10},
                "label": {"type": "string", "maxLength": 3},
                "since": {"type": "string", "format": "date-time"},
                "color": {"type": "string", "enum": ["red", "green"]},
                "shape": {"$ref": "#/definitions/Shape"},
            }},
            "Shape": {"type": "object", "discriminator": "kind", "required": ["kind"], "properties": {"kind": text}},
            "Circle": {"allOf": [{"$ref": "#/definitions/Shape"}], "properties": {"radius": {"type": "number"}}},
        },
    })
}

#[test]
fn a_valid_example_is_accepted() {
    assert_eq!(finding("/mode", json!("slow")), (200, None));
}

#[test]
fn the_fault_of_an_example_is_named() {
    for (place, value, kind, target) in [
        ("/thing", Value::Null, FindingKind::MissingBody, ""),
        ("/mode", Value::Null, FindingKind::MissingParameter, "mode"),
        (
            "/If-Match",
            Value::Null,
            FindingKind::MissingParameter,
            "If-Match",
        ),
        (
            "/subscriptionId",
            json!("sub"),
            FindingKind::WrongFormat,
            "subscriptionId",
        ),
        ("/name", json!("One 1"), FindingKind::Pattern, "name"),
        ("/thing", json!("text"), FindingKind::WrongType, ""),
        ("/thing/id", json!("x"), FindingKind::ReadOnlyMember, "id"),
        ("/thing/tags", json!({}), FindingKind::UnknownMember, "tags"),
        (
            "/thing/properties/size",
            Value::Null,
            FindingKind::MissingMember,
            "properties.size",
        ),
        (
            "/thing/properties/size",
            json!("3"),
            FindingKind::WrongType,
            "properties.size",
        ),
        (
            "/thing/properties/size",
            json!(11),
            FindingKind::Range,
            "properties.size",
        ),
        (
            "/thing/properties/label",
            json!("abcd"),
            FindingKind::Length,
            "properties.label",
        ),
        (
            "/thing/properties/since",
            json!("now"),
            FindingKind::WrongFormat,
            "properties.since",
        ),
        (
            "/thing/properties/color",
            json!("blue"),
            FindingKind::UnknownValue,
            "properties.color",
        ),
        (
            "/thing/properties/shape/kind",
            json!("Shape2"),
            FindingKind::UnknownAlternative,
            "properties.shape.kind",
        ),
    ] {
        let expected = Some((kind, target.to_owned()));
        assert_eq!(
            finding(place, value.clone()),
            (400, expected),
            "{place} {value}"
        );
    }
}
