//! Tests of a schema's attributes at the place where it is used.

use armsmith::ir::Mutability;
use serde_json::json;

use crate::support::{api, lower_files, member, property, said, spec_with, spec_with_member};

fn mutability(create: bool, read: bool, update: bool) -> Mutability {
    Mutability {
        create,
        read,
        update,
    }
}

#[test]
fn mutability_and_read_only_say_when_a_member_may_be_set() {
    for (schema, expected) in [
        (json!({}), Mutability::ALWAYS),
        (json!({"readOnly": true}), Mutability::READ_ONLY),
        (json!({"readOnly": false}), Mutability::ALWAYS),
        (json!({"x-ms-mutability": ["read"]}), Mutability::READ_ONLY),
        (
            json!({"x-ms-mutability": ["create", "read"]}),
            mutability(true, true, false),
        ),
        (
            json!({"x-ms-mutability": ["create", "update"]}),
            mutability(true, false, true),
        ),
        (json!({"x-ms-mutability": []}), Mutability::ALWAYS),
        (
            json!({"readOnly": true, "x-ms-mutability": ["create", "read"]}),
            Mutability::READ_ONLY,
        ),
    ] {
        assert_eq!(member(schema.clone()).0.mutability, expected, "{schema}");
    }
}

#[test]
fn secrets_are_marked() {
    for (schema, secret) in [
        (json!({"type": "string"}), false),
        (json!({"type": "string", "x-ms-secret": true}), true),
        (json!({"type": "string", "format": "password"}), true),
        (
            json!({"type": "string", "format": "password", "x-ms-secret": false}),
            false,
        ),
    ] {
        assert_eq!(member(schema.clone()).0.secret, secret, "{schema}");
    }
}

#[test]
fn a_reference_brings_the_facts_of_its_target() {
    let api = api(spec_with(json!({
        "Root": {"properties": {
            "plain": {"$ref": "#/definitions/Key"},
            "own": {
                "$ref": "#/definitions/Key",
                "description": "Mine.",
                "readOnly": false,
                "x-nullable": false,
                "x-ms-secret": false,
                "default": "b",
            },
            "model": {"$ref": "#/definitions/Model"},
        }},
        "Key": {
            "type": "string",
            "title": "Key",
            "description": "The key.",
            "readOnly": true,
            "x-nullable": true,
            "x-ms-secret": true,
            "default": "a",
            "maxLength": 3,
        },
        "Model": {
            "description": "A model.",
            "readOnly": true,
            "properties": {"a": {"type": "string"}},
        },
    })));
    let plain = property(&api, "Root", "plain");
    assert_eq!(plain.docs.description.as_deref(), Some("The key."));
    assert_eq!(plain.docs.summary, None);
    assert_eq!(plain.mutability, Mutability::READ_ONLY);
    assert!(plain.nullable && plain.secret);
    assert_eq!(plain.default, Some(json!("a")));
    assert_eq!(plain.constraints, ["At most 3 characters."]);
    let own = property(&api, "Root", "own");
    assert_eq!(own.docs.description.as_deref(), Some("Mine."));
    assert_eq!(own.mutability, Mutability::ALWAYS);
    assert!(!own.nullable && !own.secret);
    assert_eq!(own.default, Some(json!("b")));
    let model = property(&api, "Root", "model");
    assert_eq!(model.docs.description.as_deref(), Some("A model."));
    assert_eq!(model.mutability, Mutability::READ_ONLY);
}

