//! Tests of the pass for unions.

use super::sample::*;
use crate::{
    diagnostics::{Code, Diagnostics},
    ir::{
        Alternative, Api, DefinitionHome, DefinitionId, DefinitionKind, DefinitionName, Family,
        Literal, Scalar, Type, Union,
    },
    passes::{discriminators, inherit, unions},
};

fn run(api: &mut Api) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    inherit::run(&mut api.definitions, &mut Diagnostics::default());
    unions::run(&mut api.definitions, &mut diagnostics);
    discriminators::run(api, &mut diagnostics);
    diagnostics
}

fn union(api: &Api, id: DefinitionId) -> &Union {
    match &api.definitions[id].kind {
        DefinitionKind::Union(union) => union,
        other => panic!("no union: {other:?}"),
    }
}

/// Returns discriminator values and names of a union's alternatives.
fn alternatives_of(api: &Api, id: DefinitionId) -> Vec<(String, String)> {
    let alternatives = union(api, id).alternatives.iter();
    alternatives
        .map(|alternative| {
            (
                alternative.value.to_string(),
                api.definitions[alternative.model].name.text(),
            )
        })
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()))
        .collect()
}

/// Adds an alternative as lowering creates it: with a value.
fn derived(api: &mut Api, name: &str, parents: &[DefinitionId], value: &str) -> DefinitionId {
    let id = api.derived(name, parents, vec![text(&format!("own{name}"))]);
    api.of_mut(id).discriminator_values = vec![value.into()];
    id
}

#[test]
fn a_base_becomes_the_choice_of_its_alternatives() {
    let mut api = api();
    let base = api.base("Pet", "kind", vec![text("kind"), text("name")]);
    let dog = derived(&mut api, "Dog", &[base], "hound");
    derived(&mut api, "Cat", &[base], "Cat");
    let diagnostics = run(&mut api);
    assert_eq!(diagnostics.iter().count(), 0);
    assert_eq!(
        alternatives_of(&api, base),
        pairs(&[("hound", "Dog"), ("Cat", "Cat")])
    );
    let union = union(&api, base);
    assert_eq!(union.discriminator, "kind");
    let shared: Vec<_> = union
        .shared
        .iter()
        .map(|one| one.wire_name.as_str())
        .collect();
    assert_eq!(shared, ["name"]);
    let dog = api.of(dog);
    assert_eq!(members(dog), ["kind", "name", "ownDog"]);
    assert_eq!(dog.properties[0].ty, Type::Constant("hound".into()));
    assert!(dog.properties[0].discriminator);
}

#[test]
fn inner_bases_are_unions_and_alternatives() {
    let mut api = api();
    let base = api.base("Codec", "type", vec![text("type")]);
    let video = derived(&mut api, "Video", &[base], "#Video");
    let leaf = derived(&mut api, "H264", &[video], "#H264");
    derived(&mut api, "Audio", &[base], "#Audio");
    run(&mut api);
    let all = pairs(&[
        ("#Video", "Base.Video"),
        ("#H264", "H264"),
        ("#Audio", "Audio"),
    ]);
    assert_eq!(alternatives_of(&api, base), all);
    assert_eq!(alternatives_of(&api, video), all[..2]);
    assert_eq!(union(&api, video).discriminator, "type");
    let concrete = api.named("Base.Video");
    assert_eq!(members(api.of(concrete)), ["type", "ownVideo"]);
    assert_eq!(
        api.of(concrete).properties[0].ty,
        Type::Constant("#Video".into())
    );
    assert_eq!(members(api.of(leaf)), ["type", "ownVideo", "ownH264"]);
    assert_eq!(
        api.definitions[concrete].origin,
        api.definitions[video].origin
    );
    let words = ["Base", "Video"].map(str::to_owned).to_vec();
    assert_eq!(
        api.definitions[concrete].name,
        DefinitionName::Derived(words)
    );
    assert_eq!(
        api.definitions[concrete].home,
        DefinitionHome::Service(Family::Undecided)
    );
}

