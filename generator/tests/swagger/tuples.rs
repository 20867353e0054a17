//! Tests of lowering tuples (`prefixItems`), and of lists of lists or objects.

use serde_json::{Value, json};

use armsmith::ir::{DefinitionKind, Type};

use super::json_schema::with_member;
use super::support::*;

/// Describes the items of the tuple that a schema is.
fn items(schema: Value) -> String {
    let api = api(with_member("3.1.0", schema.clone()));
    let Type::Named(id) = property(&api, "Root", "it").ty else {
        panic!("{schema}");
    };
    let DefinitionKind::Tuple(tuple) = &api.definitions[id].kind else {
        panic!("{schema}");
    };
    let items = tuple.items.iter().map(|item| {
        let marks = [(item.nullable, "?"), (!item.required, "*")];
        let marks = marks.into_iter().filter(|(holds, _)| *holds);
        let marks: String = marks.map(|(_, mark)| mark).collect();
        format!("{}{marks}", short(&api, &item.ty))
    });
    let further = tuple.further.iter();
    let further = further.map(|further| format!("...{}", short(&api, &further.ty)));
    items.chain(further).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_items_of_a_tuple_have_types_by_position() {
    let (text, number) = (json!({"type": "string"}), json!({"type": "number"}));
    for (mut schema, expected) in [
        (json!({}), "String* Float64* ...any"),
        (json!({"items": true}), "String* Float64* ...any"),
        (json!({"items": false}), "String* Float64*"),
        (json!({"maxItems": 2}), "String* Float64*"),
        (json!({"maxItems": 3}), "String* Float64* ...any"),
        (json!({"items": false, "maxItems": 5}), "String* Float64*"),
        (json!({"minItems": 1}), "String Float64* ...any"),
        (json!({"minItems": 2, "maxItems": 2}), "String Float64"),
        (
            json!({"minItems": 4, "items": {"type": "boolean"}}),
            "String Float64 ...Boolean",
        ),
    ] {
        schema["prefixItems"] = json!([text, number]);
        assert_eq!(items(schema.clone()), expected, "{schema}");
    }
    let limited =
        json!({"allOf": [{"prefixItems": [text, number]}, {"minItems": 1, "maxItems": 2}]});
    assert_eq!(items(limited), "String Float64*");
    let nullable =
        json!({"prefixItems": [{"type": ["string", "null"]}, false, text], "minItems": 1});
    assert_eq!(items(nullable), "String?");
}

#[test]
fn a_tuple_among_other_lists_is_a_list() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let tuple = json!({"prefixItems": [{"type": "integer"}], "items": {"type": "boolean"}});
    let api = api(with_member("3.1.0", json!({"anyOf": [list, tuple]})));
    assert_eq!(
        short(&api, &property(&api, "Root", "it").ty),
        "[Root.it.Item]"
    );
}

#[test]
fn a_tuple_outside_of_bodies_is_reported() {
    let tuple = json!({"prefixItems": [{"type": "integer"}]});
    let mut spec = with_member("3.1.0", json!({"type": "string"}));
    let operation = &mut spec["paths"]["/x"]["get"];
    operation["parameters"] = json!([
        {"name": "a", "in": "query", "schema": tuple},
        {"name": "b", "in": "query", "content": {"application/json": {"schema": tuple}}},
    ]);
    operation["responses"]["200"]["headers"] = json!({"x-c": {"schema": tuple}});
    let said = lower_files(&[("spec.json", spec)]).said;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].contains("the tuple `a` has no style; it is sent as JSON"),
        "{said:?}"
    );
    assert!(
        said[1].contains("a tuple in a header is not decoded; kept as text"),
        "{said:?}"
    );
}

#[test]
fn a_list_of_lists_or_objects_outside_of_bodies_is_reported() {
    let tuple = json!({"prefixItems": [{"type": "integer"}]});
    for items in [
        tuple,
        json!({"type": "array", "items": {}}),
        json!({"type": "object", "properties": {"a": {}}}),
    ] {
        let list = json!({"type": "array", "items": items});
        let mut spec = with_member("3.1.0", json!({"type": "string"}));
        let operation = &mut spec["paths"]["/x"]["get"];
        operation["parameters"] = json!([
            {"name": "a", "in": "query", "schema": list},
            {"name": "b", "in": "cookie", "schema": list},
            {"name": "c", "in": "query", "style": "deepObject", "explode": true, "schema": list},
            {"name": "d", "in": "query", "content": {"application/json": {"schema": list}}},
            {"name": "e", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
        ]);
        operation["responses"]["200"]["headers"] = json!({"x-c": {"schema": list}});
        let said = lower_files(&[("spec.json", spec)]).said;
        assert_eq!(said.len(), 3, "{said:?}");
        for (message, name) in said.iter().zip(["a", "b"]) {
            let expected =
                format!("the items of `{name}` are lists or objects, which have no style");
            assert!(message.contains(&expected), "{message}");
        }
        let expected = "a list of lists or objects in a header is not decoded; kept as text";
        assert!(said[2].contains(expected), "{said:?}");
    }
}
