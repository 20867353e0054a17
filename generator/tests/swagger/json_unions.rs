//! Tests of unions that are distinguished by their JSON.

use armsmith::ir::{Api, DefinitionKind, JsonUnion, Property, Type};
use serde_json::{Value, json};

use super::support::*;

fn union<'a>(api: &'a Api, ty: &Type) -> Option<&'a JsonUnion> {
    let Type::Named(id) = ty else { return None };
    match &api.definitions[*id].kind {
        DefinitionKind::JsonUnion(union) => Some(union),
        _ => None,
    }
}

/// Returns the member `it` of the model `Thing`, which has this schema, and the API.
fn thing(schema: Value) -> (Property, Api) {
    let api = lower_files(&[("spec.json", described(schema, json!({})))])
        .api
        .unwrap();
    (property(&api, "Thing", "it").clone(), api)
}

/// Returns a description of a model `Thing` with a member `it`, and of other schemas.
fn described(schema: Value, others: Value) -> Value {
    let mut schemas = json!({"Thing": {"type": "object", "properties": {"it": schema}}});
    let others = others.as_object().unwrap().clone();
    schemas.as_object_mut().unwrap().extend(others);
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/x": {"get": {"operationId": "get", "responses": {"200": {"description": "OK", "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
        }}}}}},
        "components": {"schemas": schemas},
    })
}

/// Describes the alternatives of a schema's type.
fn alternatives(schema: Value) -> String {
    let (property, api) = thing(schema);
    let Some(union) = union(&api, &property.ty) else {
        return short(&api, &property.ty);
    };
    let alternatives = union.alternatives.iter().map(|one| {
        let members = one.members.iter().map(|member| {
            let values: Vec<_> = member.values.iter().map(ToString::to_string).collect();
            let equals = if values.is_empty() { "" } else { "=" };
            format!(" with {}{equals}{}", member.wire_name, values.join("/"))
        });
        let complete = one.complete.iter().map(|complete| {
            let optional = complete.optional.as_ref();
            let optional = optional.map_or("...".to_owned(), |names| names.join(" "));
            format!(" [{} ({optional})]", complete.required.join(" "))
        });
        let name = one.name.as_ref().map(|name| format!("{name}: "));
        format!(
            "{}{} {}{}{}",
            name.unwrap_or_default(),
            one.json.name(),
            short(&api, &one.ty),
            members.collect::<String>(),
            complete.collect::<String>()
        )
    });
    alternatives.collect::<Vec<_>>().join(" | ")
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({"type": "object", "required": required, "properties": properties})
}

#[test]
fn json_types_distinguish_alternatives() {
    let text = json!({"type": "string"});
    let integer = json!({"type": "integer", "format": "int32"});
    for (alternatives_of, expected) in [
        (json!([text, integer]), "string String | integer Int32"),
        (
            json!([text, {"type": "array", "items": text}, {"type": "boolean"}]),
            "string String | array [String] | boolean Boolean",
        ),
        (
            json!([{"title": "Count", "type": "integer"}, {"type": "number"}, text]),
            "Count: integer Int64 | number Float64 | string String",
        ),
        // Nothing distinguishes texts, so they are one alternative.
        (
            json!([text, {"type": "string", "format": "date"}, integer]),
            "string String | integer Int32",
        ),
        (
            json!([text, {"type": "object"}]),
            "string String | object {any}",
        ),
        (
            json!([text, {"enum": [false]}]),
            "string String | boolean Boolean",
        ),
        (json!([text, {"type": "string", "enum": [null]}]), "String"),
        (
            json!([text, {"allOf": [text], "description": "Another."}]),
            "String",
        ),
        // A choice in `allOf` has its alternatives.
        (
            json!([{"allOf": [{"allOf": [{"anyOf": [text, integer]}]}], "title": "Both"}, {"type": "object"}]),
            "string String | integer Int32 | object {any}",
        ),
        // Any value has the JSON of every alternative.
        (json!([text, {}]), "any"),
        (
            json!([text, integer, {"nullable": true}]),
            "string String | integer Int32",
        ),
    ] {
        for key in ["oneOf", "anyOf"] {
            let schema = json!({ key: alternatives_of });
            assert_eq!(alternatives(schema.clone()), expected, "{schema}");
        }
    }
}

