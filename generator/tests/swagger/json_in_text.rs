//! Tests of lowering text that contains JSON (`contentSchema`).

use serde_json::{Value, json};

use armsmith::ir::{DefinitionKind, ItemDecoding, ParameterStyle};

use super::json_schema::{lowered, with_member};
use super::openapi32::spec_of_operation;
use super::support::*;

const MESSAGE: &str = "the text is not parsed by its `contentSchema`";

/// Returns a text that contains JSON of a schema.
fn text_of(schema: Value) -> Value {
    json!({"type": "string", "contentMediaType": "application/json", "contentSchema": schema})
}

/// Returns a text that contains encoded JSON of a schema.
fn encoded(encoding: &str, schema: Value) -> Value {
    let mut text = text_of(schema);
    text["contentEncoding"] = json!(encoding);
    text
}

fn number() -> Value {
    json!({"type": "integer"})
}

#[test]
fn a_text_has_the_type_of_its_json_in_each_encoding() {
    let pet = json!({"$ref": "#/components/schemas/Pet"});
    for (member, expected) in [
        (text_of(pet.clone()), "text(Pet)"),
        (encoded("8bit", number()), "text(Int64)"),
        (encoded("7bit", number()), "text(Int64)"),
        (encoded("binary", number()), "text(Int64)"),
        (encoded("base64", pet.clone()), "base64(Pet)"),
        (encoded("BASE64", pet.clone()), "base64(Pet)"),
        (encoded("base64url", pet), "base64url(Pet)"),
        (text_of(text_of(number())), "text(text(Int64))"),
        (
            encoded("base64", text_of(encoded("base64url", number()))),
            "base64(text(base64url(Int64)))",
        ),
        (
            json!({"items": {"anyOf": [encoded("base64", number()), {"type": "null"}]}}),
            "[base64(Int64)?]",
        ),
        (
            text_of(json!({"properties": {"a": {"type": "integer"}}})),
            "text(Root.it.Content)",
        ),
        (
            json!({"contentMediaType": "application/json", "contentSchema": {}}),
            "text(any)",
        ),
    ] {
        let (found, said) = lowered(member.clone());
        let expected = (expected, &[][..]);
        assert_eq!((found.as_str(), said.as_slice()), expected, "{member}");
    }
}

#[test]
fn items_of_tuples_and_alternatives_are_parsed() {
    let items = json!([text_of(number()), encoded("base64", number())]);
    let further = text_of(json!({"type": "boolean"}));
    let tuple = json!({"type": "array", "prefixItems": items, "items": further});
    let api = api(with_member("3.1.0", tuple));
    let id = property(&api, "Root", "it").ty.definition().unwrap();
    let DefinitionKind::Tuple(tuple) = &api.definitions[id].kind else {
        panic!("{:?}", api.definitions[id].kind);
    };
    let items: Vec<_> = tuple.items.iter().map(|it| short(&api, &it.ty)).collect();
    assert_eq!(items, ["text(Int64)", "base64(Int64)"]);
    let further = tuple.further.as_ref().unwrap();
    assert_eq!(short(&api, &further.ty), "text(Boolean)");

    let choice = json!({"oneOf": [text_of(number()), number()]});
    let outcome = lower_files(&[("spec.json", with_member("3.1.0", choice))]);
    assert_eq!(outcome.said, Vec::<String>::new());
    let api = outcome.api.unwrap();
    let id = property(&api, "Root", "it").ty.definition().unwrap();
    let DefinitionKind::JsonUnion(union) = &api.definitions[id].kind else {
        panic!("{:?}", api.definitions[id].kind);
    };
    let alternatives = union.alternatives.iter();
    let alternatives: Vec<_> = alternatives.map(|it| short(&api, &it.ty)).collect();
    assert_eq!(alternatives, ["text(Int64)", "Int64"]);
}

/// Nothing distinguishes text that contains JSON from other text.
#[test]
fn a_text_beside_other_text_is_reported() {
    let choice = json!({"oneOf": [text_of(number()), {"type": "string", "maxLength": 4}]});
    let (found, said) = lowered(choice);
    assert_eq!(found, "String");
    assert!(said[0].ends_with(MESSAGE), "{said:?}");
}

/// Limits and documentation are those of the JSON, but its default is not that of the text.
#[test]
fn a_text_has_the_limits_of_its_json() {
    let content = json!({"type": "integer", "maximum": 5, "default": 3, "description": "A count."});
    let mut member = text_of(content);
    member["maxLength"] = json!(9);
    let api = api(with_member("3.1.0", member));
    let found = property(&api, "Root", "it");
    let limits = found.limits.as_ref().unwrap();
    assert_eq!(limits.maximum.as_ref().unwrap().number, 5.into());
    assert_eq!(limits.length.most, None);
    assert_eq!(found.docs.description.as_deref(), Some("A count."));
    assert_eq!(found.default, None);
}

#[test]
fn a_response_header_has_the_type_of_its_json() {
    for (schema, expected, is_reported) in [
        (text_of(number()), "text(Int64)", false),
        (encoded("base64url", number()), "base64url(Int64)", false),
        (
            json!({"type": "array", "items": text_of(number())}),
            "[String]",
            true,
        ),
    ] {
        let headers = json!({"x-state": {"schema": schema}});
        let response = json!({"description": "OK", "headers": headers});
        let keys = json!({"responses": {"200": response}});
        let outcome = lower_files(&[("spec.json", spec_of_operation(keys, json!({})))]);
        let api = outcome.api.unwrap();
        let header = &operation(&api).responses[0].headers[0];
        assert_eq!(short(&api, &header.ty), expected);
        assert_eq!(!outcome.said.is_empty(), is_reported, "{:?}", outcome.said);
    }
}

