//! Tests of invalid references.

use serde_json::json;

use crate::support::{api, it, lower_files, said, spec, spec_of, spec_with, spec_with_member};

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
fn an_unreached_mistake_is_no_mistake() {
    api(spec_with(json!({
        "Root": {"properties": {"it": {"type": "string"}}},
        "Unused": {"properties": 5, "allOf": [{"$ref": "#/definitions/Nothing"}]},
    })));
    let said = said(spec_with_member(json!({"properties": 5})));
    assert_eq!(said.len(), 1);
}
