//! Tests of definitions, their names and their homes.

use armsmith::ir::{DefinitionHome, DefinitionName, Family};
use serde_json::json;

use crate::support::{
    api, definition, it, lower_files, member_type, members, model, names, property, short, spec_of,
    spec_with,
};

#[test]
fn only_what_is_reached_is_lowered_in_the_order_of_reaching() {
    let api = api(spec_with(json!({
        "Unused": {"properties": {"a": {"type": "string"}}},
        "Second": {"properties": {"b": {"type": "string"}}},
        "Root": {"properties": {
            "first": {"$ref": "#/definitions/First"},
            "second": {"$ref": "#/definitions/Second"},
            "again": {"$ref": "#/definitions/First"},
        }},
        "First": {"properties": {"root": {"$ref": "#/definitions/Root"}}},
    })));
    assert_eq!(names(&api), ["Root", "First", "Second"]);
    let root = property(&api, "First", "root");
    assert_eq!(short(&api, &root.ty), "Root");
    assert_eq!(
        property(&api, "Root", "first").ty,
        property(&api, "Root", "again").ty
    );
}

#[test]
fn aliases_are_no_definitions() {
    for (alias, ty) in [
        (json!({"type": "string", "format": "uuid"}), "Uuid"),
        (
            json!({"type": "array", "items": {"$ref": "#/definitions/Item"}}),
            "[Item]",
        ),
        (
            json!({"additionalProperties": {"$ref": "#/definitions/Item"}}),
            "{Item}",
        ),
        (json!({"$ref": "#/definitions/Item"}), "Item"),
        (json!({"type": "object"}), "any"),
        (json!({"allOf": [{"$ref": "#/definitions/Text"}]}), "Date"),
        (
            json!({"allOf": [{"$ref": "#/definitions/Free"}], "description": "Free."}),
            "{any}",
        ),
        (json!({"allOf": [{"description": "Nothing."}]}), "any"),
    ] {
        let api = api(spec_with(json!({
            "Root": {"properties": {"it": {"$ref": "#/definitions/Alias"}}},
            "Alias": alias,
            "Item": {"properties": {"a": {"type": "string"}}},
            "Text": {"type": "string", "format": "date"},
            "Free": {"additionalProperties": true},
        })));
        assert_eq!(it(&api), ty, "{alias}");
        assert!(!names(&api).contains(&"Alias".to_owned()));
    }
}

#[test]
fn an_inline_model_is_named_by_the_way_to_it() {
    let inner = json!({"properties": {"b": {"type": "string"}}});
    for (schema, name) in [
        (inner.clone(), "Root.it"),
        (
            json!({"x-ms-client-name": "thing", "properties": {"b": {}}}),
            "Root.thing",
        ),
        (json!({"type": "array", "items": inner}), "[Root.it.Item]"),
        (json!({"additionalProperties": inner}), "{Root.it.Value}"),
    ] {
        assert_eq!(member_type(schema.clone()), name, "{schema}");
    }
}

#[test]
fn an_alias_names_what_is_inside_it() {
    let api = api(spec_with(json!({
        "Root": {"properties": {
            "it": {"$ref": "#/definitions/List"},
            "again": {"$ref": "#/definitions/List"},
        }},
        "List": {"type": "array", "items": {"properties": {"a": {"type": "string"}}}},
    })));
    assert_eq!(it(&api), "[List.Item]");
    assert_eq!(names(&api), ["Root", "List.Item"]);
}

#[test]
fn bodies_responses_and_errors_are_named_after_their_operation() {
    let object = json!({"properties": {"a": {"type": "string"}}});
    let api = api(spec_of(json!({
        "parameters": [{"name": "it", "in": "body", "schema": object}],
        "responses": {
            "200": {"description": "OK", "schema": object},
            "default": {"description": "Failed", "schema": object},
        },
    })));
    assert_eq!(
        names(&api),
        [
            "Widgets_Get.Request",
            "Widgets_Get.Response",
            "Widgets_Get.Error"
        ]
    );
}

#[test]
fn a_definition_may_have_another_name_for_code() {
    let api = api(spec_with(json!({
        "Root": {"x-ms-client-name": "Base", "properties": {"a": {"type": "string"}}},
    })));
    assert_eq!(names(&api), ["Base"]);
    assert_eq!(definition(&api, "Base").origin.pointer, "/definitions/Root");
}

#[test]
fn a_reference_to_any_place_is_named_by_its_keys() {
    let outcome = lower_files(&[
        (
            "spec.json",
            spec_with(json!({
                "Root": {"properties": {
                    "it": {"$ref": "#/definitions/Other/properties/inner"},
                    "whole": {"$ref": "thing.json"},
                }},
                "Other": {"properties": {"inner": {"properties": {"a": {"type": "string"}}}}},
            })),
        ),
        (
            "thing.json",
            json!({"type": "object", "properties": {"a": {"type": "string"}}}),
        ),
    ]);
    let api = outcome.api.unwrap();
    assert_eq!(it(&api), "Other.inner");
    assert_eq!(names(&api), ["Root", "Other.inner", "thing"]);
    let derived = &definition(&api, "Other.inner").name;
    assert!(matches!(derived, DefinitionName::Derived(words) if words.len() == 2));
    assert!(matches!(
        &definition(&api, "thing").name,
        DefinitionName::Declared(_)
    ));
}

