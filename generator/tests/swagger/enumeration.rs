//! Tests of enumerations and constants.

use armsmith::ir::EnumerationBase;
use serde_json::json;

use crate::support::{
    api, definition, enumeration, it, lower_files, member, member_type, names, property, said,
    short, spec_with, spec_with_member,
};

fn wires<'a>(api: &'a armsmith::ir::Api, name: &str) -> Vec<&'a str> {
    enumeration(api, name)
        .values
        .iter()
        .map(|value| value.wire.as_str())
        .collect()
}

#[test]
fn an_inline_enumeration_is_named_by_its_extension_or_its_place() {
    let (_, api) = member(json!({
        "type": "string",
        "description": "The kind.",
        "enum": ["b", "a", "b"],
        "x-ms-enum": {"name": "Kind", "modelAsString": true},
    }));
    assert_eq!(it(&api), "Kind");
    assert_eq!(wires(&api, "Kind"), ["b", "a"]);
    assert!(!enumeration(&api, "Kind").closed);
    assert_eq!(
        definition(&api, "Kind").docs.description.as_deref(),
        Some("The kind.")
    );

    for x_enum in [
        json!({}),
        json!({"modelAsString": false}),
        json!({"name": ""}),
    ] {
        let (_, api) = member(json!({"type": "string", "enum": ["a", "b"], "x-ms-enum": x_enum}));
        assert_eq!(it(&api), "Root.it");
        assert!(enumeration(&api, "Root.it").closed);
    }
}

#[test]
fn a_definition_takes_the_name_of_its_extension() {
    let api = api(spec_with(json!({
        "Root": {"properties": {"it": {"$ref": "#/definitions/Kinds"}, "plain": {"$ref": "#/definitions/Plain"}}},
        "Kinds": {"type": "string", "enum": ["a", "b"], "x-ms-enum": {"name": "Kind"}},
        "Plain": {"type": "string", "enum": ["a", "b"]},
    })));
    assert_eq!(names(&api), ["Root", "Kind", "Plain"]);
}

#[test]
fn described_values_stand_for_the_plain_ones() {
    let (_, api) = member(json!({
        "type": "string",
        "enum": ["a", "b"],
        "x-ms-enum": {"name": "Kind", "values": [
            {"value": "b", "name": "Second", "description": "The second."},
            {"value": "c"},
        ]},
    }));
    let values = &enumeration(&api, "Kind").values;
    assert_eq!(wires(&api, "Kind"), ["b", "c"]);
    assert_eq!(values[0].name.as_deref(), Some("Second"));
    assert_eq!(values[0].docs.description.as_deref(), Some("The second."));
    assert_eq!(values[1].name, None);
}

/// Other generators write the names and descriptions of values as lists, or as objects by value.
#[test]
fn values_have_the_names_of_common_extensions() {
    for schema in [
        json!({
            "type": "integer",
            "enum": [1, 2],
            "x-enum-varnames": ["Low", "High"],
            "x-enum-descriptions": ["Not much.", "Much."],
        }),
        json!({
            "type": "integer",
            "enum": [1, 2],
            "x-enumNames": ["Low", "High"],
            "x-enumDescriptions": {"1": "Not much.", "2": "Much."},
        }),
    ] {
        let (_, api) = member(schema);
        let values = &enumeration(&api, "Root.it").values;
        assert_eq!(values[0].name.as_deref(), Some("Low"));
        assert_eq!(values[1].docs.description.as_deref(), Some("Much."));
    }
    let (_, api) = member(json!({"type": "integer", "enum": [1, 2], "x-enum-varnames": ["Low"]}));
    assert_eq!(enumeration(&api, "Root.it").values[0].name, None);
}

#[test]
fn enumerations_of_one_name_and_equal_values_are_one() {
    let kind = |values: &[&str], name: &str| json!({"type": "string", "enum": values, "x-ms-enum": {"name": name}});
    let api = api(spec_with(json!({
        "Root": {"properties": {
            "a": kind(&["x", "y"], "Kind"),
            "b": kind(&["y", "x"], "Kind"),
            "c": kind(&["x", "z"], "Kind"),
            "d": kind(&["x", "y"], "Other"),
            "e": {"$ref": "#/definitions/Kind"},
        }},
        "Kind": kind(&["x", "y"], "Kind"),
    })));
    assert_eq!(names(&api), ["Root", "Kind", "Kind", "Other"]);
    let ty = |name: &str| property(&api, "Root", name).ty.clone();
    assert_eq!(ty("a"), ty("b"));
    assert_eq!(ty("a"), ty("e"));
    assert_ne!(ty("a"), ty("c"));
}

