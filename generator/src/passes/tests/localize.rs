//! Tests of the pass for localized common types.

use super::sample::*;
use crate::{
    ir::{Alternative, Api, DefinitionHome, DefinitionId, DefinitionKind, Family, Type, Union},
    passes::localize,
};

fn common() -> DefinitionHome {
    DefinitionHome::Common {
        path: vec!["v1".to_owned(), "types".to_owned()],
    }
}

fn home(api: &Api, id: DefinitionId) -> &DefinitionHome {
    &api.definitions[id].home
}

#[test]
fn what_holds_something_of_the_service_is_the_services() {
    let mut api = api();
    let kind = api.model("Kind", Vec::new());
    let union = Union {
        discriminator: "kind".to_owned(),
        alternatives: vec![Alternative {
            value: "Kind".into(),
            model: kind,
        }],
        default: None,
        shared: Vec::new(),
    };
    let base = api.add("Base", DefinitionKind::Union(union));
    let holder = api.model("Holder", vec![property("list", list(Type::Named(base)))]);
    let other = api.model("Other", Vec::new());
    let user = api.model("User", vec![property("other", Type::Named(other))]);
    for id in [base, holder, other] {
        api.definitions[id].home = common();
    }
    localize::run(&mut api.definitions);
    let service = DefinitionHome::Service(Family::Undecided);
    for id in [kind, base, holder, user] {
        assert_eq!(home(&api, id), &service);
    }
    assert_eq!(home(&api, other), &common());
}
