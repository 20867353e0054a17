//! Tests of the check after the passes.

use super::sample::*;
use crate::{
    ir::{
        Alternative, Api, Decided, DefinitionHome, DefinitionId, DefinitionKind, Family, Type,
        Union, Usage,
    },
    passes::check,
};

/// Returns the violation in an API whose definitions are all used.
fn fault(mut api: Api) -> String {
    for (_, definition) in api.definitions.iter_mut() {
        definition.home = DefinitionHome::Service(Family::Shared);
        definition.usage = Decided::As(Usage {
            response: true,
            ..Usage::default()
        });
    }
    check(&api).err().unwrap_or_default()
}

fn with_alternatives(all: &[(&str, u32)]) -> Api {
    let mut api = api();
    api.model("One", vec![property("kind", Type::Constant("a".into()))]);
    api.model("Other", vec![text("kind")]);
    api.values("Values", &["a"]);
    let alternatives = all.iter().map(|(value, model)| Alternative {
        value: (*value).into(),
        model: DefinitionId(*model),
    });
    let union = Union {
        discriminator: "kind".to_owned(),
        alternatives: alternatives.collect(),
        default: None,
        shared: Vec::new(),
    };
    api.add("Union", DefinitionKind::Union(union));
    api
}

#[test]
fn what_is_right_passes() {
    assert_eq!(fault(with_alternatives(&[("a", 0)])), "");
}

#[test]
fn each_rule_is_checked() {
    let mut api_with = api();
    api_with.model(
        "Lost",
        vec![property("a", list(Type::Named(DefinitionId(7))))],
    );
    assert_eq!(
        fault(api_with),
        "a reference to definition 7, which does not exist"
    );

    let mut api_with = api();
    api_with.model("Double", vec![text("a"), text("a")]);
    assert_eq!(fault(api_with), "`Double` has the member `a` twice");

    let mut api_with = api();
    api_with.model("Node", vec![property("next", Type::Named(DefinitionId(0)))]);
    assert_eq!(
        fault(api_with),
        "`Node` contains itself without indirection"
    );

    let mut api_with = api();
    api_with.model("Alone", Vec::new());
    assert_eq!(check(&api_with), Err("`Alone` is unreachable".to_owned()));

    let twice = with_alternatives(&[("a", 0), ("a", 0)]);
    assert_eq!(fault(twice), "`Union` has the alternative `a` twice");
    let no_model = with_alternatives(&[("a", 2)]);
    assert_eq!(
        fault(no_model),
        "`Union` has the alternative `a`, which is not a model"
    );
}