#[test]
fn values_may_be_numbers_and_booleans() {
    for (schema, base) in [
        (
            json!({"type": "integer", "enum": [1, 2]}),
            EnumerationBase::Integer,
        ),
        (json!({"enum": [1, -2]}), EnumerationBase::Integer),
        (
            json!({"type": "integer", "x-ms-enum": {"values": [{"value": "1"}, {"value": 2}]}}),
            EnumerationBase::Integer,
        ),
        (
            json!({"type": "number", "enum": [1, 2.5]}),
            EnumerationBase::Number,
        ),
        (json!({"enum": [1, 2.5]}), EnumerationBase::Number),
        (
            json!({"type": "boolean", "enum": [true]}),
            EnumerationBase::Boolean,
        ),
        (json!({"enum": ["1", "2"]}), EnumerationBase::String),
        (
            json!({"type": "string", "enum": ["1", 2]}),
            EnumerationBase::String,
        ),
    ] {
        let (_, api) = member(schema.clone());
        assert_eq!(enumeration(&api, "Root.it").base, base, "{schema}");
    }
}

#[test]
fn values_of_other_types_beside_a_reference_stay_as_they_are() {
    let mut spec = spec_with_member(json!({"$ref": "#/definitions/Level", "enum": ["auto", 1]}));
    spec["definitions"]["Level"] = json!({"type": "integer"});
    assert_eq!(
        said(spec),
        [
            "[unsupported] /definitions/Root/properties/it/enum: the values of this enumeration are of different types; \
              they are kept as any JSON value"
        ]
    );
}

/// A number without a fraction is an integer (JSON Schema, "type").
#[test]
fn whole_numbers_are_integers() {
    let listed = json!({"type": "integer", "enum": [1, 2.0, -3.0]});
    let outcome = lower_files(&[("spec.json", spec_with_member(listed))]);
    assert_eq!(outcome.said, Vec::<String>::new());
    let api = outcome.api.unwrap();
    let [name] = names(&api)
        .into_iter()
        .filter(|it| it.ends_with(".it"))
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    assert_eq!(wires(&api, &name), ["1", "2", "-3"]);
    assert_eq!(enumeration(&api, &name).base, EnumerationBase::Integer);
}

#[test]
fn values_of_another_type_make_them_all_text() {
    let spec = spec_with_member(json!({"type": "integer", "enum": ["one", "two"]}));
    assert_eq!(
        said(spec),
        [
            "[inconsistent] /definitions/Root/properties/it/enum/0: the value `one` does not match the type of the \
          enumeration; all values are treated as strings"
        ]
    );
}

#[test]
fn null_among_the_values_is_nullable() {
    let (property, api) = member(json!({"type": "string", "enum": ["a", "b", null]}));
    assert!(property.nullable);
    assert_eq!(wires(&api, "Root.it"), ["a", "b"]);
}

#[test]
fn a_single_value_is_a_constant_where_it_is_required() {
    let single = json!({"type": "string", "enum": ["only"], "x-ms-enum": {"name": "Only"}});
    let mut nullable = single.clone();
    nullable["x-nullable"] = true.into();
    let mut read_only = single.clone();
    read_only["readOnly"] = true.into();
    let api = api(spec_with(json!({
        "Root": {
            "required": ["a", "b", "c", "d", "e"],
            "properties": {
                "a": single,
                "b": {"$ref": "#/definitions/Only"},
                "c": nullable,
                "d": read_only,
                "e": {"allOf": [{"$ref": "#/definitions/Only"}]},
                "optional": single,
            },
        },
        "Only": single,
    })));
    let ty = |name: &str| short(&api, &property(&api, "Root", name).ty);
    assert_eq!(["a", "b", "e"].map(ty), ["=only", "=only", "=only"]);
    assert_eq!(["c", "d", "optional"].map(ty), ["Only", "Only", "Only"]);
}

#[test]
fn values_beside_a_reference_narrow_plain_text_only() {
    let api = api(spec_with(json!({
        "Root": {"properties": {
            "it": {"$ref": "#/definitions/Text", "enum": ["a", "b"]},
            "kind": {"$ref": "#/definitions/Kind", "enum": ["a", "b"]},
        }},
        "Text": {"type": "string"},
        "Kind": {"type": "string", "enum": ["a", "b", "c"]},
    })));
    assert_eq!(it(&api), "Root.it");
    assert_eq!(wires(&api, "Root.it"), ["a", "b"]);
    assert_eq!(short(&api, &property(&api, "Root", "kind").ty), "Kind");
}

#[test]
fn items_may_be_an_enumeration() {
    let items = json!({"type": "string", "enum": ["a", "b"]});
    assert_eq!(
        member_type(json!({"type": "array", "items": items})),
        "[Root.it.Item]"
    );
}
