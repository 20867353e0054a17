//! Tests of the pass for families.

use super::sample::*;
use crate::{
    ir::{Api, DefinitionHome, DefinitionId, Type},
    passes::families,
};

fn family(api: &Api, id: DefinitionId) -> Option<&str> {
    match &api.definitions[id].home {
        DefinitionHome::Service(family) => family.group(),
        DefinitionHome::Common { .. } => panic!("common"),
    }
}

#[test]
fn a_definition_belongs_to_the_only_group_that_reaches_it() {
    let mut api = api();
    let deep = api.model("Deep", Vec::new());
    let own = api.model("Own", vec![property("deep", Type::Named(deep))]);
    let leaf = api.values("Leaf", &["a"]);
    let shared = api.model("Shared", vec![property("leaf", list(Type::Named(leaf)))]);
    let ungrouped = api.model("Ungrouped", Vec::new());
    let cloud = api.values("Cloud", &["public"]);
    api.client.parameters.push(parameter(Type::Named(cloud)));
    let get = |name: &str, id| operation(name, "GET").returns(200, Some(Type::Named(id)));
    api.operation("Widgets", get("Widgets_Get", own));
    api.operation("Widgets", get("Widgets_GetShared", shared));
    api.operation("widgets", get("widgets_GetOwn", own));
    api.operation(
        "Gadgets",
        get("Gadgets_Get", shared).parameter(Type::Named(cloud)),
    );
    api.operation("", get("Get", ungrouped));
    families::run(&mut api);
    assert_eq!(family(&api, own), Some("Widgets"));
    assert_eq!(family(&api, deep), Some("Widgets"));
    assert_eq!(family(&api, shared), None);
    assert_eq!(family(&api, leaf), None);
    assert_eq!(family(&api, ungrouped), Some(""));
    assert_eq!(family(&api, cloud), None);
}

#[test]
fn common_definitions_have_no_family() {
    let mut api = api();
    let id = api.model("Common", Vec::new());
    let home = DefinitionHome::Common {
        path: vec!["v1".to_owned(), "types".to_owned()],
    };
    api.definitions[id].home = home.clone();
    let get = operation("A_Get", "GET").returns(200, Some(Type::Named(id)));
    api.operation("A", get);
    families::run(&mut api);
    assert_eq!(api.definitions[id].home, home);
}