#[test]
fn a_schema_of_several_types_is_a_union() {
    for (schema, expected) in [
        (
            json!({"type": ["string", "integer"]}),
            "integer Int64 | string String",
        ),
        (
            json!({"type": ["array", "null", "string"], "items": {"type": "boolean"}, "format": "date-time"}),
            "array [Boolean] | string DateTime",
        ),
        (
            json!({"type": "string", "format": "int-or-string"}),
            "integer Int64 | string String",
        ),
        (json!({"type": ["string"]}), "String"),
        (json!({"enum": [1, 2.5]}), "Thing.it"),
        (json!({"enum": ["1", "a"]}), "Thing.it"),
    ] {
        assert_eq!(alternatives(schema.clone()), expected, "{schema}");
    }
    let mixed = alternatives(json!({"enum": ["auto", 1, true, null]}));
    assert_eq!(
        mixed,
        "string Thing.it.string | integer Thing.it.integer | boolean Boolean"
    );
}

#[test]
fn a_schema_of_several_types_may_be_used_twice() {
    let a = json!({"$ref": "#/components/schemas/A"});
    let others = json!({
        "A": {"type": ["string", "object"], "properties": {"a": {"type": "string"}}},
        "B": {"type": "object", "properties": {"it": a}},
    });
    let b = json!({"$ref": "#/components/schemas/B"});
    let schema = json!({"type": "object", "properties": {"one": a, "two": a, "three": b}});
    let api = api(described(schema, others));
    assert_eq!(short(&api, &property(&api, "Thing.it", "one").ty), "A");
    let ty = |model: &str, member: &str| property(&api, model, member).ty.clone();
    assert!(union(&api, &ty("Thing.it", "one")).is_some());
    assert_eq!(ty("Thing.it", "one"), ty("Thing.it", "two"));
    assert_eq!(ty("Thing.it", "one"), ty("B", "it"));
}

