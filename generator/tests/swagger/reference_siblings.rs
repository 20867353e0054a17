//! Tests of the keywords beside a reference in JSON Schema.

use serde_json::{Value, json};

use armsmith::ir::DefinitionKind;

use super::json_schema::{lowered, with_member};
use super::support::*;

/// A reference and the schemas beside it are combined (JSON Schema 2020-12, section 8.2.3.1).
#[test]
fn schemas_beside_a_reference_are_combined_with_it() {
    let pet = json!({"$ref": "#/components/schemas/Pet"});
    let with = |keys: Value| {
        let mut schema = pet.clone();
        schema
            .as_object_mut()
            .unwrap()
            .extend(keys.as_object().unwrap().clone());
        schema
    };
    let member = json!({"type": "object", "properties": {"more": {"type": "string"}}});
    let choice = json!([{"type": "object", "properties": {"a": {"type": "string"}}}, member]);
    for (keys, expected, further) in [
        (json!({"allOf": [member]}), &["more"][..], None),
        (json!({"oneOf": choice}), &[], Some("any")),
        (
            json!({"additionalProperties": {"type": "string"}}),
            &[],
            Some("String"),
        ),
        (
            json!({"unevaluatedProperties": {"type": "integer"}}),
            &[],
            Some("Int64"),
        ),
        (json!({"anyOf": [{"required": ["name"]}]}), &["name"], None),
    ] {
        let outcome = lower_files(&[("spec.json", with_member("3.1.0", with(keys.clone())))]);
        let api = outcome.api.unwrap();
        let id = property(&api, "Root", "it").ty.definition().unwrap();
        let model = api.definitions[id].as_model().unwrap();
        assert_eq!(members(model), expected, "{keys}");
        let found = model
            .additional_properties
            .as_ref()
            .map(|ty| short(&api, ty));
        assert_eq!(found.as_deref(), further, "{keys}");
    }
    let list = json!({"$ref": "#/components/schemas/Anything", "type": "array", "items": pet});
    assert_eq!(lowered(list).0, "[Pet]");
}

/// A schema that only names a type, and the keywords that describe the type further, are one schema.
#[test]
fn a_type_and_the_keywords_beside_it_are_combined() {
    let text = json!({"type": "string", "description": "A text.", "minLength": 1});
    let number = json!({"type": "number"});
    let choice = json!([{"type": "string"}, {"type": "integer"}]);
    let content = json!({"type": "array", "items": {"type": "integer"}});
    for (target, keys, expected) in [
        (&json!({}), json!({"type": "string"}), "String"),
        (&json!({}), json!({"type": ["string", "null"]}), "String?"),
        (&json!({}), json!({"format": "uuid"}), "Uuid"),
        (&json!({}), json!({"enum": ["a", "b"]}), "Root.it"),
        (&json!({}), json!({"oneOf": choice}), "Root.it"),
        (
            &json!({}),
            json!({"type": ["string", "integer"]}),
            "Root.it",
        ),
        (
            &json!({"type": "object"}),
            json!({"anyOf": choice}),
            "Root.it",
        ),
        (
            &json!({"type": "array"}),
            json!({"items": text}),
            "[String]",
        ),
        (&text, json!({"format": "date"}), "Date"),
        (&text, json!({"contentEncoding": "base64"}), "Base64"),
        (
            &text,
            json!({"contentMediaType": "application/json", "contentSchema": content}),
            "text([Int64])",
        ),
        (
            &number,
            json!({"type": "integer", "format": "int32"}),
            "Int32",
        ),
        (&number, json!({"enum": [1.5, 2]}), "Root.it"),
        (
            &text,
            json!({"oneOf": [{"const": "a"}, {"const": "b"}]}),
            "Root.it",
        ),
    ] {
        let reference = json!({"$ref": "#/components/schemas/Target"});
        let beside = merged(&keys, &reference);
        let with_parent = |parent: &Value| merged(&keys, &json!({"allOf": [parent]}));
        for member in [beside, with_parent(&reference), with_parent(target)] {
            let mut spec = with_member("3.1.0", member.clone());
            spec["components"]["schemas"]["Target"] = target.clone();
            let outcome = lower_files(&[("spec.json", spec)]);
            assert_eq!(outcome.said, Vec::<String>::new(), "{member}");
            let api = outcome.api.unwrap();
            let found = property(&api, "Root", "it");
            let null = if found.nullable { "?" } else { "" };
            assert_eq!(short(&api, &found.ty) + null, expected, "{target} {member}");
        }
    }
    let member = json!({"$ref": "#/components/schemas/Target", "format": "date", "maxLength": 9});
    let mut spec = with_member("3.1.0", member);
    spec["components"]["schemas"]["Target"] = text;
    let api = api(spec);
    let it = property(&api, "Root", "it");
    assert_eq!(it.docs.description.as_deref(), Some("A text."));
    assert_eq!(it.constraints, ["Between 1 and 9 characters."]);
}

