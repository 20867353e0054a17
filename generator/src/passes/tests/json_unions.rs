//! Tests of the pass for unions that are distinguished by their JSON, in XML.

use super::sample::*;
use crate::{
    diagnostics::Diagnostics,
    ir::{BodyKind, DefinitionKind, Docs, JsonAlternative, JsonType, JsonUnion, Type},
    passes::{json_unions::without_xml, usage},
};

fn union(alternatives: impl IntoIterator<Item = (JsonType, Type)>) -> DefinitionKind {
    let alternatives = alternatives.into_iter().map(|(json, ty)| JsonAlternative {
        name: None,
        docs: Docs::default(),
        ty,
        json,
        members: Vec::new(),
        complete: None,
    });
    DefinitionKind::JsonUnion(JsonUnion {
        alternatives: alternatives.collect(),
    })
}

#[test]
fn xml_contains_any_value_instead() {
    for (kind, expected) in [(BodyKind::Xml, true), (BodyKind::Json, false)] {
        let mut api = api();
        let part = api.model("Part", vec![text("a")]);
        let alternatives = [
            (JsonType::Text, Type::STRING),
            (JsonType::Object, Type::Named(part)),
        ];
        let choice = api.add("Choice", union(alternatives));
        let items = list(Type::Named(choice));
        let body = api.model("Body", vec![property("items", items.clone())]);
        api.operation(
            "A",
            operation("A_Put", "PUT").takes(kind, Type::Named(body)),
        );
        usage::run(&mut api);
        let mut diagnostics = Diagnostics::default();
        assert_eq!(without_xml(&mut api, &mut diagnostics), expected);
        assert_eq!(diagnostics.iter().count(), usize::from(expected));
        let found = &api.of(body).properties[0].ty;
        if expected {
            assert_eq!(*found, list(Type::Any));
            usage::run(&mut api);
            assert!(!api.definitions[part].usage().is_reached());
        } else {
            assert_eq!(*found, items);
        }
    }
}
