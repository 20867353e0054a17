//! Tests of invalid references.

use serde_json::json;

use crate::support::{it, lower_files, said, spec, spec_of, spec_with, spec_with_member};

#[test]
fn a_reference_to_nowhere_is_an_error_that_names_the_nearest() {
    let said = said(spec_with(json!({
        "Root": {"properties": {"it": {"$ref": "#/definitions/Thign"}}},
        "Thing": {"type": "string"},
    })));
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("[broken-reference] /definitions/Root/properties/it"),
        "{}",
        said[0]
    );
    assert!(said[0].contains("Thing"), "{}", said[0]);
}

#[test]
fn references_that_go_round_are_an_error_with_the_chain() {
    let said = said(spec_with(json!({
        "Root": {"properties": {"it": {"$ref": "#/definitions/A"}}},
        "A": {"$ref": "#/definitions/B"},
        "B": {"$ref": "#/definitions/A"},
    })));
    assert_eq!(
        said,
        [
            "[reference-cycle] /definitions/B: references form a cycle: `A` → `B` → `A` (replace one of the \
             references with a schema)"
        ]
    );
}

#[test]
fn a_reference_to_itself_is_a_circle() {
    let said = said(spec_with(json!({
        "Root": {"properties": {"it": {"$ref": "#/definitions/A"}}},
        "A": {"$ref": "#/definitions/A"},
    })));
    assert!(said[0].contains("`A` → `A`"), "{said:?}");
}

#[test]
fn parameters_that_go_round_are_an_error() {
    let mut spec = spec_of(json!({"parameters": [{"$ref": "#/parameters/A"}]}));
    spec["parameters"] = json!({"A": {"$ref": "#/parameters/B"}, "B": {"$ref": "#/parameters/A"}});
    let said = said(spec);
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("[reference-cycle]"), "{said:?}");
}

#[test]
fn path_items_that_go_round_are_an_error() {
    let said = said(spec(
        json!({"paths": {"/a": {"$ref": "#/paths/~1b"}, "/b": {"$ref": "#/paths/~1a"}}}),
    ));
    assert!(
        said[0].starts_with("[reference-cycle] /paths/~1a"),
        "{said:?}"
    );
}

#[test]
fn odd_spellings_lead_to_their_targets() {
    let outcome = lower_files(&[
        (
            "a/spec.json",
            spec_with(json!({
                "Root": {"properties": {"it": {"$ref": "..\\b\\other.json#/definitions/A~1b%24"}}},
            })),
        ),
        (
            "b/other.json",
            json!({"definitions": {"A/b$": {"type": "string", "format": "uuid"}}}),
        ),
    ]);
    assert_eq!(it(&outcome.api.unwrap()), "Uuid");
}

#[test]
fn many_mistakes_are_all_reported() {
    let spec = spec(json!({
        "paths": {
            "/a": {"get": {"operationId": "A_Get", "deprecated": 5, "responses": {}}},
            "/b/{c}": {"get": {"operationId": "B_Get", "responses": {}}},
            "/d": {"get": {"operationId": "D_Get", "responses": {"200": {"schema": {"$ref": "#/x"}}}}},
        },
    }));
    let said = said(spec);
    let codes: Vec<_> = said
        .iter()
        .map(|line| line.split(']').next().unwrap())
        .collect();
    assert_eq!(
        codes,
        [
            "[wrong-type",
            "[undeclared-path-parameter",
            "[broken-reference"
        ]
    );
}

