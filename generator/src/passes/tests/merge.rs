//! Tests of the pass for merged definitions.

use super::sample::*;
use crate::ir::{DefinitionHome, DefinitionId, DocumentId, Type};
use crate::passes::merge;

/// Moves a definition to another file.
fn in_file(api: &mut crate::ir::Api, id: DefinitionId, file: usize) -> DefinitionId {
    api.definitions[id].origin.document = DocumentId(file);
    id
}

#[test]
fn definitions_that_say_the_same_are_one() {
    let mut api = api();
    let one = api.model("Sku", vec![text("name")]);
    let other = api.model("Sku", vec![text("name")]);
    in_file(&mut api, other, 1);
    api.definitions[other].docs.description = Some("Other words.".to_owned());
    let holder = api.model(
        "Holder",
        vec![
            property("a", Type::Named(one)),
            property("b", list(Type::Named(other))),
        ],
    );
    api.operation(
        "A",
        operation("A_Get", "GET").returns(200, Some(Type::Named(holder))),
    );

    merge::run(&mut api);

    assert_eq!(api.names(), ["Sku", "Holder"]);
    let holder = api.of(DefinitionId(1));
    let sku = Type::Named(DefinitionId(0));
    assert_eq!(holder.properties[0].ty, sku);
    assert_eq!(holder.properties[1].ty, list(sku));
    assert_eq!(
        api.first().responses[0].body,
        Some(Type::Named(DefinitionId(1)))
    );
}

#[test]
fn what_differs_stays_and_so_does_what_holds_it() {
    let mut api = api();
    for (file, name) in [(0, "name"), (1, "name"), (2, "tier")] {
        let sku = api.model("Sku", vec![text(name)]);
        let holder = api.model("Holder", vec![property("sku", Type::Named(sku))]);
        in_file(&mut api, sku, file);
        in_file(&mut api, holder, file);
    }
    let read_only = api.model("Sku", vec![read_only("name", Type::STRING)]);
    in_file(&mut api, read_only, 3);
    let values = [api.values("Size", &["a", "b"]), api.values("Size", &["a"])];

    merge::run(&mut api);

    assert_eq!(
        api.names(),
        ["Sku", "Holder", "Sku", "Holder", "Sku", "Size", "Size"]
    );
    assert_eq!(values.len(), 2);
}

#[test]
fn circles_are_compared_as_a_whole() {
    for (last, left) in [("value", 2), ("other", 4)] {
        let mut api = api();
        for member in ["value", last] {
            let node = api.model("Node", Vec::new());
            let edge = api.model(
                "Edge",
                vec![property("to", Type::Named(node)), text(member)],
            );
            api.of_mut(node).properties = vec![property("edges", list(Type::Named(edge)))];
        }
        merge::run(&mut api);
        assert_eq!(api.definitions.len(), left, "{last}");
    }
}

#[test]
fn a_base_is_equal_to_one_with_equal_alternatives() {
    for (last, left) in [(&["Cat", "Dog"][..], 3), (&["Cat"], 5)] {
        let mut api = api();
        for kinds in [&["Cat", "Dog"], last] {
            let base = api.base("Animal", "kind", vec![text("kind")]);
            for kind in kinds {
                let kind = api.derived(kind, &[base], Vec::new());
                api.of_mut(kind).discriminator_values = vec!["k".into()];
            }
        }
        merge::run(&mut api);
        assert_eq!(api.definitions.len(), left, "{last:?}");
    }
}

#[test]
fn common_types_are_left_alone() {
    let mut api = api();
    for file in ["v1", "v2"] {
        let id = api.model("Sku", vec![text("name")]);
        api.definitions[id].home = DefinitionHome::Common {
            path: vec![file.to_owned()],
        };
    }
    merge::run(&mut api);
    assert_eq!(api.definitions.len(), 2);
}