#[test]
fn a_base_is_an_alternative_where_the_specification_says_so() {
    let with = |value: Option<&str>, values: Option<&[&str]>| {
        let mut api = api();
        let ty = values.map(|values| Type::Named(api.values("Kind", values)));
        let discriminator = property("kind", ty.unwrap_or(Type::STRING));
        let base = api.base("Pet", "kind", vec![discriminator]);
        api.of_mut(base).discriminator_values = value.map(Literal::from).into_iter().collect();
        derived(&mut api, "Dog", &[base], "Dog");
        run(&mut api);
        alternatives_of(&api, base)
    };
    let alone = pairs(&[("Dog", "Dog")]);
    assert_eq!(with(None, None), alone);
    assert_eq!(with(None, Some(&["Dog", "Cat"])), alone);
    assert_eq!(
        with(Some("animal"), None),
        pairs(&[("animal", "Base.Pet"), ("Dog", "Dog")])
    );
    assert_eq!(
        with(Some("Pet"), None),
        pairs(&[("Pet", "Base.Pet"), ("Dog", "Dog")])
    );
    let listed: &[_] = &["Dog", "pet"];
    assert_eq!(
        with(None, Some(listed)),
        pairs(&[("pet", "Base.Pet"), ("Dog", "Dog")])
    );
}

#[test]
fn an_inner_base_that_no_value_can_name_is_no_alternative() {
    let mut api = api();
    let values = api.values("Kind", &["Leaf"]);
    let base = api.base("Base", "kind", vec![property("kind", Type::Named(values))]);
    let inner = derived(&mut api, "Inner", &[base], "Inner");
    derived(&mut api, "Leaf", &[inner], "Leaf");
    run(&mut api);
    assert_eq!(alternatives_of(&api, base), pairs(&[("Leaf", "Leaf")]));
    assert_eq!(alternatives_of(&api, inner), pairs(&[("Leaf", "Leaf")]));
}

#[test]
fn a_base_without_alternatives_stays_a_model() {
    let mut api = api();
    let base = api.base("Alone", "kind", vec![text("kind"), text("name")]);
    run(&mut api);
    assert_eq!(members(api.of(base)), ["kind", "name"]);
    assert!(!api.of(base).properties[0].discriminator);
    assert_eq!(api.of(base).discriminator, None);
}

#[test]
fn of_two_equal_values_the_first_is_used() {
    let mut api = api();
    let base = api.base("Pet", "kind", vec![text("kind")]);
    derived(&mut api, "Dog", &[base], "dog");
    derived(&mut api, "Hound", &[base], "dog");
    let diagnostics = run(&mut api);
    assert_eq!(alternatives_of(&api, base), pairs(&[("dog", "Dog")]));
    let all: Vec<_> = diagnostics.iter().collect();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].code, Code::Inconsistent);
    assert!(
        all[0]
            .message
            .contains("`Dog` and `Hound` have the same discriminator value `dog`"),
        "{}",
        all[0].message
    );
}

#[test]
fn an_alternative_with_two_discriminators_is_left_to_the_unknown_ones() {
    let mut api = api();
    let outer = api.base("Outer", "kind", vec![text("kind")]);
    derived(&mut api, "Plain", &[outer], "Plain");
    let inner = derived(&mut api, "Inner", &[outer], "Inner");
    api.of_mut(inner).discriminator = Some("type".to_owned());
    derived(&mut api, "Leaf", &[inner], "Leaf");
    let diagnostics = run(&mut api);
    assert_eq!(alternatives_of(&api, outer), pairs(&[("Plain", "Plain")]));
    assert!(alternatives_of(&api, inner).contains(&("Leaf".to_owned(), "Leaf".to_owned())));
    assert_eq!(union(&api, inner).discriminator, "type");
    let codes: Vec<_> = diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::Unsupported]);
}

#[test]
fn a_discriminator_that_nothing_declares_is_the_unions_alone() {
    let mut api = api();
    let base = api.base("Pet", "kind", Vec::new());
    let dog = derived(&mut api, "Dog", &[base], "Dog");
    run(&mut api);
    assert_eq!(alternatives_of(&api, base), pairs(&[("Dog", "Dog")]));
    assert_eq!(members(api.of(dog)), ["ownDog"]);
}

