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
