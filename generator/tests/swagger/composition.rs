//! Tests of `allOf` and keys beside it.

use armsmith::ir::Type;
use serde_json::json;

use crate::support::{
    api, it, lower_files, members, model, name, names, property, said, short, spec_with,
};

#[test]
fn references_are_parents_and_inline_members_are_merged() {
    let api = api(spec_with(json!({
        "Root": {
            "required": ["own", "inline", "first"],
            "allOf": [
                {"$ref": "#/definitions/A", "x-ms-client-flatten": true},
                {"properties": {"inline": {"type": "string"}, "own": {"type": "number"}}},
                {"required": ["own"], "description": "Only describes."},
                {"$ref": "#/definitions/B"},
                {"$ref": "#/definitions/A"},
            ],
            "properties": {"own": {"type": "integer"}},
        },
        "A": {"properties": {"first": {"type": "string"}}},
        "B": {"properties": {"second": {"type": "string"}}},
    })));
    let root = model(&api, "Root");
    let parents: Vec<_> = root
        .parents
        .iter()
        .map(|id| name(&api.definitions[*id]))
        .collect();
    assert_eq!(parents, ["A", "B"]);
    assert_eq!(members(root), ["inline", "own"]);
    assert_eq!(short(&api, &property(&api, "Root", "own").ty), "Int64");
    assert!(property(&api, "Root", "own").required);
    assert!(property(&api, "Root", "inline").required);
    assert_eq!(root.required_inherited, ["first"]);
}

#[test]
fn a_definition_that_only_derives_is_a_model() {
    let api = api(spec_with(json!({
        "Root": {"properties": {"it": {"$ref": "#/definitions/Child"}}},
        "Child": {"allOf": [{"$ref": "#/definitions/Base"}], "description": "A child."},
        "Base": {"properties": {"a": {"type": "string"}}},
    })));
    assert_eq!(it(&api), "Child");
    assert_eq!(model(&api, "Child").parents.len(), 1);
}

#[test]
fn a_member_that_wraps_one_reference_is_its_target() {
    let api = api(spec_with(json!({
        "Root": {"properties": {"it": {
            "type": "object",
            "description": "Wrapped.",
            "readOnly": true,
            "allOf": [{"$ref": "#/definitions/Base"}, {"description": "Only describes."}],
        }}},
        "Base": {"properties": {"a": {"type": "string"}}},
    })));
    assert_eq!(it(&api), "Base");
    let it = property(&api, "Root", "it");
    assert_eq!(it.docs.description.as_deref(), Some("Wrapped."));
    assert!(it.mutability.is_read_only());
    assert_eq!(names(&api), ["Root", "Base"]);
}

#[test]
fn a_member_with_more_than_one_reference_is_a_model_of_its_own() {
    let api = api(spec_with(json!({
        "Root": {"properties": {
            "it": {"allOf": [{"$ref": "#/definitions/A"}, {"$ref": "#/definitions/B"}]},
            "more": {"allOf": [{"$ref": "#/definitions/A"}], "properties": {"c": {"type": "string"}}},
        }},
        "A": {"properties": {"a": {"type": "string"}}},
        "B": {"properties": {"b": {"type": "string"}}},
    })));
    assert_eq!(it(&api), "Root.it");
    assert_eq!(model(&api, "Root.it").parents.len(), 2);
    assert_eq!(model(&api, "Root.more").parents.len(), 1);
    assert_eq!(members(model(&api, "Root.more")), ["c"]);
}

#[test]
fn a_wrapped_text_or_enumeration_is_what_it_wraps() {
    for (target, ty) in [
        (json!({"type": "string", "enum": ["a", "b"]}), "Base"),
        (json!({"type": "string", "format": "uuid"}), "Uuid"),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            "[String]",
        ),
    ] {
        let api = api(spec_with(json!({
            "Root": {"properties": {"it": {"allOf": [{"$ref": "#/definitions/Base"}]}}},
            "Base": target,
        })));
        assert_eq!(it(&api), ty);
    }
}