#[test]
fn null_is_not_an_alternative() {
    for schema in [
        json!({"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}),
        json!({"anyOf": [{"type": "string"}, {"type": ["integer", "null"]}]}),
        json!({"type": ["string", "integer", "null"]}),
        json!({"enum": ["a", 1, null]}),
    ] {
        let (property, api) = thing(schema.clone());
        assert!(property.nullable, "{schema}");
        assert_eq!(union(&api, &property.ty).unwrap().alternatives.len(), 2);
    }
}

#[test]
fn an_object_that_says_nothing_beside_others_is_null() {
    let named = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let nothing = json!({"type": "object", "nullable": true});
    for (all, ty, is_nullable) in [
        (json!([named, nothing]), "Thing.it", true),
        (json!([nothing, named]), "Thing.it", true),
        (json!([named, {"type": "object"}]), "any", false),
        (
            json!([{"type": "string"}, nothing]),
            "string String | object {any}",
            true,
        ),
        (json!([nothing]), "any", true),
    ] {
        let schema = json!({ "anyOf": all });
        let (property, _) = thing(schema.clone());
        assert_eq!(property.nullable, is_nullable, "{all}");
        assert_eq!(alternatives(schema), ty, "{all}");
    }
}

#[test]
fn members_distinguish_objects() {
    let text = json!({"type": "string"});
    let only = |value: Value| json!({"enum": [value]});
    let round = object(&["radius"], json!({"radius": text, "name": text}));
    for (all, expected) in [
        (
            json!([
                round,
                object(&["name", "side"], json!({"side": text, "name": text}))
            ]),
            "radius: object Thing.it.radius with radius | side: object Thing.it.side with side",
        ),
        (
            json!([
                object(&["a"], json!({"a": text, "b": text})),
                object(&["a", "b"], json!({"a": text, "b": text}))
            ]),
            "any",
        ),
        (
            json!([{"type": "string"}, object(&[], json!({"kind": only(json!("a"))})), object(&["kind"], json!({"kind": only(json!("b"))}))]),
            "string String | a: object Thing.it.a with kind=a | b: object Thing.it.b with kind=b",
        ),
        // The only object has the name of its only member.
        (
            json!([{"type": "string"}, object(&["gone"], json!({"gone": text}))]),
            "string String | gone: object Thing.it.gone",
        ),
        // Another alternative may have the same value.
        (
            json!([
                object(&["kind"], json!({"kind": only(json!("a")), "x": text})),
                object(&["y"], json!({"kind": text, "y": text}))
            ]),
            "kind: object Thing.it.kind with kind | y: object Thing.it.y with y [y (kind)]",
        ),
        // An object may have the members of several.
        (
            json!([
                object(&["a"], json!({"a": text, "b": text, "c": text})),
                object(&["b", "d"], json!({"b": text, "d": text})),
            ]),
            "a: object Thing.it.a with a | d: object Thing.it.d with d",
        ),
        (
            json!([
                object(&["a"], json!({"a": text, "b": text, "c": text})),
                object(&["b"], json!({"b": text, "d": text})),
                {"type": "object", "required": ["e"], "additionalProperties": text},
            ]),
            "a: object Thing.it.a with a [a (b c)] | b: object Thing.it.b with b | e: object {String} with e [e (...)]",
        ),
        (
            json!([
                object(
                    &["kind", "a"],
                    json!({"kind": only(json!("a")), "a": text, "b": text})
                ),
                object(
                    &["kind", "b"],
                    json!({"kind": only(json!("b")), "a": text, "b": text})
                ),
                object(&["c"], json!({"c": text, "b": text})),
            ]),
            "a: object Thing.it.a with kind=a | b: object Thing.it.b with kind=b | c: object Thing.it.c with c",
        ),
        // Several members do together what none does alone.
        (
            json!([
                object(
                    &["kind", "name"],
                    json!({"kind": only(json!("a")), "name": text})
                ),
                object(
                    &["kind", "name"],
                    json!({"kind": only(json!("b")), "name": text})
                ),
                object(
                    &["kind", "gone"],
                    json!({"kind": only(json!("a")), "gone": text})
                ),
            ]),
            "a: object Thing.it.a with kind=a with name | b: object Thing.it.b with kind=b | gone: object Thing.it.gone with gone",
        ),
        (
            json!([round, {"type": "object", "additionalProperties": text}]),
            "any",
        ),
        // A member may have several values.
        (
            json!([
                object(&["kind"], json!({"kind": {"enum": ["a", "b"]}, "x": text})),
                object(&["kind"], json!({"kind": {"enum": ["c"]}})),
                text,
            ]),
            "a: object Thing.it.a with kind=a/b | c: object Thing.it.c with kind=c | string String",
        ),
        // An optional one with several values does not distinguish objects without it.
        (
            json!([
                object(&[], json!({"kind": {"enum": ["a", "b"]}})),
                object(&["kind"], json!({"kind": {"enum": ["c", "d"]}})),
                text,
            ]),
            "any",
        ),
        // Values that both have do not distinguish them.
        (
            json!([
                object(&["kind"], json!({"kind": {"enum": ["a", "b"]}})),
                object(&["kind"], json!({"kind": {"enum": ["b", "c"]}})),
                text,
            ]),
            "any",
        ),
    ] {
        assert_eq!(alternatives(json!({"oneOf": all})), expected, "{all}");
    }
}

/// Objects whose required member has different values are a union by this member. One with a single value is preferred.
#[test]
fn a_required_member_with_several_values_is_a_discriminator() {
    let listed = |required: &[&str], values: Value, kind: Value| {
        let values = json!({"enum": values});
        object(required, json!({"state": values, "kind": kind}))
    };
    let text = json!({"type": "string"});
    let only = |value: &str| json!({"enum": [value]});
    for (required, kinds, expected) in [
        (
            &["state"][..],
            [text.clone(), text.clone()],
            Some("state a b c"),
        ),
        (&["state"], [only("x"), only("y")], Some("kind x y")),
        (&[], [text.clone(), text.clone()], None),
    ] {
        let [first, second] = kinds;
        let all = [
            listed(required, json!(["a", "b"]), first),
            listed(required, json!(["c"]), second),
        ];
        let (property, api) = thing(json!({ "oneOf": all }));
        let found = property.ty.definition().map(|id| &api.definitions[id].kind);
        let found = match found {
            Some(DefinitionKind::Union(union)) => {
                let values = union.alternatives.iter().map(|one| one.value.to_string());
                let values: Vec<_> = values.collect();
                Some(format!("{} {}", union.discriminator, values.join(" ")))
            }
            _ => None,
        };
        assert_eq!(found.as_deref(), expected, "{all:?}");
    }
}

#[test]
fn lists_have_items_of_all_their_schemas() {
    let list = |items: &str| json!({"type": "array", "items": {"type": items}});
    let (property, api) = thing(json!({"oneOf": [list("string"), list("integer")]}));
    let Type::Array { items, .. } = &property.ty else {
        panic!("{:?}", property.ty);
    };
    assert_eq!(union(&api, items).unwrap().alternatives.len(), 2);
    let same = json!({"oneOf": [list("string"), list("string"), {"type": "boolean"}]});
    assert_eq!(alternatives(same), "array [String] | boolean Boolean");
}

#[test]
fn a_schema_that_is_listed_twice_is_one_alternative() {
    let a = json!({"$ref": "#/components/schemas/A"});
    let others = json!({"A": {"type": "object", "properties": {"a": {"type": "string"}}}});
    let api = api(described(json!({"oneOf": [a, a]}), others));
    assert_eq!(short(&api, &property(&api, "Thing", "it").ty), "A");
}

#[test]
fn a_parameter_behind_a_reference_keeps_the_types_of_its_values() {
    let spec = json!({
        "openapi": "3.0.3",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/x": {"get": {
            "operationId": "get",
            "parameters": [{"$ref": "#/components/parameters/Level"}],
            "responses": {"200": {"description": "OK"}},
        }}},
        "components": {
            "parameters": {"Level": {"name": "level", "in": "query", "required": true, "schema": {"$ref": "#/components/schemas/Level"}}},
            "schemas": {"Level": {"enum": ["all", 1, 2]}},
        },
    });
    let api = api(spec);
    let union = union(&api, &parameter(&api, "level").ty).unwrap();
    let types = union.alternatives.iter().map(|one| one.json.name());
    assert_eq!(types.collect::<Vec<_>>(), ["string", "integer"]);
}

