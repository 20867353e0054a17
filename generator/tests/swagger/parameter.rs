//! Tests of parameters: location, supplier, type.

use armsmith::ir::{ParameterLocation, ParameterStyle, SuppliedBy, Type};
use serde_json::{Value, json};

use crate::support::{api, lower_files, names, operation, parameter, said, short, spec, spec_of};

/// Returns a description of `GET /x` with one query parameter `it`.
fn query(keys: Value) -> Value {
    let mut it = json!({"name": "it", "in": "query", "type": "string"});
    it.as_object_mut()
        .unwrap()
        .extend(keys.as_object().unwrap().clone());
    spec_of(json!({"parameters": [it]}))
}

fn query_type(keys: Value) -> String {
    let api = api(query(keys));
    short(&api, &parameter(&api, "it").ty)
}

#[test]
fn types_are_those_of_schemas() {
    for (keys, ty) in [
        (json!({"type": "integer", "format": "int32"}), "Int32"),
        (json!({"type": "string", "format": "date-time"}), "DateTime"),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            "[String]",
        ),
        (
            json!({"enum": ["a", "b"], "x-ms-enum": {"name": "Kind"}}),
            "Kind",
        ),
        (json!({"enum": ["a", "b"]}), "Widgets_Get.it"),
        (
            json!({"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}),
            "[Widgets_Get.it.Item]",
        ),
        (json!({"enum": ["a"]}), "Widgets_Get.it"),
        (json!({"enum": ["a"], "required": true}), "=a"),
        (
            json!({"type": "integer", "enum": [7], "required": true}),
            "=7",
        ),
        (
            json!({"type": "boolean", "enum": [true], "required": true}),
            "=true",
        ),
        (
            json!({"type": null, "schema": {"type": "integer"}}),
            "Int64",
        ),
    ] {
        let mut keys = keys;
        if keys["type"].is_null() {
            keys["type"] = "string".into();
        }
        assert_eq!(query_type(keys.clone()), ty, "{keys}");
    }
}

#[test]
fn keys_of_a_parameter_are_kept() {
    let api = api(query(json!({
        "description": "It.",
        "default": "a",
        "maxLength": 3,
        "deprecated": true,
        "x-nullable": true,
        "x-ms-secret": true,
        "x-ms-client-name": "thing",
        "x-ms-client-default": "b",
        "x-ms-skip-url-encoding": true,
    })));
    let it = parameter(&api, "it");
    assert_eq!(it.client_name.as_deref(), Some("thing"));
    assert_eq!(it.docs.description.as_deref(), Some("It."));
    assert_eq!(it.docs.deprecated.as_deref(), Some(""));
    assert_eq!(it.default, Some(json!("a")));
    assert_eq!(it.client_default, Some(json!("b")));
    assert_eq!(it.constraints, ["At most 3 characters."]);
    assert!(it.nullable && it.secret && it.skip_url_encoding && !it.required);
    assert_eq!(it.location, ParameterLocation::Query);
}

#[test]
fn a_group_is_kept() {
    for (grouping, name) in [
        (json!({"name": "Things"}), "Things"),
        (json!({"postfix": "Options"}), "Widgets_Get-Options"),
        (json!({}), "Widgets_Get-Parameters"),
    ] {
        let spec = query(json!({"x-ms-parameter-grouping": grouping}));
        let outcome = lower_files(&[("spec.json", spec)]);
        let api = outcome.api.unwrap();
        assert_eq!(parameter(&api, "it").group.as_deref(), Some(name));
        assert!(outcome.said.is_empty(), "{:?}", outcome.said);
    }
}

#[test]
fn lists_travel_in_their_collection_format() {
    for (format, expected) in [
        (Value::Null, (ParameterStyle::Form, false)),
        (json!("csv"), (ParameterStyle::Form, false)),
        (json!("ssv"), (ParameterStyle::SpaceDelimited, false)),
        (json!("tsv"), (ParameterStyle::TabDelimited, false)),
        (json!("pipes"), (ParameterStyle::PipeDelimited, false)),
        (json!("multi"), (ParameterStyle::Form, true)),
    ] {
        let list =
            json!({"type": "array", "items": {"type": "string"}, "collectionFormat": format});
        let api = api(query(list));
        let parameter = parameter(&api, "it");
        assert_eq!((parameter.style, parameter.explode), expected);
    }
    let said = said(query(json!({"collectionFormat": "dots"})));
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("[unknown-value]"), "{said:?}");
}