#[test]
fn limits_are_sentences() {
    for (schema, sentences) in [
        (
            json!({"minLength": 3, "maxLength": 24}),
            vec!["Between 3 and 24 characters."],
        ),
        (
            json!({"minLength": 5, "maxLength": 5}),
            vec!["Exactly 5 characters."],
        ),
        (json!({"minLength": 1}), vec!["At least 1 character."]),
        (json!({"minLength": 0}), vec![]),
        (
            json!({"minimum": 1, "maximum": 9.5}),
            vec!["Between 1 and 9.5."],
        ),
        (
            json!({"minimum": 0, "exclusiveMinimum": true}),
            vec!["More than 0."],
        ),
        (
            json!({"minimum": 0, "exclusiveMinimum": true, "maximum": 9}),
            vec!["More than 0 and at most 9."],
        ),
        (
            json!({"maximum": 9, "exclusiveMaximum": true}),
            vec!["Less than 9."],
        ),
        (json!({"multipleOf": 5}), vec!["A multiple of 5."]),
        (
            json!({"minItems": 1, "uniqueItems": true}),
            vec!["At least 1 item.", "No item occurs twice."],
        ),
        (json!({"maxProperties": 15}), vec!["At most 15 entries."]),
        (
            json!({"pattern": "^a+$"}),
            vec!["Matches the pattern `^a+$`."],
        ),
        (
            json!({"x-ms-arm-id-details": {"allowedResources": [{"type": "A.B/c"}]}}),
            vec!["The id of a resource of type `A.B/c`."],
        ),
        (
            json!({"x-ms-arm-id-details": {"allowedResources": [{"resourceType": "A.B/c"}]}}),
            vec!["The id of a resource of type `A.B/c`."],
        ),
        (
            json!({"x-ms-arm-id-details": {"allowedResources": [{"type": "A/c"}, {"type": "A/d"}]}}),
            vec!["The id of a resource of one of the types `A/c`, `A/d`."],
        ),
    ] {
        assert_eq!(member(schema.clone()).0.constraints, sentences, "{schema}");
    }
}

#[test]
fn exclusive_bounds_may_be_numbers() {
    for (schema, sentence) in [
        (json!({"exclusiveMinimum": 0}), "More than 0."),
        (
            json!({"minimum": 1, "exclusiveMinimum": 0, "maximum": 9, "exclusiveMaximum": 8.5}),
            "At least 1 and less than 8.5.",
        ),
        (json!({"maximum": 8, "exclusiveMaximum": 8}), "Less than 8."),
    ] {
        let outcome = lower_files(&[("spec.json", spec_with_member(schema.clone()))]);
        let later = |said: &String| said.starts_with("[later-syntax]");
        assert!(outcome.said.iter().all(later), "{:?}", outcome.said);
        let api = outcome.api.unwrap();
        assert_eq!(
            property(&api, "Root", "it").constraints,
            [sentence],
            "{schema}"
        );
    }
}

#[test]
fn names_docs_and_wishes_are_kept() {
    let (property, _) = member(json!({
        "title": "It",
        "description": "  ",
        "deprecated": true,
        "x-ms-client-name": "thing",
        "x-ms-client-flatten": true,
        "default": null,
        "properties": {"a": {"type": "string"}},
    }));
    assert_eq!(property.client_name.as_deref(), Some("thing"));
    assert_eq!(property.docs.summary.as_deref(), Some("It"));
    assert_eq!(property.docs.description, None);
    assert_eq!(property.docs.deprecated.as_deref(), Some(""));
    assert_eq!(property.default, Some(json!(null)));
    assert!(property.flatten.is_requested());
}

#[test]
fn a_default_fits_its_type() {
    let size = json!({"type": "string", "enum": ["a"], "x-ms-enum": {"name": "Size"}});
    for (schema, default, fits) in [
        (json!({"type": "integer"}), json!(1), true),
        (json!({"type": "integer"}), json!(1.0), true),
        (json!({"type": "integer"}), json!(1.5), false),
        (json!({"type": "integer"}), json!("1"), false),
        (json!({"type": "boolean"}), json!("true"), false),
        (json!({"type": "number"}), json!(2), true),
        (json!({"type": "string"}), json!(2), false),
        (json!({"type": "string"}), json!(null), true),
        (size.clone(), json!("other"), true),
        (size, json!(1), false),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            json!(["a"]),
            true,
        ),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            json!([1]),
            false,
        ),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            json!("a"),
            false,
        ),
        (
            json!({"properties": {"x": {"type": "string"}}}),
            json!({}),
            true,
        ),
        (
            json!({"properties": {"x": {"type": "string"}}}),
            json!("{}"),
            false,
        ),
        (
            json!({"additionalProperties": {"type": "string"}}),
            json!([]),
            false,
        ),
        (json!({}), json!([]), true),
    ] {
        let mut schema = schema;
        schema["default"] = default.clone();
        let said = said(spec_with_member(schema));
        let expected = format!(
            "[inconsistent] /definitions/Root/properties/it/default: the default `{default}` does not match the type; \
             ignored"
        );
        match fits {
            true => assert!(said.is_empty(), "{said:?}"),
            false => assert_eq!(said, [expected]),
        }
    }
}