/// `additionalProperties` beside alternatives restricts all their members, so values are a map although nothing
/// distinguishes the alternatives. It is not used if a member of an alternative contradicts it.
#[test]
fn alternatives_beside_additional_properties_may_be_a_map() {
    let alternative = |kind: &str| json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": kind}}});
    for (kind, expected) in [("string", "{String}"), ("integer", "any")] {
        let schema = json!({
            "type": "object",
            "additionalProperties": {"type": "string"},
            "anyOf": [alternative("string"), alternative(kind)],
        });
        let (it, api) = thing(schema.clone());
        assert_eq!(short(&api, &it.ty), expected);
        let said = said(described(schema, json!({})));
        assert!(said[0].contains("no discriminator"), "{said:?}");
    }
}

#[test]
fn a_union_may_contain_itself() {
    let tree = json!({"$ref": "#/components/schemas/Tree"});
    let lists = |items: &Value| json!({"anyOf": [{"type": "string"}, tree, {"type": "array", "items": items}]});
    let spec = described(tree.clone(), json!({"Tree": lists(&tree)}));
    let api = api(spec);
    let tree_type = property(&api, "Thing", "it").ty.clone();
    let union = union(&api, &tree_type).unwrap();
    assert_eq!(short(&api, &union.alternatives[1].ty), "[Tree]");
    assert_eq!(union.alternatives.len(), 2);
    // Items that are a choice themselves are not merged with others.
    let leaves = json!({"$ref": "#/components/schemas/Leaves"});
    let mut several = lists(&tree);
    several["anyOf"][1] = json!({"type": "array", "items": leaves});
    let others = json!({"Tree": several, "Leaves": {"type": "array", "items": leaves}});
    let said = said(described(tree.clone(), others));
    assert!(said[0].contains("no discriminator"), "{said:?}");
}
