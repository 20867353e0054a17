//! Tests of the schemas of events.

use armsmith::ir::{DefinitionKind, ItemDecoding, StreamItems};
use serde_json::{Value, json};

use super::support::*;

/// Returns a description of a stream of events.
fn events(item: Value) -> Value {
    json!({
        "openapi": "3.2.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/x": {"get": {
            "operationId": "get",
            "responses": {"200": {
                "description": "OK",
                "content": {"text/event-stream": {"itemSchema": item}},
            }},
        }}},
        "components": {"schemas": {
            "Event": {
                "type": "object",
                "required": ["data"],
                "properties": {"data": {"type": "string"}, "event": {"type": "string"}, "id": {"type": "string"}},
            },
            "End": {"type": "object", "properties": {"data": {"const": "[END]"}}},
        }},
    })
}

/// Returns the discriminator values of the items, each with the types of its fields, and how items are read.
fn items(item: Value) -> (Vec<String>, StreamItems) {
    let outcome = lower_files(&[("spec.json", events(item))]);
    assert_eq!(outcome.said, Vec::<String>::new());
    let api = outcome.api.unwrap();
    let items = operation(&api).responses[0].items.clone().unwrap();
    let mut unions = api.definitions.iter().filter_map(|(_, it)| match &it.kind {
        DefinitionKind::Union(union) => Some(union),
        _ => None,
    });
    let alternatives = unions.next().map_or(&[][..], |union| &union.alternatives);
    let alternatives = alternatives.iter().map(|one| {
        let model = api.definitions[one.model].as_model().unwrap();
        let fields = model.properties.iter().filter(|it| it.wire_name != "event");
        let fields = fields.map(|it| format!("{}: {}", it.wire_name, short(&api, &it.ty)));
        format!(
            "{} {{{}}}",
            one.value,
            fields.collect::<Vec<_>>().join(", ")
        )
    });
    (alternatives.collect(), items)
}

fn counted() -> Value {
    json!({"contentMediaType": "application/json", "contentSchema": {"type": "integer"}})
}

/// The example of the standard (OpenAPI 3.2, "Server-Sent Event Streams").
#[test]
fn alternatives_beside_a_reference_have_its_fields() {
    let (alternatives, items) = items(json!({
        "$ref": "#/components/schemas/Event",
        "required": ["event"],
        "oneOf": [
            {"properties": {"event": {"const": "said"}}},
            {"properties": {"event": {"const": "counted"}, "data": counted()}},
        ],
    }));
    let expected = [
        "said {data: String, id: String}",
        "counted {data: Int64, id: String}",
    ];
    assert_eq!(alternatives, expected);
    assert_eq!(items.decoding, ItemDecoding::WholeEvent);
    assert_eq!(items.names, ["said", "counted"]);
}

/// The form of TypeSpec.
#[test]
fn an_event_that_ends_the_stream_needs_no_name() {
    for end in [
        json!({"properties": {"data": {"contentMediaType": "text/plain", "const": "[END]"}}}),
        json!({"$ref": "#/components/schemas/End"}),
    ] {
        let (alternatives, items) = items(json!({
            "type": "object",
            "properties": {"event": {"type": "string"}, "data": {"type": "string"}},
            "oneOf": [
                {"properties": {"event": {"const": "said"}}},
                end,
                {"properties": {"event": {"const": "counted"}, "data": counted()}},
            ],
        }));
        let expected = ["said {data: String}", "counted {data: Int64}"];
        assert_eq!(alternatives, expected);
        assert_eq!(items.end_marker.as_deref(), Some("[END]"));
        assert_eq!(items.names, ["said", "counted"]);
    }
}

/// A single event beside the end marker is described by its fields, so that events with other names are kept.
#[test]
fn an_event_beside_the_end_marker_has_the_type_of_its_data() {
    let (alternatives, items) = items(json!({
        "type": "object",
        "properties": {"event": {"type": "string"}, "data": {"type": "string"}},
        "oneOf": [
            {"properties": {"event": {"const": "counted"}, "data": counted()}},
            {"properties": {"data": {"const": "[END]"}}},
        ],
    }));
    assert_eq!(alternatives, Vec::<String>::new());
    assert_eq!(items.names, ["counted"]);
    assert_eq!(items.end_marker.as_deref(), Some("[END]"));
    assert_eq!(items.decoding, ItemDecoding::Json);
}

#[test]
fn a_reference_with_other_members_is_the_data() {
    let mut spec = events(json!({
        "$ref": "#/components/schemas/Event",
        "oneOf": [
            {"properties": {"event": {"const": "said"}}},
            {"properties": {"event": {"const": "counted"}}},
        ],
    }));
    spec["components"]["schemas"]["Event"]["properties"]["other"] = json!({"type": "string"});
    let api = lower_files(&[("spec.json", spec)]).api.unwrap();
    let items = operation(&api).responses[0].items.clone().unwrap();
    assert_eq!(items.decoding, ItemDecoding::Json);
}

/// An item, or the data of an event, that can be `null` is optional; any JSON value and text have a value for it.
#[test]
fn items_that_can_be_null_are_optional() {
    let number = json!({"type": ["integer", "null"]});
    let text = json!({"type": ["string", "null"]});
    let data = |data: Value| json!({"type": "object", "properties": {"data": data}});
    let content = json!({"contentMediaType": "application/json", "contentSchema": number});
    for (media_type, item, expected) in [
        ("application/x-ndjson", number.clone(), true),
        ("application/json-seq", text.clone(), true),
        ("application/jsonl", json!({"type": "integer"}), false),
        ("application/jsonl", json!({}), false),
        ("text/event-stream", data(number.clone()), true),
        ("text/event-stream", data(content), true),
        ("text/event-stream", data(text), false),
    ] {
        let mut spec = events(json!({}));
        let body = json!({"content": {media_type: {"itemSchema": item}}});
        let mut response = body.clone();
        response["description"] = json!("OK");
        spec["paths"]["/x"]["get"]["responses"]["200"] = response;
        // The caller writes the events of a request.
        let is_sequence = media_type != "text/event-stream";
        if is_sequence {
            spec["paths"]["/x"]["post"] = json!({
                "operationId": "post",
                "requestBody": body,
                "responses": {"204": {"description": "OK"}},
            });
        }
        let api = api(spec);
        let mut operations = api.operations();
        let items = operations.next().unwrap().responses[0].items.clone();
        assert_eq!(items.unwrap().nullable, expected, "{media_type}");
        let sent = operations.next().and_then(|it| it.body.clone());
        let sent = sent.map(|body| body.nullable_items);
        assert_eq!(sent, is_sequence.then_some(expected), "{media_type}");
    }
}