fn merged(first: &Value, second: &Value) -> Value {
    let mut merged = first.clone();
    let members = second.as_object().unwrap().clone();
    merged.as_object_mut().unwrap().extend(members);
    merged
}

/// The schema of `allOf` that lists values or items determines the type, whatever the order and the type beside it.
#[test]
fn the_most_specific_schema_determines_the_type() {
    let text = json!({"type": "string"});
    let list = json!({"type": "array"});
    let kind = json!({"$ref": "#/components/schemas/Kind"});
    let kinds = json!({"$ref": "#/components/schemas/Kinds"});
    for (member, expected) in [
        (json!({"type": "string", "allOf": [kind]}), "Kind"),
        (json!({"allOf": [text, kind]}), "Kind"),
        (json!({"allOf": [kind, text]}), "Kind"),
        (json!({"type": "array", "allOf": [kinds]}), "[Kind]"),
        (json!({"allOf": [kinds, list]}), "[Kind]"),
    ] {
        let mut spec = with_member("3.1.0", member.clone());
        let schemas = &mut spec["components"]["schemas"];
        schemas["Kind"] = json!({"type": "string", "enum": ["cat", "dog"]});
        schemas["Kinds"] = json!({"type": "array", "items": kind});
        let outcome = lower_files(&[("spec.json", spec)]);
        let api = outcome.api.unwrap();
        let ty = &property(&api, "Root", "it").ty;
        assert_eq!(short(&api, ty), expected, "{member}");
    }
}

/// Values beside a type that does not express them are documented.
#[test]
fn values_beside_a_list_are_documented() {
    let member = json!({"$ref": "#/components/schemas/List", "enum": [["a"], ["b"]]});
    let mut spec = with_member("3.1.0", member);
    spec["components"]["schemas"]["List"] = json!({"type": "array", "items": {"type": "string"}});
    let api = api(spec);
    let it = property(&api, "Root", "it");
    assert_eq!(it.constraints, [r#"One of `["a"]`, `["b"]`."#]);
}

/// The alternative of a union has the members beside its reference, and values beside one are those of a discriminator.
#[test]
fn an_alternative_has_the_members_beside_its_reference() {
    let mut spec = with_member(
        "3.1.0",
        json!({"oneOf": [
            {"$ref": "#/components/schemas/Cat", "properties": {"lives": {"type": "integer"}}},
            {"$ref": "#/components/schemas/Dog"},
        ]}),
    );
    let kind = |only: &str| {
        let kind = json!({"$ref": "#/components/schemas/Kind", "const": only});
        json!({"type": "object", "required": ["kind"], "properties": {"kind": kind}})
    };
    let schemas = &mut spec["components"]["schemas"];
    schemas["Kind"] = json!({"type": "string", "enum": ["cat", "dog"]});
    schemas["Cat"] = kind("cat");
    schemas["Dog"] = kind("dog");
    let outcome = lower_files(&[("spec.json", spec)]);
    assert_eq!(outcome.said, Vec::<String>::new());
    let api = outcome.api.unwrap();
    let id = property(&api, "Root", "it").ty.definition().unwrap();
    let DefinitionKind::Union(union) = &api.definitions[id].kind else {
        panic!("{:?}", api.definitions[id].kind);
    };
    let found = union.alternatives.iter().map(|one| {
        let model = api.definitions[one.model].as_model().unwrap();
        format!("{}: {}", one.value, members(model).join(" "))
    });
    let found: Vec<_> = found.collect();
    assert_eq!(found, ["cat: lives", "dog: kind"]);
}

#[test]
fn keys_beside_a_reference_are_used() {
    let member = json!({
        "$ref": "#/components/schemas/Pet",
        "description": "The first pet.",
        "readOnly": true,
        "deprecated": true,
    });
    let api = api(with_member("3.1.0", member));
    let it = property(&api, "Root", "it");
    assert_eq!(it.docs.description.as_deref(), Some("The first pet."));
    assert!(it.docs.deprecated.is_some() && !it.mutability.create);
}