#[test]
fn definitions_of_common_types_live_in_their_file() {
    let reference = "common-types/resource-management/v5/types.json#/definitions/Resource";
    let outcome = lower_files(&[
        (
            "spec.json",
            spec_with(json!({
                "Root": {"properties": {"it": {"$ref": reference}}},
            })),
        ),
        (
            "common-types/resource-management/v5/types.json",
            json!({
                "definitions": {"Resource": {"properties": {"kind": {"enum": ["a", "b"]}}}},
            }),
        ),
    ]);
    let api = outcome.api.unwrap();
    let path = ["resource-management", "v5", "types"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(
        definition(&api, "Resource").home,
        DefinitionHome::Common { path: path.clone() }
    );
    assert_eq!(
        definition(&api, "Resource.kind").home,
        DefinitionHome::Common { path }
    );
    assert_eq!(
        definition(&api, "Root").home,
        DefinitionHome::Service(Family::Undecided)
    );
}

#[test]
fn two_definitions_of_one_name_in_two_files_are_two() {
    let outcome = lower_files(&[
        (
            "spec.json",
            spec_with(json!({
                "Root": {"properties": {
                    "own": {"$ref": "#/definitions/Thing"},
                    "other": {"$ref": "other.json#/definitions/Thing"},
                }},
                "Thing": {"properties": {"a": {"type": "string"}}},
            })),
        ),
        (
            "other.json",
            json!({"definitions": {"Thing": {"properties": {"b": {"type": "string"}}}}}),
        ),
    ]);
    assert_eq!(names(&outcome.api.unwrap()), ["Root", "Thing", "Thing"]);
}

#[test]
fn a_list_that_holds_itself_is_any_within() {
    let outcome = lower_files(&[(
        "spec.json",
        spec_with(json!({
            "Root": {"properties": {"it": {"$ref": "#/definitions/Tree"}}},
            "Tree": {"type": "array", "items": {"$ref": "#/definitions/Tree"}},
        })),
    )]);
    assert_eq!(it(&outcome.api.unwrap()), "[any]");
    assert_eq!(
        outcome.said,
        [
            "[unsupported] /definitions/Tree/items: a list, map or JSON text that contains itself; the inner one is \
             treated as arbitrary JSON"
        ]
    );
}

#[test]
fn a_list_that_holds_itself_through_a_model_is_complete() {
    let api = api(spec_with(json!({
        "Root": {"properties": {"it": {"$ref": "#/definitions/Nodes"}}},
        "Nodes": {"type": "array", "items": {"properties": {"nodes": {"$ref": "#/definitions/Nodes"}}}},
    })));
    assert_eq!(it(&api), "[Nodes.Item]");
    assert_eq!(members(model(&api, "Nodes.Item")), ["nodes"]);
    assert_eq!(
        short(&api, &property(&api, "Nodes.Item", "nodes").ty),
        "[Nodes.Item]"
    );
}

#[test]
fn a_long_way_from_model_to_model_needs_no_deep_stack() {
    let mut definitions = serde_json::Map::new();
    definitions.insert(
        "Root".to_owned(),
        json!({"properties": {"it": {"$ref": "#/definitions/M0"}}}),
    );
    for number in 0..5_000 {
        let next = format!("#/definitions/M{}", (number + 1) % 5_000);
        let schema = json!({"properties": {"it": {"type": "array", "items": {"$ref": next}}}});
        definitions.insert(format!("M{number}"), schema);
    }
    assert_eq!(api(spec_with(definitions.into())).definitions.len(), 5_001);
}

#[test]
fn deep_nesting_ends_in_any() {
    let mut definitions = serde_json::Map::new();
    definitions.insert(
        "Root".to_owned(),
        json!({"properties": {"it": {"$ref": "#/definitions/A0"}}}),
    );
    for number in 0..1_000 {
        let next = format!("#/definitions/A{}", number + 1);
        definitions.insert(
            format!("A{number}"),
            json!({"type": "array", "items": {"$ref": next}}),
        );
    }
    definitions.insert("A1000".to_owned(), json!({"type": "string"}));
    let outcome = lower_files(&[("spec.json", spec_with(definitions.into()))]);
    assert!(outcome.api.is_some());
    assert!(
        outcome.said[0].contains("nested too deeply"),
        "{:?}",
        outcome.said
    );

    let mut deep = json!({"type": "string"});
    for _ in 0..55 {
        deep = json!({"properties": {"a": deep}});
    }
    let api = api(spec_with(json!({"Root": deep})));
    assert_eq!(api.definitions.len(), 55);
}
