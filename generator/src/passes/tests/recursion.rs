//! Tests of the pass for recursion.

use proptest::prelude::*;

use super::sample::*;
use crate::{
    ir::{Alternative, Api, DefinitionHome, DefinitionId, DefinitionKind, Storage, Type, Union},
    passes::recursion,
};

fn boxed(api: &Api) -> Vec<String> {
    let mut all = Vec::new();
    for (_, definition) in api.definitions.iter() {
        let model = definition.as_model();
        for property in model.into_iter().flat_map(|model| &model.properties) {
            if property.storage.is_boxed() {
                all.push(format!("{}.{}", definition.name.text(), property.wire_name));
            }
        }
    }
    all
}

fn holds(wire_name: &str, id: u32) -> crate::ir::Property {
    property(wire_name, Type::Named(DefinitionId(id)))
}

fn union(api: &mut Api, name: &str, models: &[u32]) -> DefinitionId {
    let alternatives = models.iter().map(|model| Alternative {
        value: model.to_string().into(),
        model: DefinitionId(*model),
    });
    let union = Union {
        discriminator: "kind".to_owned(),
        alternatives: alternatives.collect(),
        default: None,
        shared: Vec::new(),
    };
    api.add(name, DefinitionKind::Union(union))
}

#[test]
fn only_what_closes_a_circle_is_boxed() {
    let mut api = api();
    api.model(
        "Node",
        vec![holds("next", 0), holds("leaf", 3), text("name")],
    );
    api.model("One", vec![holds("two", 2), holds("node", 0)]);
    api.model(
        "Two",
        vec![holds("leaf", 3), holds("one", 1), holds("again", 1)],
    );
    api.model(
        "Leaf",
        vec![property("nodes", list(Type::Named(DefinitionId(0))))],
    );
    api.model(
        "Map",
        vec![property("own", map(Type::Named(DefinitionId(4))))],
    );
    recursion::run(&mut api.definitions);
    assert_eq!(boxed(&api), ["Node.next", "Two.one", "Two.again"]);
    recursion::run(&mut api.definitions);
    assert_eq!(boxed(&api).len(), 3, "a second run changes nothing");
}

#[test]
fn a_union_is_an_indirection() {
    let mut api = api();
    api.model("And", vec![holds("left", 1), holds("right", 1)]);
    union(&mut api, "Filter", &[0]);
    recursion::run(&mut api.definitions);
    assert_eq!(recursion::unbroken(&api.definitions), None);
    assert_eq!(boxed(&api), Vec::<String>::new());
}

#[test]
fn copies_of_common_types_agree() {
    let build = |swapped: bool| {
        let mut api = api();
        let [one, two] = if swapped { [1, 0] } else { [0, 1] };
        let mut members = [
            ("One", vec![holds("two", two)]),
            ("Two", vec![holds("one", one)]),
        ];
        if swapped {
            members.reverse();
        }
        for (name, properties) in members {
            let id = api.model(name, properties);
            api.definitions[id].home = DefinitionHome::Common {
                path: vec!["v1".to_owned(), "types".to_owned()],
            };
        }
        recursion::run(&mut api.definitions);
        boxed(&api)
    };
    assert_eq!(build(false), ["Two.one"]);
    assert_eq!(build(true), ["Two.one"]);
}

#[test]
fn a_long_chain_needs_no_deep_stack() {
    let mut api = api();
    for place in 0..20_000 {
        api.model(
            &format!("M{place}"),
            vec![holds("next", (place + 1) % 20_000)],
        );
    }
    recursion::run(&mut api.definitions);
    assert_eq!(boxed(&api), ["M19999.next"]);
}

/// Generates a random graph of types: for each, whether it is a union, and its content.
fn graphs() -> impl Strategy<Value = Vec<(bool, Vec<(u8, u32)>)>> {
    let held = proptest::collection::vec((0..4u8, 0..12u32), 0..5);
    proptest::collection::vec((any::<bool>(), held), 1..12)
}

fn build(graph: &[(bool, Vec<(u8, u32)>)]) -> Api {
    let mut api = api();
    let count = graph.len() as u32;
    for (place, (is_union, held)) in graph.iter().enumerate() {
        let name = format!("T{place}");
        if *is_union {
            let mut models: Vec<u32> = held.iter().map(|(_, target)| target % count).collect();
            models.retain(|model| !graph[*model as usize].0);
            union(&mut api, &name, &models);
            continue;
        }
        let properties = held.iter().enumerate().map(|(index, (way, target))| {
            let named = Type::Named(DefinitionId(target % count));
            let ty = match way {
                0 => list(named),
                1 => map(named),
                _ => named,
            };
            property(&format!("p{index}"), ty)
        });
        api.model(&name, properties.collect());
    }
    api
}

proptest! {
    #[test]
    fn no_graph_keeps_a_circle_and_no_box_is_needless(graph in graphs()) {
        let mut api = build(&graph);
        recursion::run(&mut api.definitions);
        prop_assert_eq!(recursion::unbroken(&api.definitions), None);
        for id in api.definitions.ids() {
            let count = api.definitions[id].as_model().map_or(0, |model| model.properties.len());
            for place in 0..count {
                if api.of(id).properties[place].storage.is_boxed() {
                    api.of_mut(id).properties[place].storage = Storage::Inline;
                    prop_assert!(recursion::unbroken(&api.definitions).is_some());
                    api.of_mut(id).properties[place].storage = Storage::Boxed;
                }
            }
        }
    }
}