#[test]
fn a_parameter_has_the_type_of_its_json() {
    let list = |items: Value| json!({"type": "array", "items": items});
    for (schema, expected, style, is_reported) in [
        (text_of(number()), "Int64", ParameterStyle::Json, false),
        (
            text_of(text_of(number())),
            "text(Int64)",
            ParameterStyle::Json,
            false,
        ),
        (
            encoded("base64", number()),
            "base64(Int64)",
            ParameterStyle::Text,
            false,
        ),
        (
            list(text_of(number())),
            "[String]",
            ParameterStyle::Form,
            true,
        ),
        (
            list(encoded("base64", number())),
            "[String]",
            ParameterStyle::Form,
            true,
        ),
    ] {
        let parameters = json!([{"name": "it", "in": "query", "schema": schema}]);
        let spec = spec_of_operation(json!({"parameters": parameters}), json!({}));
        let outcome = lower_files(&[("spec.json", spec)]);
        let api = outcome.api.unwrap();
        let it = parameter(&api, "it");
        assert_eq!((short(&api, &it.ty).as_str(), it.style), (expected, style));
        assert_eq!(!outcome.said.is_empty(), is_reported, "{:?}", outcome.said);
    }
}

/// Callers create the JSON of a request body, and a body of text has no encoding.
#[test]
fn a_body_has_the_type_of_its_json_where_it_is_decoded() {
    for (media_type, schema, sent, received) in [
        ("text/plain", text_of(number()), "Int64", "Int64"),
        (
            "text/plain",
            text_of(text_of(number())),
            "text(Int64)",
            "text(Int64)",
        ),
        (
            "text/plain",
            encoded("base64", number()),
            "String",
            "String",
        ),
        (
            "application/json",
            text_of(number()),
            "String",
            "text(Int64)",
        ),
        (
            "application/json",
            encoded("base64", number()),
            "String",
            "base64(Int64)",
        ),
        ("application/xml", text_of(number()), "String", "String"),
    ] {
        let content = json!({media_type: {"schema": schema}});
        let responses = json!({"200": {"description": "OK", "content": content}});
        let keys = json!({"requestBody": {"content": content}, "responses": responses});
        let outcome = lower_files(&[("spec.json", spec_of_operation(keys, json!({})))]);
        let api = outcome.api.unwrap();
        let operation = operation(&api);
        let body = short(&api, &operation.body.as_ref().unwrap().ty);
        let response = short(&api, operation.responses[0].body.as_ref().unwrap());
        assert_eq!(
            (body.as_str(), response.as_str()),
            (sent, received),
            "{media_type}"
        );
        let kept = [sent, received]
            .iter()
            .filter(|it| **it == "String")
            .count();
        assert_eq!(outcome.said.len(), kept, "{:?}", outcome.said);
        assert!(outcome.said.iter().all(|it| it.ends_with(MESSAGE)));
    }
}

/// The payload of a webhook is decoded without an encoding.
#[test]
fn the_payload_of_a_webhook_is_text() {
    let mut spec = with_member("3.1.0", number());
    let content = json!({"application/json": {"schema": text_of(number())}});
    spec["webhooks"]["ring"]["post"] = json!({"requestBody": {"content": content}});
    let outcome = lower_files(&[("spec.json", spec)]);
    assert!(outcome.said[0].ends_with(MESSAGE), "{:?}", outcome.said);
    let api = outcome.api.unwrap();
    let payload = api.webhooks[0].payload.as_ref().unwrap();
    assert_eq!(short(&api, payload), "String");
}

#[test]
fn the_data_of_an_event_has_the_type_of_its_json() {
    let event = |data: Value| json!({"type": "object", "properties": {"data": data}});
    for (schema, expected, decoding) in [
        (event(text_of(number())), "Int64", ItemDecoding::Json),
        (text_of(number()), "Int64", ItemDecoding::Json),
        (
            event(text_of(json!({"type": "string"}))),
            "String",
            ItemDecoding::Json,
        ),
        (
            event(text_of(text_of(number()))),
            "text(Int64)",
            ItemDecoding::Json,
        ),
        (
            event(encoded("base64", number())),
            "String",
            ItemDecoding::Text,
        ),
    ] {
        let content = json!({"text/event-stream": {"itemSchema": schema}});
        let responses = json!({"200": {"description": "OK", "content": content}});
        let spec = spec_of_operation(json!({"responses": responses}), json!({}));
        let outcome = lower_files(&[("spec.json", spec)]);
        let api = outcome.api.unwrap();
        let response = &operation(&api).responses[0];
        let found = short(&api, response.body.as_ref().unwrap());
        let items = response.items.as_ref().unwrap();
        assert_eq!((found.as_str(), items.decoding), (expected, decoding));
        let is_kept = decoding == ItemDecoding::Text;
        assert_eq!(!outcome.said.is_empty(), is_kept, "{:?}", outcome.said);
    }
}