#[test]
fn free_keys_may_stand_beside_members_or_be_inherited() {
    let api = api(spec_with(json!({
        "Root": {"properties": {
            "own": {"$ref": "#/definitions/Own"},
            "child": {"$ref": "#/definitions/Child"},
            "closed": {"$ref": "#/definitions/Closed"},
        }},
        "Own": {"properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "integer"}},
        "Child": {"allOf": [{"$ref": "#/definitions/Free"}], "properties": {"a": {"type": "string"}}},
        "Free": {"additionalProperties": {"type": "string"}},
        "Closed": {"properties": {"a": {"type": "string"}}, "additionalProperties": false},
    })));
    let free = |name: &str| {
        model(&api, name)
            .additional_properties
            .as_ref()
            .map(|ty| short(&api, ty))
    };
    assert_eq!(free("Own").as_deref(), Some("Int64"));
    assert_eq!(free("Child").as_deref(), Some("String"));
    assert_eq!(model(&api, "Child").parents, []);
    assert_eq!(free("Closed"), None);
}

#[test]
fn an_empty_parent_adds_nothing() {
    let api = api(spec_with(json!({
        "Root": {
            "allOf": [{"$ref": "#/definitions/Nothing"}],
            "properties": {"a": {"type": "string"}},
        },
        "Nothing": {"type": "object"},
    })));
    assert_eq!(names(&api), ["Root"]);
    assert_eq!(model(&api, "Root").parents, []);
}

#[test]
fn members_beside_a_reference_derive_from_its_target() {
    let api = api(spec_with(json!({
        "Root": {"properties": {"it": {
            "$ref": "#/definitions/Base",
            "properties": {"b": {"type": "string"}},
        }}},
        "Base": {"properties": {"a": {"type": "string"}}},
    })));
    assert_eq!(it(&api), "Root.it");
    assert_eq!(members(model(&api, "Root.it")), ["b"]);
    assert_eq!(model(&api, "Root.it").parents.len(), 1);
}

#[test]
fn a_model_cannot_derive_from_a_list() {
    let spec = spec_with(json!({
        "Root": {
            "allOf": [{"$ref": "#/definitions/List"}],
            "properties": {"a": {"type": "string"}},
        },
        "List": {"type": "array", "items": {"type": "string"}},
    }));
    assert_eq!(
        said(spec),
        [
            "[inconsistent] /definitions/Root/allOf/0: `allOf` refers to a schema that is not an object; ignored"
        ]
    );
}

#[test]
fn models_that_derive_from_each_other_are_an_error_with_the_chain() {
    let outcome = lower_files(&[(
        "spec.json",
        spec_with(json!({
            "Root": {"allOf": [{"$ref": "#/definitions/A"}], "properties": {"a": {"type": "string"}}},
            "A": {"allOf": [{"$ref": "#/definitions/B"}]},
            "B": {"allOf": [{"$ref": "#/definitions/A"}], "properties": {"b": {"type": "string"}}},
        })),
    )]);
    assert!(outcome.api.is_none());
    assert_eq!(
        outcome.said,
        [
            "[inheritance-cycle] /definitions/A: `allOf` references form a cycle: `A` → `B` → `A` (remove one of \
             the `allOf` references)"
        ]
    );
}

#[test]
fn a_diamond_is_no_circle() {
    let api = api(spec_with(json!({
        "Root": {"allOf": [{"$ref": "#/definitions/A"}, {"$ref": "#/definitions/B"}]},
        "A": {"allOf": [{"$ref": "#/definitions/Top"}], "properties": {"a": {"type": "string"}}},
        "B": {"allOf": [{"$ref": "#/definitions/Top"}], "properties": {"b": {"type": "string"}}},
        "Top": {"properties": {"top": {"type": "string"}}},
    })));
    assert_eq!(names(&api), ["Root", "A", "B", "Top"]);
}

#[test]
fn required_is_a_list_or_a_flag() {
    let api = api(spec_with(json!({
        "Root": {
            "required": ["a"],
            "properties": {
                "a": {"type": "string"},
                "b": {"type": "string", "required": true},
                "c": {"type": "string"},
            },
        },
    })));
    let required = |name: &str| property(&api, "Root", name).required;
    assert_eq!(
        [required("a"), required("b"), required("c")],
        [true, true, false]
    );
    assert_eq!(property(&api, "Root", "a").ty, Type::STRING);
}
