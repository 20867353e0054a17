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
