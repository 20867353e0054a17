//! Tests of lowering OpenAPI 3.0 where it differs.

use armsmith::ir::{DefinitionName, Endpoint, ParameterStyle, Type};
use serde_json::{Value, json};

use super::support::*;

/// Returns a description of one operation with a parameter `it` and these schemas.
fn with_parameter(parameter: Value, schemas: Value) -> Value {
    let mut whole = json!({"name": "it"});
    whole
        .as_object_mut()
        .unwrap()
        .extend(parameter.as_object().unwrap().clone());
    let path = match whole["in"].as_str() {
        Some("path") => "/x/{it}",
        _ => "/x",
    };
    if path.contains("{it}") {
        whole["required"] = json!(true);
    }
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {path: {"get": {
            "operationId": "get",
            "parameters": [whole],
            "responses": {"200": {"description": "OK"}},
        }}},
        "components": {"schemas": schemas},
    })
}

#[test]
fn a_parameter_has_a_style() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let object = json!({"$ref": "#/components/schemas/Object"});
    let text = json!({"type": "string"});
    use ParameterStyle::*;
    for (place, style, explode, schema, expected) in [
        ("query", None, None, &list, (Form, true)),
        ("query", None, None, &object, (Form, true)),
        ("query", None, None, &text, (Text, false)),
        ("query", Some("form"), Some(false), &list, (Form, false)),
        ("query", Some("form"), Some(false), &object, (Form, false)),
        (
            "query",
            Some("spaceDelimited"),
            Some(true),
            &list,
            (Form, true),
        ),
        (
            "query",
            Some("spaceDelimited"),
            None,
            &list,
            (SpaceDelimited, false),
        ),
        (
            "query",
            Some("pipeDelimited"),
            None,
            &object,
            (PipeDelimited, false),
        ),
        (
            "query",
            Some("deepObject"),
            None,
            &object,
            (DeepObject, true),
        ),
        ("query", Some("deepObject"), None, &text, (DeepObject, true)),
        ("header", None, None, &list, (Simple, false)),
        ("header", None, Some(true), &object, (Simple, true)),
        ("header", None, Some(true), &text, (Text, false)),
        ("cookie", None, None, &list, (Form, true)),
        ("path", None, None, &object, (Simple, false)),
        ("path", Some("label"), None, &list, (Label, false)),
        ("path", Some("label"), Some(true), &text, (Label, true)),
        ("path", Some("matrix"), Some(true), &object, (Matrix, true)),
    ] {
        let mut parameter = json!({"in": place, "schema": schema});
        if let Some(style) = style {
            parameter["style"] = json!(style);
        }
        if let Some(explode) = explode {
            parameter["explode"] = json!(explode);
        }
        let object = json!({"Object": {"properties": {"a": {"type": "string"}}}});
        let api = api(with_parameter(parameter.clone(), object));
        let found = super::support::parameter(&api, "it");
        assert_eq!((found.style, found.explode), expected, "{parameter}");
    }
}

#[test]
fn a_style_that_the_place_does_not_have_is_told() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let parameter = json!({"in": "header", "style": "matrix", "schema": list});
    let outcome = lower_files(&[("spec.json", with_parameter(parameter, json!({})))]);
    assert_eq!(outcome.said.len(), 1, "{:?}", outcome.said);
    assert!(outcome.said[0].contains("the style `matrix` is not supported here"));
    let api = outcome.api.unwrap();
    let found = super::support::parameter(&api, "it");
    assert_eq!(
        (found.style, found.explode),
        (ParameterStyle::Simple, false)
    );
}

#[test]
fn content_in_json_has_the_type_of_its_schema() {
    for (schema, ty) in [
        (
            json!({"type": "array", "items": {"type": "integer"}}),
            "[Int64]",
        ),
        (json!({"type": "integer"}), "Int64"),
        (json!({}), "any"),
    ] {
        let content = json!({"in": "query", "content": {"application/json": {"schema": schema}}});
        let api = api(with_parameter(content, json!({})));
        let found = super::support::parameter(&api, "it");
        assert_eq!((found.style, found.explode), (ParameterStyle::Json, false));
        assert_eq!(short(&api, &found.ty), ty);
    }
}

#[test]
fn the_media_type_of_content_decides_its_form() {
    let text = json!({"type": "string"});
    let message = "a parameter cannot be `application/xml`; it is sent as JSON";
    for (media_type, style, said) in [
        ("application/json", ParameterStyle::Json, None),
        ("application/vnd.zoo+json", ParameterStyle::Json, None),
        ("text/plain", ParameterStyle::Text, None),
        ("application/xml", ParameterStyle::Json, Some(message)),
    ] {
        let parameter = json!({"in": "query", "content": {media_type: {"schema": text}}});
        let outcome = lower_files(&[("spec.json", with_parameter(parameter, json!({})))]);
        let api = outcome.api.unwrap();
        let found = super::support::parameter(&api, "it");
        assert_eq!(
            (found.style, &found.ty),
            (style, &Type::STRING),
            "{media_type}"
        );
        assert_eq!(
            outcome.said.len(),
            usize::from(said.is_some()),
            "{:?}",
            outcome.said
        );
        let is_said = said.is_none_or(|message| outcome.said[0].contains(message));
        assert!(is_said, "{:?}", outcome.said);
    }
}

