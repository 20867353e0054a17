//! Tests of the pass for unions.

use super::sample::*;
use crate::{
    diagnostics::{Code, Diagnostics},
    ir::{Api, DefinitionId, DefinitionKind, DefinitionName, Family, Home, Type, Union},
    passes::{inherit, unions},
};

fn run(api: &mut Api) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    inherit::run(&mut api.definitions, &mut Diagnostics::default());
    unions::run(&mut api.definitions, &mut diagnostics);
    diagnostics
}

fn union(api: &Api, id: DefinitionId) -> &Union {
    match &api.definitions[id].kind {
        DefinitionKind::Union(union) => union,
        other => panic!("no union: {other:?}"),
    }
}

/// Returns discriminator values and names of a union's alternatives.
fn kinds(api: &Api, id: DefinitionId) -> Vec<(String, String)> {
    let variants = union(api, id).variants.iter();
    variants
        .map(|variant| {
            (
                variant.tag.clone(),
                api.definitions[variant.model].name.text(),
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
fn kind(api: &mut Api, name: &str, parents: &[DefinitionId], value: &str) -> DefinitionId {
    let id = api.derived(name, parents, vec![text(&format!("own{name}"))]);
    api.of_mut(id).discriminator_value = Some(value.to_owned());
    id
}

#[test]
fn a_base_becomes_the_choice_of_its_kinds() {
    let mut api = api();
    let base = api.base("Pet", "kind", vec![text("kind"), text("name")]);
    let dog = kind(&mut api, "Dog", &[base], "hound");
    kind(&mut api, "Cat", &[base], "Cat");
    let diagnostics = run(&mut api);
    assert_eq!(diagnostics.iter().count(), 0);
    assert_eq!(
        kinds(&api, base),
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
    assert_eq!(dog.properties[0].ty, Type::Constant("hound".to_owned()));
    assert!(dog.properties[0].discriminator);
}

#[test]
fn inner_bases_are_choices_and_kinds() {
    let mut api = api();
    let base = api.base("Codec", "type", vec![text("type")]);
    let video = kind(&mut api, "Video", &[base], "#Video");
    let leaf = kind(&mut api, "H264", &[video], "#H264");
    kind(&mut api, "Audio", &[base], "#Audio");
    run(&mut api);
    let all = pairs(&[
        ("#Video", "Base.Video"),
        ("#H264", "H264"),
        ("#Audio", "Audio"),
    ]);
    assert_eq!(kinds(&api, base), all);
    assert_eq!(kinds(&api, video), all[..2]);
    assert_eq!(union(&api, video).discriminator, "type");
    let concrete = api.named("Base.Video");
    assert_eq!(members(api.of(concrete)), ["type", "ownVideo"]);
    assert_eq!(
        api.of(concrete).properties[0].ty,
        Type::Constant("#Video".to_owned())
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
        Home::Service(Family::Undecided)
    );
}

#[test]
fn a_base_is_a_kind_where_the_specification_says_so() {
    let with = |value: Option<&str>, values: Option<&[&str]>| {
        let mut api = api();
        let ty = values.map(|values| Type::Named(api.values("Kind", values)));
        let tag = property("kind", ty.unwrap_or(Type::STRING));
        let base = api.base("Pet", "kind", vec![tag]);
        api.of_mut(base).discriminator_value = value.map(str::to_owned);
        kind(&mut api, "Dog", &[base], "Dog");
        run(&mut api);
        kinds(&api, base)
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
fn an_inner_base_that_no_tag_can_name_is_no_kind() {
    let mut api = api();
    let values = api.values("Kind", &["Leaf"]);
    let base = api.base("Base", "kind", vec![property("kind", Type::Named(values))]);
    let inner = kind(&mut api, "Inner", &[base], "Inner");
    kind(&mut api, "Leaf", &[inner], "Leaf");
    run(&mut api);
    assert_eq!(kinds(&api, base), pairs(&[("Leaf", "Leaf")]));
    assert_eq!(kinds(&api, inner), pairs(&[("Leaf", "Leaf")]));
}

#[test]
fn a_base_without_kinds_stays_a_model() {
    let mut api = api();
    let base = api.base("Alone", "kind", vec![text("kind"), text("name")]);
    run(&mut api);
    assert_eq!(members(api.of(base)), ["kind", "name"]);
    assert!(!api.of(base).properties[0].discriminator);
    assert_eq!(api.of(base).discriminator, None);
}

#[test]
fn of_two_equal_tags_the_first_counts() {
    let mut api = api();
    let base = api.base("Pet", "kind", vec![text("kind")]);
    kind(&mut api, "Dog", &[base], "dog");
    kind(&mut api, "Hound", &[base], "DOG");
    let diagnostics = run(&mut api);
    assert_eq!(kinds(&api, base), pairs(&[("dog", "Dog")]));
    let all: Vec<_> = diagnostics.iter().collect();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].code, Code::Inconsistent);
    assert!(
        all[0]
            .message
            .contains("`Dog` and `Hound` have the same discriminator value `DOG`"),
        "{}",
        all[0].message
    );
}

#[test]
fn a_kind_with_two_tags_is_left_to_the_unknown_ones() {
    let mut api = api();
    let outer = api.base("Outer", "kind", vec![text("kind")]);
    kind(&mut api, "Plain", &[outer], "Plain");
    let inner = kind(&mut api, "Inner", &[outer], "Inner");
    api.of_mut(inner).discriminator = Some("type".to_owned());
    kind(&mut api, "Leaf", &[inner], "Leaf");
    let diagnostics = run(&mut api);
    assert_eq!(kinds(&api, outer), pairs(&[("Plain", "Plain")]));
    assert!(kinds(&api, inner).contains(&("Leaf".to_owned(), "Leaf".to_owned())));
    assert_eq!(union(&api, inner).discriminator, "type");
    let codes: Vec<_> = diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::Unsupported]);
}

#[test]
fn a_tag_that_nothing_declares_is_added() {
    let mut api = api();
    let base = api.base("Pet", "kind", Vec::new());
    let dog = kind(&mut api, "Dog", &[base], "Dog");
    run(&mut api);
    assert_eq!(members(api.of(dog)), ["kind", "ownDog"]);
    assert_eq!(
        api.of(dog).properties[0].ty,
        Type::Constant("Dog".to_owned())
    );
}

#[test]
fn what_a_kind_declares_otherwise_is_not_shared() {
    let mut api = api();
    let members = vec![text("kind"), text("name"), text("size")];
    let base = api.base("Pet", "kind", members);
    let dog = kind(&mut api, "Dog", &[base], "Dog");
    let size = property("size", Type::Any);
    api.of_mut(dog).properties.push(size);
    kind(&mut api, "Cat", &[base], "Cat");
    run(&mut api);
    let shared = union(&api, base).shared.iter();
    let shared: Vec<_> = shared.map(|one| one.wire_name.as_str()).collect();
    assert_eq!(shared, ["name"]);
}

#[test]
fn a_kind_that_two_ways_lead_to_counts_once() {
    let mut api = api();
    let base = api.base("Base", "kind", vec![text("kind")]);
    let one = kind(&mut api, "One", &[base], "One");
    let two = kind(&mut api, "Two", &[base], "Two");
    kind(&mut api, "Both", &[two, one], "Both");
    let diagnostics = run(&mut api);
    assert_eq!(diagnostics.iter().count(), 0);
    let tags: Vec<_> = union(&api, base)
        .variants
        .iter()
        .map(|one| one.tag.as_str())
        .collect();
    assert_eq!(tags, ["One", "Two", "Both"]);
}
