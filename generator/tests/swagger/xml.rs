//! Tests of the XML form of schemas.

use serde_json::{Value, json};

use super::support::*;

/// Returns the root element and namespace of the only model of a description.
fn root(spec: Value) -> Option<(String, Option<String>)> {
    let api = api(spec);
    let (_, definition) = api.definitions.iter().next().unwrap();
    let root = definition.as_model().unwrap().xml.clone()?;
    Some((root.name, root.namespace))
}

fn swagger(schema: Value) -> Value {
    let mut spec = spec_of(json!({
        "consumes": ["application/xml"],
        "parameters": [{"name": "body", "in": "body", "schema": {"$ref": "#/definitions/Animal"}}],
    }));
    spec["definitions"] = json!({"Animal": schema});
    spec
}

fn openapi3(schema: Value, is_inline: bool) -> Value {
    let body = match is_inline {
        true => schema.clone(),
        false => json!({"$ref": "#/components/schemas/Animal"}),
    };
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/x": {"put": {
            "operationId": "putAnimal",
            "requestBody": {"content": {"application/xml": {"schema": body}}},
            "responses": {"200": {"description": "OK"}},
        }}},
        "components": {"schemas": {"Animal": schema}},
    })
}

#[test]
fn a_root_without_a_name_keeps_its_prefix_and_namespace() {
    for (xml, name, namespace) in [
        (json!({"prefix": "z"}), "z:", None),
        (json!({"namespace": "urn:zoo"}), "", Some("urn:zoo")),
        (
            json!({"prefix": "z", "namespace": "urn:zoo"}),
            "z:",
            Some("urn:zoo"),
        ),
        (json!({"name": "beast", "prefix": "z"}), "z:beast", None),
    ] {
        let schema =
            json!({"type": "object", "xml": xml, "properties": {"name": {"type": "string"}}});
        let is_named = xml.get("name").is_some();
        for (spec, own) in [
            (swagger(schema.clone()), "Animal"),
            (openapi3(schema.clone(), false), "Animal"),
            (openapi3(schema.clone(), true), "putAnimal.Request"),
        ] {
            let expected = match is_named {
                true => name.to_owned(),
                false => format!("{name}{own}"),
            };
            let namespace = namespace.map(str::to_owned);
            assert_eq!(root(spec), Some((expected, namespace)), "{xml}");
        }
    }
    let plain = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    assert_eq!(root(swagger(plain)), None);
}