#[test]
fn a_header_with_a_collection_prefix_is_a_map() {
    let api = api(spec_of(json!({"parameters": [
        {"name": "x-meta", "in": "header", "type": "string", "x-ms-header-collection-prefix": "x-meta-"},
    ]})));
    assert_eq!(short(&api, &parameter(&api, "x-meta-").ty), "{String}");
}

#[test]
fn global_parameters_belong_to_the_client_unless_they_say_otherwise() {
    let one = |name: &str, location: Value| {
        let mut one = json!({"name": name, "in": "query", "type": "string"});
        if !location.is_null() {
            one["x-ms-parameter-location"] = location;
        }
        one
    };
    let mut spec = spec_of(json!({"parameters": [
        {"$ref": "#/parameters/A"},
        {"$ref": "#/parameters/B"},
        {"$ref": "#/parameters/C"},
        one("inline", Value::Null),
        one("inline-client", json!("client")),
        {"$ref": "common.json#/parameters/D"},
    ]}));
    spec["parameters"] = json!({
        "A": one("global", Value::Null),
        "B": one("global-client", json!("client")),
        "C": one("global-method", json!("method")),
    });
    let common = json!({"parameters": {"D": one("common", Value::Null)}});
    let outcome = lower_files(&[("spec.json", spec), ("common.json", common)]);
    let api = outcome.api.unwrap();
    let clients: Vec<_> = operation(&api)
        .parameters
        .iter()
        .filter(|parameter| parameter.supplied_by == SuppliedBy::Client)
        .map(|parameter| parameter.wire_name.as_str())
        .collect();
    assert_eq!(
        clients,
        ["global", "global-client", "inline-client", "common"]
    );
    let fields: Vec<_> = api
        .client
        .parameters
        .iter()
        .map(|field| field.wire_name.as_str())
        .collect();
    assert_eq!(fields, clients);
}

#[test]
fn an_inline_enumeration_of_a_global_parameter_is_named_after_it_alone() {
    let mut spec = spec_of(json!({"parameters": [{"$ref": "#/parameters/A"}]}));
    spec["parameters"] = json!({"A": {
        "name": "kind", "in": "query", "type": "string", "enum": ["a", "b"], "x-ms-parameter-location": "method",
    }});
    assert_eq!(names(&api(spec)), ["kind"]);
}

#[test]
fn what_the_pipeline_fills_in_is_left_out() {
    let header = |name: &str| json!({"name": name, "in": "header", "type": "string"});
    let api = api(spec_of(json!({"parameters": [
        header("X-Ms-Client-Request-Id"),
        header("x-ms-request-id"),
        header("Authorization"),
        header("If-Match"),
    ]})));
    let left: Vec<_> = operation(&api)
        .parameters
        .iter()
        .map(|one| one.wire_name.as_str())
        .collect();
    assert_eq!(left, ["If-Match"]);
}

#[test]
fn a_request_id_under_another_name_is_optional() {
    let api = api(spec_of(json!({"parameters": [
        {"name": "x-id", "in": "header", "type": "string", "required": true, "x-ms-client-request-id": true},
    ]})));
    assert!(!parameter(&api, "x-id").required);
}

#[test]
fn the_api_version_is_no_parameter() {
    let version = |keys: Value| {
        let mut version =
            json!({"name": "api-version", "in": "query", "type": "string", "required": true});
        version
            .as_object_mut()
            .unwrap()
            .extend(keys.as_object().unwrap().clone());
        let api = api(spec_of(json!({"parameters": [version]})));
        let operation = operation(&api);
        let found = operation.api_version.as_ref();
        found.map(|found| (found.wire_name.clone(), found.header, found.value.clone()))
    };
    let own = |name: &str, header| Some((name.to_owned(), header, "2024-01-01".to_owned()));
    assert_eq!(version(json!({})), own("api-version", false));
    assert_eq!(
        version(json!({"name": "v", "x-ms-api-version": true})),
        own("v", false)
    );
    assert_eq!(
        version(json!({"name": "v", "in": "header", "x-ms-api-version": true})),
        own("v", true)
    );
    assert_eq!(version(json!({"x-ms-api-version": false})), None);
    assert_eq!(version(json!({"name": "v"})), None);
    let only = version(json!({"enum": ["2020-01-01"]})).unwrap();
    assert_eq!(only.2, "2020-01-01");
}

#[test]
fn a_version_in_the_path_is_a_constant() {
    let api = api(spec(json!({"paths": {"/{api-version}/x": {"get": {
        "operationId": "A_Get",
        "parameters": [{"name": "api-version", "in": "path", "required": true, "type": "string"}],
        "responses": {},
    }}}})));
    assert_eq!(
        parameter(&api, "api-version").ty,
        Type::Constant("2024-01-01".into())
    );
}

