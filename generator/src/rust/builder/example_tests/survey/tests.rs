//! Tests of comparing values with the specification.

use serde_json::{Value, json};

use super::super::{fixture, pointer};
use super::*;
use crate::{
    ir::{Alternative, DefinitionId, Enumeration, Mutability},
    rust::example_tests::case::Note,
};

/// Returns two alternatives in a list, with all permitted changes.
fn definitions() -> (Definitions, Type) {
    let mut definitions = Definitions::default();
    let color = definitions.push(fixture::definition(DefinitionKind::Enumeration(
        Enumeration {
            base: EnumerationBase::String,
            values: Vec::new(),
            closed: true,
        },
    )));
    let cat = definitions.push(fixture::definition(DefinitionKind::Model(Model {
        properties: vec![
            Property {
                discriminator: true,
                ..fixture::property("kind", Type::STRING)
            },
            Property {
                mutability: Mutability::READ_ONLY,
                ..fixture::property("id", Type::STRING)
            },
            Property {
                nullable: true,
                ..fixture::property("chip", Type::STRING)
            },
            fixture::property("born", Type::Scalar(Scalar::DateTime)),
            fixture::property("lives", Type::Scalar(Scalar::Int32)),
            fixture::property("color", Type::Named(color)),
            fixture::property("species", Type::Constant("felis".into())),
        ],
        discriminator_values: vec!["cat".into()],
        ..Model::default()
    })));
    let pet = definitions.push(fixture::definition(DefinitionKind::Union(Union {
        discriminator: "kind".to_owned(),
        alternatives: vec![Alternative {
            value: "cat".into(),
            model: cat,
        }],
        default: None,
        shared: Vec::new(),
    })));
    (definitions, pets(pet))
}

fn pets(pet: DefinitionId) -> Type {
    Type::Array {
        items: Box::new(Type::Named(pet)),
        nullable_items: false,
    }
}

fn look(direction: Direction, value: &Value) -> (Vec<Note>, Vec<String>) {
    let (definitions, ty) = definitions();
    let survey = survey(
        &definitions,
        direction,
        &ty,
        value,
        &ExamplePlace::default(),
    );
    let breaches = survey.breaches.into_iter();
    let breaches = breaches.map(|breach| format!("{}: {}", breach.pointer, breach.reason));
    (
        pointer::compact(&survey.findings, value),
        breaches.collect(),
    )
}

fn note(change: PermittedChange, pointer: &str) -> Note {
    Note {
        change,
        pointer: pointer.to_owned(),
    }
}

#[test]
fn a_whole_value_gives_nothing_to_remark_but_its_instants() {
    let value = json!([{
        "kind": "cat", "id": "1", "chip": null, "born": "2020-01-01T00:00:00Z",
        "lives": 9, "color": "any", "species": "felis",
    }]);
    let (changes, breaches) = look(Direction::Response, &value);
    assert_eq!(changes, [note(PermittedChange::Instant, "/0/born")]);
    assert!(breaches.is_empty(), "{breaches:?}");
}

#[test]
fn what_gets_lost_or_appears_is_named() {
    let value = json!([
        { "kind": "cat", "id": "1", "lives": null, "species": "felis", "wings": 2 },
        { "kind": "cat", "id": "2" },
    ]);
    let (changes, breaches) = look(Direction::Request, &value);
    let expected = [
        note(PermittedChange::ReadOnly, "/*/id"),
        note(PermittedChange::Null, "/0/lives"),
        note(PermittedChange::Undeclared, "/0/wings"),
        note(PermittedChange::Constant("felis".into()), "/1/species"),
    ];
    assert_eq!(changes, expected);
    assert!(breaches.is_empty(), "{breaches:?}");
}

#[test]
fn a_kind_that_the_union_does_not_list_stays_as_it_is() {
    let value = json!([{ "kind": "Cat", "id": 5, "wings": 2 }, { "wings": 2 }]);
    let (changes, breaches) = look(Direction::Request, &value);
    assert!(changes.is_empty(), "{changes:?}");
    assert!(breaches.is_empty(), "{breaches:?}");
}

#[test]
fn what_the_specification_does_not_allow_is_a_breach() {
    let value = json!([
        { "kind": "cat", "lives": "9", "color": 5, "species": "Felis", "born": "today" },
        null,
    ]);
    let (_, breaches) = look(Direction::Response, &value);
    let expected = [
        "/0/lives: \"9\" stands where a whole number of 32 bits belongs",
        "/0/color: 5 stands where text belongs",
        "/0/species: \"Felis\" stands where \"felis\" is constant",
        "/0/born: \"today\" stands where a date and time of RFC 3339 belongs",
        "/1: null stands where an object belongs",
    ];
    assert_eq!(breaches, expected);
}

#[test]
fn a_value_without_a_required_property_is_a_breach() {
    let mut definitions = Definitions::default();
    let name = Property::new("name", Type::STRING, fixture::origin());
    let id = definitions.push(fixture::definition(DefinitionKind::Model(Model {
        properties: vec![Property {
            always_present: true,
            ..name
        }],
        ..Model::default()
    })));
    for (value, breaches) in [
        (json!({"name": "Bo"}), 0),
        (json!({}), 1),
        (json!({"name": null}), 1),
    ] {
        let place = ExamplePlace::default();
        let ty = Type::Named(id);
        let survey = survey(&definitions, Direction::Response, &ty, &value, &place);
        assert_eq!(survey.breaches.len(), breaches, "{value}");
        let mut reasons = survey.breaches.iter().map(|breach| breach.reason.as_str());
        assert!(reasons.all(|it| it == "the required property `name` is missing"));
    }
}