#[test]
fn a_model_with_two_values_keeps_the_discriminator_free() {
    let mut api = api();
    let base = api.base("Pet", "kind", vec![text("kind")]);
    let cat = derived(&mut api, "Cat", &[base], "cat");
    api.of_mut(cat).discriminator_values.push("tiger".into());
    run(&mut api);
    assert_eq!(
        alternatives_of(&api, base),
        pairs(&[("cat", "Cat"), ("tiger", "Cat")])
    );
    let kind = &api.of(cat).properties[0];
    assert_eq!(kind.ty, Type::STRING);
    assert!(!kind.discriminator);
}

#[test]
fn values_have_the_type_of_the_discriminator() {
    let mut api = api();
    let kind = property("kind", Type::Scalar(Scalar::Int32));
    let base = api.base("Pet", "kind", vec![kind]);
    let dog = derived(&mut api, "Dog", &[base], "7");
    derived(&mut api, "Cat", &[base], "cat");
    let diagnostics = run(&mut api);
    let number = Literal::Number(7.into());
    assert_eq!(union(&api, base).alternatives[0].value, number);
    assert_eq!(api.of(dog).properties[0].ty, Type::Constant(number));
    let messages: Vec<_> = diagnostics.iter().map(|one| &one.message).collect();
    assert_eq!(
        messages,
        ["the discriminator value `cat` of `Pet` is not of the type of `kind`"]
    );
}

/// Adds a union of one alternative that declares the discriminator as text.
fn listed(api: &mut Api, name: &str, value: &str, model: DefinitionId) -> DefinitionId {
    let union = Union {
        discriminator: "kind".to_owned(),
        alternatives: vec![Alternative {
            value: value.into(),
            model,
        }],
        default: None,
        shared: Vec::new(),
    };
    api.add(name, DefinitionKind::Union(union))
}

#[test]
fn an_alternative_that_is_used_elsewhere_keeps_its_member() {
    let is_constant = |others: &dyn Fn(&mut Api, DefinitionId)| {
        let mut api = api();
        let cat = api.model("Cat", vec![text("kind")]);
        listed(&mut api, "Pet", "cat", cat);
        others(&mut api, cat);
        run(&mut api);
        let kind = &api.of(cat).properties[0];
        assert_eq!(kind.discriminator, kind.ty != Type::STRING);
        kind.discriminator
    };
    assert!(is_constant(&|_, _| {}));
    assert!(is_constant(&|api, cat| {
        listed(api, "Animal", "cat", cat);
    }));
    assert!(!is_constant(&|api, cat| {
        listed(api, "Animal", "feline", cat);
    }));
    assert!(!is_constant(&|api, cat| {
        api.model("Owner", vec![property("cat", Type::Named(cat))]);
    }));
}

#[test]
fn what_an_alternative_declares_otherwise_is_not_shared() {
    let mut api = api();
    let members = vec![text("kind"), text("name"), text("size")];
    let base = api.base("Pet", "kind", members);
    let dog = derived(&mut api, "Dog", &[base], "Dog");
    let size = property("size", Type::Any);
    api.of_mut(dog).properties.push(size);
    derived(&mut api, "Cat", &[base], "Cat");
    run(&mut api);
    let shared = union(&api, base).shared.iter();
    let shared: Vec<_> = shared.map(|one| one.wire_name.as_str()).collect();
    assert_eq!(shared, ["name"]);
}

#[test]
fn an_alternative_that_two_ways_lead_to_counts_once() {
    let mut api = api();
    let base = api.base("Base", "kind", vec![text("kind")]);
    let one = derived(&mut api, "One", &[base], "One");
    let two = derived(&mut api, "Two", &[base], "Two");
    derived(&mut api, "Both", &[two, one], "Both");
    let diagnostics = run(&mut api);
    assert_eq!(diagnostics.iter().count(), 0);
    let values: Vec<_> = union(&api, base)
        .alternatives
        .iter()
        .map(|one| one.value.to_string())
        .collect();
    assert_eq!(values, ["One", "Two", "Both"]);
}