#[test]
fn an_operation_overrides_the_parameters_of_its_path() {
    let api = api(spec(json!({"paths": {"/x": {
        "parameters": [
            {"name": "a", "in": "query", "type": "string"},
            {"name": "b", "in": "query", "type": "string"},
        ],
        "get": {
            "operationId": "A_Get",
            "parameters": [
                {"name": "a", "in": "query", "type": "integer"},
                {"name": "b", "in": "header", "type": "boolean"},
            ],
            "responses": {},
        },
    }}})));
    let all: Vec<_> = operation(&api)
        .parameters
        .iter()
        .map(|one| (one.wire_name.as_str(), one.location, short(&api, &one.ty)))
        .collect();
    assert_eq!(
        all,
        [
            ("b", ParameterLocation::Query, "String".to_owned()),
            ("a", ParameterLocation::Query, "Int64".to_owned()),
            ("b", ParameterLocation::Header, "Boolean".to_owned()),
        ]
    );
}

#[test]
fn a_parameter_that_is_declared_twice_counts_once() {
    let one = json!({"name": "a", "in": "query", "type": "string"});
    assert_eq!(
        said(spec_of(json!({"parameters": [one, one]}))),
        [
            "[duplicate-parameter] /paths/~1x/get/parameters/1: duplicate parameter `a`; using the first one"
        ]
    );
}

#[test]
fn a_parameter_needs_a_name_and_a_place() {
    for (parameter, code) in [
        (
            json!({"in": "query", "type": "string"}),
            "[missing-key] /paths/~1x/get/parameters/0:",
        ),
        (
            json!({"name": "a", "type": "string"}),
            "[missing-key] /paths/~1x/get/parameters/0:",
        ),
        (
            json!({"name": "a", "in": "cookie", "type": "string"}),
            "[invalid-value] /paths/~1x/get/parameters/0/in:",
        ),
    ] {
        let said = said(spec_of(json!({"parameters": [parameter]})));
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with(code), "{said:?}");
    }
}

/// Swagger 2.0 allows some types outside of a body only in one place, and others nowhere.
#[test]
fn types_outside_of_a_body_are_those_of_swagger() {
    for (parameter, is_allowed) in [
        (json!({"name": "a", "in": "query", "type": "object"}), false),
        (
            json!({"name": "a", "in": "formData", "type": "object"}),
            false,
        ),
        (json!({"name": "a", "in": "query"}), false),
        (json!({"name": "a", "in": "query", "enum": ["b"]}), true),
        (json!({"name": "a", "in": "header", "type": "file"}), false),
        (json!({"name": "a", "in": "formData", "type": "file"}), true),
        (json!({"name": "a", "in": "query", "type": "array"}), false),
        (
            json!({"name": "a", "in": "query", "type": "array", "items": {"type": "object"}}),
            false,
        ),
        (
            json!({"name": "a", "in": "query", "type": "array", "items": {"type": "string"}}),
            true,
        ),
    ] {
        let said = said(spec_of(json!({"parameters": [parameter]})));
        assert_eq!(said.is_empty(), is_allowed, "{parameter}: {said:?}");
        let code = "[unknown-value] /paths/~1x/get/parameters/0";
        assert!(said.iter().all(|it| it.starts_with(code)), "{said:?}");
    }
    let headers = json!({"x-a": {"description": "No type."}});
    let responses = json!({"200": {"description": "OK", "headers": headers}});
    let said = said(spec_of(json!({"responses": responses})));
    assert!(said[0].starts_with("[unknown-value]"), "{said:?}");
}

#[test]
fn a_header_that_cannot_be_sent_is_left_out() {
    let header = json!({"name": "a b", "in": "header", "type": "string"});
    let outcome = lower_files(&[(
        "spec.json",
        spec(json!({"paths": {"/x": {"get": {
            "operationId": "X_Get", "parameters": [header], "responses": {},
        }}}})),
    )]);
    assert_eq!(
        outcome.said,
        [
            "[unsupported] /paths/~1x/get/parameters/0/name: `a b` is not a valid header name; the parameter is ignored"
        ]
    );
    let api = outcome.api.unwrap();
    assert!(api.groups[0].operations[0].parameters.is_empty());
}

#[test]
fn what_the_client_fills_in_fits_its_type() {
    let of = |default: Value| {
        said(query(
            json!({"type": "integer", "x-ms-client-default": default}),
        ))
    };
    assert!(of(json!(5)).is_empty());
    assert_eq!(
        of(json!("five")),
        [
            "[inconsistent] /paths/~1x/get/parameters/0/x-ms-client-default: the default `\"five\"` does not match the type; ignored"
        ]
    );
}
