//! Tests of the pass for flattening.

use super::sample::*;
use crate::{
    diagnostics::{Code, Diagnostics},
    ir::{Api, DefinitionId, Flatten, Type},
    passes::flatten,
};

/// Returns the paths of a model's members, with dots between the names, and the messages.
fn ways(api: &mut Api, id: DefinitionId) -> (Vec<Vec<String>>, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    flatten::run(&mut api.definitions, &mut diagnostics);
    let messages = diagnostics.iter().map(|one| {
        assert_eq!(one.code, Code::LeftOut);
        one.message.clone()
    });
    let messages = messages.collect();
    let properties = api.of(id).properties.iter();
    let ways = properties.map(|property| {
        let ways = property.flatten.members().iter();
        ways.map(|way| way.path.join(".")).collect()
    });
    (ways.collect(), messages)
}

#[test]
fn members_of_flattened_members_are_listed_at_every_depth() {
    let mut api = api();
    let sku = api.model("Sku", vec![text("tier"), text("size")]);
    let inner = api.model(
        "Inner",
        vec![text("state"), flattened("sku", sku), text("zone")],
    );
    let plain = property("plain", Type::Named(sku));
    let outer = api.model(
        "Outer",
        vec![text("id"), flattened("properties", inner), plain],
    );
    let (ways, messages) = ways(&mut api, outer);
    let through = ["state", "sku.tier", "sku.size", "zone"].map(|way| format!("properties.{way}"));
    assert_eq!(ways, [Vec::new(), through.to_vec(), Vec::new()]);
    assert!(messages.is_empty());
}

#[test]
fn names_that_are_taken_give_no_way() {
    let mut api = api();
    let mut renamed = text("other");
    renamed.client_name = Some("Name".to_owned());
    let one = api.model("One", vec![text("ID"), text("both"), renamed]);
    let two = api.model("Two", vec![text("Both"), text("own")]);
    let members = vec![
        text("id"),
        text("name"),
        flattened("one", one),
        flattened("two", two),
    ];
    let outer = api.model("Outer", members);
    let (ways, messages) = ways(&mut api, outer);
    assert_eq!(ways[2], ["one.both"]);
    assert_eq!(ways[3], ["two.own"]);
    let expected = [
        ("one.ID", "ID"),
        ("one.other", "other"),
        ("two.Both", "Both"),
    ];
    let expected = expected.map(|(path, name)| {
        format!("no shortcut accessor for `{path}` of `Outer`: the name `{name}` is in use")
    });
    assert_eq!(messages, expected);
}

#[test]
fn circles_and_repetitions_end() {
    let mut api = api();
    let own = DefinitionId(0);
    let members = vec![
        text("name"),
        flattened("next", own),
        property("list", list(Type::Named(own))),
    ];
    let id = api.model("Node", members);
    let pair = api.model("Pair", vec![flattened("left", id), flattened("right", id)]);
    let (ways, messages) = ways(&mut api, pair);
    assert_eq!(
        ways,
        [vec!["left.name", "left.next", "left.list"], Vec::new()]
    );
    let expected = ["`next` of `Node`", "`right` of `Pair`"].map(|what| {
        format!("no shortcut accessors for the properties of {what}: their names are in use")
    });
    assert_eq!(messages, expected);
}

#[test]
fn constants_and_other_types_have_nothing_to_reach() {
    let mut api = api();
    let mut tag = property("kind", Type::Constant("a".into()));
    tag.discriminator = true;
    let inner = api.model(
        "Inner",
        vec![tag, property("fixed", Type::Constant("b".into()))],
    );
    let mut listed = property("listed", list(Type::Named(inner)));
    listed.flatten = Flatten::Requested;
    let outer = api.model("Outer", vec![flattened("inner", inner), listed]);
    let (ways, messages) = ways(&mut api, outer);
    assert_eq!(ways, [Vec::<String>::new(), Vec::new()]);
    assert!(messages.is_empty());
}