#[test]
fn what_is_referred_to_twice_is_reported_once() {
    let said = said(spec_with(json!({
        "Root": {"properties": {
            "a": {"$ref": "#/definitions/Odd"},
            "b": {"$ref": "#/definitions/Odd"},
        }},
        "Odd": {"type": "string", "format": "odd", "odd": 1},
    })));
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn only_references_of_unused_schemas_are_checked() {
    let broken = |place: &str| {
        format!(
            "[unused-broken-reference] /definitions/Unused/{place}/$ref: the reference `#/definitions/Nothing` cannot be \
             resolved (add the definition, or correct the reference)"
        )
    };
    let nothing = json!({"$ref": "#/definitions/Nothing"});
    let unused = json!({
        "required": 5,
        "default": nothing,
        "allOf": [nothing],
        "properties": {"default": {"items": nothing}},
        "additionalProperties": {"$ref": "#/definitions/Root"},
    });
    let outcome = lower_files(&[(
        "spec.json",
        spec_with(json!({"Root": {"properties": {"it": {"type": "string"}}}, "Unused": unused})),
    )]);
    assert_eq!(
        outcome.said,
        [broken("allOf/0"), broken("properties/default/items")]
    );
    assert!(outcome.api.is_some());
    let said = said(spec_with_member(json!({"properties": 5})));
    assert_eq!(said.len(), 1);
}

#[test]
fn operations_and_path_items_may_be_references() {
    let item = |place: &str| json!({"$ref": place});
    let listed = json!({
        "operationId": "Widgets_List",
        "parameters": [{"$ref": "shared.json#/parameters/Top"}],
        "responses": {"200": {"description": "OK", "schema": {"$ref": "shared.json#/definitions/Widget"}}},
    });
    let shared = json!({
        "parameters": {"Top": {"name": "top", "in": "query", "type": "integer", "format": "int32"}},
        "definitions": {"Widget": {"type": "object", "properties": {"a": {"type": "string"}}}},
    });
    let path = json!({
        "parameters": [{"name": "id", "in": "path", "required": true, "type": "string"}],
        "get": {"operationId": "Widgets_Other", "responses": {"204": {"description": "Other."}}},
        "delete": {"$ref": "../operations.json#/delete"},
    });
    let operations = json!({
        "delete": {"$ref": "#/really"},
        "really": {"operationId": "Widgets_Delete", "responses": {"204": {"description": "OK"}}},
    });
    let outcome = lower_files(&[
        (
            "spec.json",
            spec(json!({"paths": {
                "/widgets": {"get": item("operations/list.json")},
                "/widgets/{id}": {
                    "$ref": "paths/widget.json",
                    "get": {"operationId": "Widgets_Get", "responses": {"204": {"description": "OK"}}},
                },
            }})),
        ),
        ("operations/list.json", listed),
        ("operations/shared.json", shared),
        ("paths/widget.json", path),
        ("operations.json", operations),
    ]);
    assert_eq!(
        outcome.said,
        [
            "[inconsistent] paths/widget.json/get: the path has a GET operation of its own; ignoring this one of the \
             referenced path"
        ]
    );
    let api = outcome.api.unwrap();
    let operations: Vec<_> = api.operations().collect();
    let ids: Vec<_> = operations.iter().map(|one| &*one.id).collect();
    assert_eq!(ids, ["Widgets_List", "Widgets_Get", "Widgets_Delete"]);
    let list = operations[0];
    assert_eq!(list.path, "/widgets");
    assert_eq!(list.parameters[0].wire_name, "top");
    assert!(list.responses[0].body.is_some());
    assert_eq!(operations[2].parameters[0].wire_name, "id");
}

#[test]
fn an_operation_in_a_file_of_its_own_sends_the_version_of_the_description() {
    let operation = json!({
        "operationId": "Widgets_Get",
        "parameters": [{"name": "api-version", "in": "query", "required": true, "type": "string"}],
        "responses": {"204": {"description": "OK"}},
    });
    let outcome = lower_files(&[
        (
            "spec.json",
            spec(json!({"paths": {"/x": {"get": {"$ref": "get.json"}}}})),
        ),
        ("get.json", operation),
    ]);
    assert_eq!(outcome.said, [] as [String; 0]);
    let api = outcome.api.unwrap();
    let version = api.operations().next().unwrap().api_version.as_ref();
    assert_eq!(version.unwrap().value, "2024-01-01");
}

#[test]
fn keys_beside_the_reference_of_an_operation_are_reported() {
    let mut spec = spec_of(json!({}));
    spec["paths"]["/y"] = json!({"get": {"$ref": "#/x-operations/y", "operationId": "Widgets_Y", "deprecated": true}});
    spec["x-operations"] =
        json!({"y": {"operationId": "Widgets_Other", "responses": {"204": {"description": "OK"}}}});
    let said = said(spec);
    let beside: Vec<_> = said
        .iter()
        .filter(|said| said.contains("/paths/~1y/get/"))
        .collect();
    assert_eq!(beside.len(), 2, "{said:?}");
}

#[test]
fn operations_that_refer_to_each_other_are_an_error() {
    let mut spec = spec_of(json!({}));
    spec["paths"]["/x"]["get"] = json!({"$ref": "#/paths/~1x/put"});
    spec["paths"]["/x"]["put"] = json!({"$ref": "#/paths/~1x/get"});
    let said = said(spec);
    assert!(said[0].starts_with("[reference-cycle]"), "{said:?}");
}
