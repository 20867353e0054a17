//! Tests of discriminated bases and their alternatives.

use serde_json::{Value, json};

use crate::support::{api, lower_files, members, model, names, property, short, spec_with};

fn animals() -> Value {
    json!({
        "Root": {"properties": {"pet": {"$ref": "#/definitions/Animal"}}},
        "Animal": {
            "discriminator": "kind",
            "required": ["kind"],
            "properties": {"kind": {"type": "string", "enum": ["animal"]}, "age": {"type": "integer"}},
        },
        "Dog": {
            "allOf": [{"$ref": "#/definitions/Animal"}],
            "x-ms-discriminator-value": "#Dog",
            "properties": {"bark": {"type": "string"}},
        },
        "Cat": {
            "x-ms-client-name": "Kitty",
            "allOf": [{"$ref": "#/definitions/Animal"}],
            "required": ["kind"],
            "properties": {"kind": {"type": "string", "enum": ["Cat"]}},
        },
        "Puppy": {"allOf": [{"$ref": "#/definitions/Dog"}], "properties": {"toy": {"type": "string"}}},
        "Stone": {"properties": {"weight": {"type": "integer"}}},
    })
}

#[test]
fn the_alternatives_of_a_base_that_is_used_are_reached() {
    let api = api(spec_with(animals()));
    assert_eq!(
        names(&api),
        ["Root", "Animal", "Animal.kind", "Dog", "Kitty", "Puppy"]
    );
    let values = |name: &str| model(&api, name).discriminator_values.clone();
    assert_eq!(values("Animal"), []);
    assert_eq!(values("Dog"), ["#Dog".into()]);
    assert_eq!(values("Kitty"), ["Cat".into()]);
    assert_eq!(values("Puppy"), ["Puppy".into()]);
    assert_eq!(model(&api, "Animal").discriminator.as_deref(), Some("kind"));
}

#[test]
fn the_discriminator_is_marked_and_never_a_constant_of_the_base() {
    let api = api(spec_with(animals()));
    let base = property(&api, "Animal", "kind");
    assert!(base.discriminator);
    assert_eq!(short(&api, &base.ty), "Animal.kind");
    let own = property(&api, "Kitty", "kind");
    assert_eq!(short(&api, &own.ty), "=Cat");
    assert!(!property(&api, "Animal", "age").discriminator);
}

#[test]
fn an_alternative_that_is_used_alone_does_not_reach_its_siblings() {
    let mut definitions = animals();
    definitions["Root"] = json!({"properties": {"pet": {"$ref": "#/definitions/Dog"}}});
    let api = api(spec_with(definitions));
    assert_eq!(
        names(&api),
        ["Root", "Dog", "Animal", "Animal.kind", "Puppy"]
    );
}

#[test]
fn a_base_without_a_member_for_the_tag_gets_one() {
    let api = api(spec_with(json!({
        "Root": {"discriminator": "kind", "properties": {"a": {"type": "string"}}},
    })));
    assert_eq!(members(model(&api, "Root")), ["kind", "a"]);
    let tag = property(&api, "Root", "kind");
    assert!(tag.discriminator && tag.required);
}

#[test]
fn kinds_may_stand_in_other_files() {
    let outcome = lower_files(&[
        (
            "spec.json",
            spec_with(json!({
                "Root": {"properties": {
                    "pet": {"$ref": "base.json#/definitions/Animal"},
                    "other": {"$ref": "kinds.json#/definitions/Other"},
                }},
            })),
        ),
        (
            "base.json",
            json!({"definitions": {
                "Animal": {"discriminator": "kind", "properties": {"kind": {"type": "string"}}},
            }}),
        ),
        (
            "kinds.json",
            json!({"definitions": {
                "Other": {"properties": {"a": {"type": "string"}}},
                "Dog": {"allOf": [{"$ref": "base.json#/definitions/Animal"}]},
                "Lost": {"allOf": [{"$ref": "nowhere.json#/definitions/Animal"}]},
            }}),
        ),
    ]);
    assert_eq!(outcome.said, [] as [String; 0]);
    assert_eq!(
        names(&outcome.api.unwrap()),
        ["Root", "Animal", "Other", "Dog"]
    );
}

#[test]
fn a_discriminator_value_without_a_base_means_nothing() {
    let api = api(spec_with(json!({
        "Root": {"x-ms-discriminator-value": "orphan", "properties": {"a": {"type": "string"}}},
    })));
    assert_eq!(model(&api, "Root").discriminator_values, []);
}
