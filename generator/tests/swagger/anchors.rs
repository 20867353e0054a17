//! Tests of anchors, and of references to them.

use serde_json::{Value, json};

use super::json_schema::with_member;
use super::support::*;

/// An anchor belongs to the innermost schema with an `$id`, and a reference is relative to it.
#[test]
fn anchors_belong_to_their_resource() {
    let mut spec = with_member("3.1.0", json!({"$ref": "https://example.com/b#it"}));
    let resource = |id: &str, ty: &str| {
        json!({
            "$id": id,
            "type": "object",
            "properties": {
                "own": {"$ref": "#it"},
                "by_pointer": {"$ref": "#/$defs/It"},
                "other": {"$ref": "a#it"},
                "outer": {"$ref": "#/components/schemas/Pet"},
            },
            "$defs": {"It": {"$anchor": "it", "type": ty}},
        })
    };
    let schemas = &mut spec["components"]["schemas"];
    schemas["A"] = resource("https://example.com/a", "string");
    schemas["B"] = resource("https://example.com/b", "boolean");
    schemas["Root"]["properties"]["b"] = json!({"$ref": "#/components/schemas/B"});
    let outcome = lower_files(&[("spec.json", spec)]);
    let api = outcome.api.unwrap();
    assert_eq!(it(&api), "Boolean");
    for (name, expected) in [
        ("own", "Boolean"),
        ("by_pointer", "Boolean"),
        ("other", "String"),
        ("outer", "Pet"),
    ] {
        let found = short(&api, &property(&api, "B", name).ty);
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(outcome.said, Vec::<String>::new());
}

/// Returns a description of a generic list: `UserList` refers to `Paged`, which refers to `List`, whose items are those
/// of the outermost schema. `ids` gives each schema an `$id`.
fn generic_lists(ids: bool) -> Value {
    let mut schemas = json!({
        "List": {
            "type": "object",
            "properties": {
                "items": {"type": "array", "items": {"$dynamicRef": "#item"}},
                "rest": {"$ref": "#/components/schemas/List"},
            },
            "$defs": {"Item": {"$dynamicAnchor": "item"}},
        },
        "Paged": {
            "type": "object",
            "properties": {
                "list": {"$ref": "#/components/schemas/List"},
                "next": {"type": "string"},
            },
        },
        "UserList": {
            "$ref": "#/components/schemas/Paged",
            "description": "Users.",
            "$defs": {"Item": {"$dynamicAnchor": "item", "$ref": "#/components/schemas/User"}},
        },
        "TextList": {
            "$ref": "#/components/schemas/List",
            "$defs": {"Item": {"$dynamicAnchor": "item", "type": "string"}},
        },
        "User": {"type": "object", "properties": {"name": {"type": "string"}}},
    });
    let places = [
        ("List", "list"),
        ("Paged", "paged"),
        ("UserList", "users"),
        ("TextList", "texts"),
        ("User", "user"),
    ];
    if ids {
        for (name, id) in places {
            schemas[name]["$id"] = json!(format!("https://example.com/{id}"));
        }
        schemas["List"]["properties"]["rest"] = json!({"$ref": "list"});
        schemas["Paged"]["properties"]["list"] = json!({"$ref": "list"});
        schemas["UserList"]["$ref"] = json!("/paged");
        schemas["UserList"]["$defs"]["Item"]["$ref"] = json!("user");
        schemas["TextList"]["$ref"] = json!("https://example.com/list");
    }
    let mut spec = with_member("3.1.0", json!({"$ref": "#/components/schemas/UserList"}));
    let all = spec["components"]["schemas"].as_object_mut().unwrap();
    all.extend(schemas.as_object().unwrap().clone());
    let properties = &mut spec["components"]["schemas"]["Root"]["properties"];
    properties["texts"] = json!({"$ref": "#/components/schemas/TextList"});
    properties["any"] = json!({"$ref": "#/components/schemas/Paged"});
    spec
}

/// The schemas around a `$dynamicRef` select its target, also through several references.
#[test]
fn generic_lists_have_the_items_of_the_outermost_schema() {
    for ids in [false, true] {
        let outcome = lower_files(&[("spec.json", generic_lists(ids))]);
        assert_eq!(outcome.said, Vec::<String>::new(), "{ids}");
        let api = outcome.api.unwrap();
        for (model, member, expected) in [
            ("Root", "it", "UserList"),
            ("UserList", "next", "String"),
            ("UserList", "list", "UserList.List"),
            ("UserList.List", "items", "[User]"),
            ("UserList.List", "rest", "UserList.List"),
            ("TextList", "items", "[String]"),
            ("TextList", "rest", "TextList"),
            ("Root", "any", "Paged"),
            ("Paged", "list", "List"),
            ("List", "items", "[any]"),
        ] {
            let found = short(&api, &property(&api, model, member).ty);
            assert_eq!(found, expected, "{ids} {model}.{member}");
        }
    }
}

/// A schema that extends a recursive one extends all its levels.
#[test]
fn a_recursive_schema_is_extended_at_every_level() {
    let mut spec = with_member("3.1.0", json!({"$ref": "#/components/schemas/Named"}));
    let schemas = &mut spec["components"]["schemas"];
    schemas["Tree"] = json!({
        "$id": "https://example.com/tree",
        "$dynamicAnchor": "node",
        "type": "object",
        "properties": {"children": {"type": "array", "items": {"$dynamicRef": "#node"}}},
    });
    schemas["Named"] = json!({
        "$id": "https://example.com/named",
        "$dynamicAnchor": "node",
        "$ref": "tree",
        "properties": {"name": {"type": "string"}},
    });
    let outcome = lower_files(&[("spec.json", spec)]);
    assert_eq!(outcome.said, Vec::<String>::new());
    let api = outcome.api.unwrap();
    assert_eq!(members(model(&api, "Named")), ["children", "name"]);
    let children = short(&api, &property(&api, "Named", "children").ty);
    assert_eq!(children, "[Named]");
}

#[test]
fn an_anchor_of_several_schemas_is_reported() {
    let mut spec = with_member("3.1.0", json!({"$ref": "#it"}));
    let schemas = &mut spec["components"]["schemas"];
    schemas["A"] = json!({"$anchor": "it", "type": "string"});
    schemas["B"] = json!({"$anchor": "it", "type": "boolean"});
    let outcome = lower_files(&[("spec.json", spec)]);
    assert_eq!(it(&outcome.api.unwrap()), "String");
    let message = "[inconsistent] /components/schemas/Root/properties/it/$ref: several schemas have the anchor of \
                   `#it`; using `#/components/schemas/A` (rename the anchors, or give the schemas around them an `$id`)";
    assert_eq!(outcome.said, [message]);
}