#[test]
fn a_header_in_json_is_text_unless_it_is_the_same() {
    for (ty, expected, messages) in [
        ("integer", "Int64", 0),
        ("boolean", "Boolean", 0),
        ("string", "String", 1),
        ("object", "String", 1),
    ] {
        let mut spec = with_parameter(
            json!({"in": "query", "schema": {"type": "string"}}),
            json!({}),
        );
        spec["paths"]["/x"]["get"]["responses"]["200"]["headers"] = json!({
            "x-it": {"content": {"application/json": {"schema": {"type": ty}}}},
        });
        let outcome = lower_files(&[("spec.json", spec)]);
        assert_eq!(outcome.said.len(), messages, "{:?}", outcome.said);
        let api = outcome.api.unwrap();
        let operation = api.operations().next().unwrap();
        let header = &operation.responses[0].headers[0];
        assert_eq!(short(&api, &header.ty), expected);
    }
}

#[test]
fn inline_definitions_are_in_the_order_of_the_description() {
    let kind = |tag: &str, inner: &str| {
        json!({
            "type": "object",
            "required": ["kind"],
            "properties": {
                "kind": {"type": "string", "enum": [tag]},
                "inner": {"type": "object", "properties": {inner: {"type": "string", "enum": ["a", "b"]}}},
            },
        })
    };
    let spec = json!({
        "openapi": "3.0.3",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/x": {"get": {"operationId": "get", "responses": {"200": {
            "description": "OK",
            "content": {"application/json": {"schema": {
                "properties": {
                    "first": {"type": "array", "items": {"oneOf": [kind("cat", "paw"), kind("dog", "tail")]}},
                    "last": {"type": "object", "properties": {"a": {"type": "integer"}}},
                },
            }}},
        }}}}},
    });
    let api = api(spec);
    let names = api
        .definitions
        .iter()
        .map(|(_, definition)| match &definition.name {
            DefinitionName::Declared(name) => name.clone(),
            DefinitionName::Derived(words) => words.join("-"),
        });
    let names: Vec<_> = names.collect();
    assert_eq!(
        names,
        [
            "get-Response",
            "get-Response-first-Item",
            "get-Response-first-Item-cat",
            "get-Response-first-Item-cat-inner",
            "get-Response-first-Item-cat-inner-paw",
            "get-Response-first-Item-dog",
            "get-Response-first-Item-dog-inner",
            "get-Response-first-Item-dog-inner-tail",
            "get-Response-last",
        ]
    );
}

/// A description with one operation and this server.
fn with_server(server: Value) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Zoo", "version": "1"},
        "servers": [server],
        "paths": {"/x": {"get": {"operationId": "get", "responses": {"204": {"description": "OK"}}}}},
    })
}

#[test]
fn variables_of_a_server_are_client_parameters_in_host_and_path() {
    let api = api(with_server(json!({
        "url": "{endpoint}/tenants/{tenant}/{stage}",
        "variables": {"endpoint": {"default": ""}, "tenant": {"default": ""}, "stage": {"default": "v1/live"}},
    })));
    let Endpoint::Template {
        template,
        parameters,
    } = &api.client.endpoint
    else {
        panic!("{:?}", api.client.endpoint);
    };
    assert_eq!(template, "{endpoint}/tenants/{tenant}/{stage}");
    let names: Vec<_> = parameters.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["endpoint", "tenant", "stage"]);
    let required: Vec<_> = api.client.parameters.iter().map(|it| it.required).collect();
    assert_eq!(required, [true, true, false]);
    assert_eq!(
        api.client.parameters[2].client_default,
        Some(json!("v1/live"))
    );
    assert_eq!(operation(&api).path, "/x");
}

#[test]
fn the_path_of_a_server_is_part_of_the_endpoint() {
    for (url, endpoint, base_path) in [
        (
            "https://a.b/api/v1/",
            Endpoint::Fixed("https://a.b/api/v1".to_owned()),
            "/api/v1",
        ),
        ("/api/v1", Endpoint::Unspecified, "/api/v1"),
    ] {
        let mut spec = with_server(json!({"url": url}));
        // The operation has the same server.
        spec["paths"]["/x"]["get"]["servers"] = json!([{"url": url}]);
        let api = api(spec);
        assert_eq!(api.client.endpoint, endpoint);
        assert_eq!(api.client.base_path, base_path);
        assert_eq!(operation(&api).path, "/x");
    }
}
