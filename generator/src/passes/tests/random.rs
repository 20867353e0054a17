//! Tests of all passes on random APIs.

use proptest::prelude::*;

use super::sample::*;
use crate::{
    diagnostics::Diagnostics,
    ir::{Api, BodyKind, DefinitionId, ErrorModel, Flatten, NextPage, Property, Type},
    passes,
};

const NAMES: &[&str] = &[
    "kind", "value", "nextLink", "error", "code", "message", "details", "own",
];

/// A definition as numbers: its kind, its parents, and its members by name, reference and target.
type Plan = (u8, Vec<usize>, Vec<(usize, u8, u32)>);

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let parents = proptest::collection::vec(0..10usize, 0..3);
    let members = proptest::collection::vec((0..NAMES.len(), any::<u8>(), 0..10u32), 0..6);
    proptest::collection::vec((0..8u8, parents, members), 1..10)
}

fn member(name: usize, way: u8, target: u32, count: u32) -> Property {
    let named = Type::Named(DefinitionId(target % count));
    let ty = match way % 5 {
        0 => list(named),
        1 => map(named),
        2 => Type::STRING,
        _ => named,
    };
    let mut property = match way / 5 % 3 {
        0 => read_only(NAMES[name], ty),
        _ => property(NAMES[name], ty),
    };
    property.flatten = Flatten::if_requested((way / 15).is_multiple_of(2));
    property
}

fn build(plans: &[Plan]) -> Api {
    let mut api = api();
    let count = plans.len() as u32;
    for (place, (what, parents, members)) in plans.iter().enumerate() {
        let name = format!("T{place}");
        if *what == 0 {
            api.values(&name, &["T0", "T1", "other"]);
            continue;
        }
        let mut known = Vec::new();
        let mut own = Vec::new();
        for (name, way, target) in members {
            if !known.contains(name) {
                known.push(*name);
                own.push(member(*name, *way, *target, count));
            }
        }
        // Parents precede their children, so that there is no cycle.
        let parents: Vec<_> = parents
            .iter()
            .filter(|parent| **parent < place && plans[**parent].0 != 0)
            .map(|parent| DefinitionId(*parent as u32))
            .collect();
        let id = api.derived(&name, &parents, own);
        let model = api.of_mut(id);
        model.discriminator = match what {
            1 | 2 => Some("kind".to_owned()),
            3 => Some("own".to_owned()),
            _ => None,
        };
        model.discriminator_values = match parents.is_empty() {
            true => Vec::new(),
            false => vec![format!("T{}", place / 2).into()],
        };
    }
    for place in 0..count {
        let ty = Type::Named(DefinitionId(place));
        let mut one = operation(&format!("G{}_Do{place}", place % 3), "POST");
        one = match place % 4 {
            0 => one
                .returns(200, Some(ty))
                .paged(&["value"], link(&["nextLink"])),
            1 => one.takes(BodyKind::MergePatch, ty).returns(204, None),
            2 => one
                .returns(202, None)
                .long(Some(ty))
                .paged(&["error", "value"], NextPage::None),
            _ => one.parameter(list(ty)),
        };
        one.error = ErrorModel::Type(Type::Named(DefinitionId(place / 2)));
        if place % 2 == 0 {
            api.operation(&format!("G{}", place % 3), one);
        }
    }
    api
}

proptest! {
    #[test]
    fn every_api_ends_valid_and_always_the_same(plans in plans()) {
        let mut once = build(&plans);
        let mut again = once.clone();
        passes::run(&mut once, &mut Diagnostics::default());
        prop_assert_eq!(passes::check(&once), Ok(()));
        passes::run(&mut again, &mut Diagnostics::default());
        prop_assert_eq!(format!("{once:?}"), format!("{again:?}"));
    }
}
