//! Tests of the pass for inheritance.

use super::sample::*;
use crate::{
    diagnostics::Diagnostics,
    ir::{DefinitionId, Docs, Property, Scalar, Type},
    passes::inherit,
};

fn described(wire_name: &str, description: &str) -> Property {
    Property {
        docs: Docs {
            description: Some(description.to_owned()),
            ..Docs::default()
        },
        ..text(wire_name)
    }
}

#[test]
fn parents_come_first_in_their_order_and_depth() {
    let mut api = api();
    // Derived models may precede their parents.
    let leaf = api.derived(
        "Leaf",
        &[DefinitionId(2), DefinitionId(3)],
        vec![text("own")],
    );
    let root = api.model("Root", vec![text("id")]);
    let one = api.derived("One", &[root], vec![text("one")]);
    let two = api.derived("Two", &[root], vec![text("two")]);
    inherit::run(&mut api.definitions, &mut Diagnostics::default());
    assert_eq!(members(api.of(leaf)), ["id", "one", "two", "own"]);
    assert_eq!(members(api.of(one)), ["id", "one"]);
    assert_eq!(api.of(leaf).parents, [one, two], "parents stay recorded");
}

#[test]
fn a_member_declared_again_counts_in_the_old_place() {
    let mut api = api();
    let mut id = described("id", "of the parent");
    id.required = true;
    let parent = api.model("Parent", vec![id, text("name")]);
    let again = Property {
        ty: Type::Scalar(Scalar::Uuid),
        ..described("id", "of the child")
    };
    let child = api.derived("Child", &[parent], vec![text("own"), again]);
    inherit::run(&mut api.definitions, &mut Diagnostics::default());
    let child = api.of(child);
    assert_eq!(members(child), ["id", "name", "own"]);
    assert_eq!(child.properties[0].ty, Type::Scalar(Scalar::Uuid));
    assert_eq!(
        child.properties[0].docs.description.as_deref(),
        Some("of the child")
    );
    assert!(child.properties[0].required, "the parent still requires it");
    assert_eq!(api.of(parent).properties[0].ty, Type::STRING);
}

#[test]
fn what_a_new_declaration_leaves_unsaid_stays() {
    let mut api = api();
    let mut key = described("key", "of the parent");
    key.client_name = Some("secretKey".to_owned());
    key.secret = true;
    let parent = api.model("Parent", vec![key]);
    let child = api.derived("Child", &[parent], vec![text("key")]);
    inherit::run(&mut api.definitions, &mut Diagnostics::default());
    let key = &api.of(child).properties[0];
    assert_eq!(key.client_name.as_deref(), Some("secretKey"));
    assert_eq!(key.docs.description.as_deref(), Some("of the parent"));
    assert!(key.secret);
}

#[test]
fn additional_properties_and_requirements_are_inherited() {
    let mut api = api();
    let parent = api.model("Parent", vec![text("id"), text("name")]);
    api.of_mut(parent).additional_properties = Some(Type::Any);
    let child = api.derived("Child", &[parent], Vec::new());
    api.of_mut(child).required_inherited = vec!["name".to_owned(), "unknown".to_owned()];
    let other = api.derived("Other", &[child], Vec::new());
    api.of_mut(other).additional_properties = Some(Type::STRING);
    inherit::run(&mut api.definitions, &mut Diagnostics::default());
    let required = |id| {
        api.of(id)
            .properties
            .iter()
            .map(|one| one.required)
            .collect::<Vec<_>>()
    };
    assert_eq!(required(parent), [false, false]);
    assert_eq!(required(child), [false, true]);
    assert_eq!(required(other), [false, true]);
    assert_eq!(api.of(child).additional_properties, Some(Type::Any));
    assert_eq!(api.of(other).additional_properties, Some(Type::STRING));
}

#[test]
fn discriminators_are_marked_in_all_models() {
    let mut api = api();
    let base = api.base("Base", "kind", vec![text("kind"), text("id")]);
    let inner = api.derived("Inner", &[base], vec![text("own")]);
    let leaf = api.derived("Leaf", &[inner], vec![text("kind")]);
    inherit::run(&mut api.definitions, &mut Diagnostics::default());
    for id in [base, inner, leaf] {
        let marks: Vec<_> = api
            .of(id)
            .properties
            .iter()
            .map(|one| one.discriminator)
            .collect();
        assert!(marks[0] && !marks[1..].contains(&true), "{marks:?}");
    }
}

#[test]
fn a_circle_of_parents_ends() {
    let mut api = api();
    let one = api.derived("One", &[DefinitionId(1)], vec![text("one")]);
    let two = api.derived("Two", &[one], vec![text("two")]);
    inherit::run(&mut api.definitions, &mut Diagnostics::default());
    assert_eq!(members(api.of(one)), ["two", "one"]);
    assert_eq!(members(api.of(two)), ["two"]);
}

#[test]
fn a_long_chain_needs_no_deep_stack() {
    let mut api = api();
    let mut last = api.model("M0", vec![text("id")]);
    for place in 1..20_000 {
        last = api.derived(&format!("M{place}"), &[last], Vec::new());
    }
    inherit::run(&mut api.definitions, &mut Diagnostics::default());
    assert_eq!(members(api.of(last)), ["id"]);
}

#[test]
fn a_required_member_must_be_there() {
    let mut api = api();
    let parent = api.model("Parent", vec![text("name")]);
    let child = api.derived("Child", &[parent], Vec::new());
    let names = ["name", "nmae", "other"].map(str::to_owned);
    api.of_mut(child).required_inherited = names.to_vec();
    // Additional properties may include them.
    let free = api.derived("Free", &[parent], Vec::new());
    api.of_mut(free).required_inherited = names.to_vec();
    api.of_mut(free).additional_properties = Some(Type::Any);
    let mut diagnostics = Diagnostics::default();
    inherit::run(&mut api.definitions, &mut diagnostics);
    let said: Vec<_> = diagnostics
        .iter()
        .map(|each| {
            (
                each.message.as_str(),
                each.help.as_deref().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (
                "`Child` requires the property `nmae`, which it does not declare",
                "declare the property, or remove it from `required`"
            ),
            (
                "`Child` requires the property `other`, which it does not declare",
                "declare the property, or remove it from `required`"
            ),
        ]
    );
}
