//! Tests of lowering the schemas of OpenAPI 3.1 and 3.2: JSON Schema 2020-12.

use serde_json::{Value, json};

use armsmith::ir::{DefinitionKind, EnumerationBase, Type};

use super::support::*;

/// Returns a description of one operation that returns a model with one member, `it`.
pub(super) fn with_member(version: &str, member: Value) -> Value {
    json!({
        "openapi": version,
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/x": {"get": {
            "operationId": "get",
            "responses": {"200": {
                "description": "OK",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Root"}}},
            }},
        }}},
        "components": {"schemas": {
            "Root": {"type": "object", "properties": {"it": member}},
            "Pet": {
                "$anchor": "pet",
                "$id": "https://example.com/pet",
                "type": "object",
                "properties": {"name": {"type": "string"}},
                "$defs": {"Sound": {"$dynamicAnchor": "sound", "type": "string", "enum": ["moo", "meow"]}},
            },
            "Anything": true,
            "Text": {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": {"type": "object", "properties": {"a": {"type": "integer"}}},
            },
        }},
    })
}

/// Lowers a member `it`. Returns the short form of its type, with `?` if it can be `null`, and the messages.
pub(super) fn lowered(member: Value) -> (String, Vec<String>) {
    let outcome = lower_files(&[("spec.json", with_member("3.1.0", member))]);
    let api = outcome.api.unwrap();
    let found = property(&api, "Root", "it");
    let null = if found.nullable { "?" } else { "" };
    (short(&api, &found.ty) + null, outcome.said)
}

/// The keywords of earlier versions of JSON Schema, which some frameworks still write.
#[test]
fn items_by_position_are_a_tuple() {
    let first = json!([{"type": "string"}, {"type": "integer"}]);
    let earlier = json!({"type": "array", "items": first, "additionalItems": false});
    let later = json!({"type": "array", "prefixItems": first, "items": false});
    let tuple = |member: Value| {
        let outcome = lower_files(&[("spec.json", with_member("3.1.0", member))]);
        let api = outcome.api.unwrap();
        let id = property(&api, "Root", "it").ty.definition().unwrap();
        let DefinitionKind::Tuple(tuple) = &api.definitions[id].kind else {
            panic!("{:?}", api.definitions[id].kind);
        };
        let items = tuple.items.iter().map(|item| short(&api, &item.ty));
        (
            items.collect::<Vec<_>>(),
            tuple.further.is_some(),
            outcome.said,
        )
    };
    let (items, further, said) = tuple(earlier);
    assert_eq!(
        (items, further),
        (vec!["String".to_owned(), "Int64".to_owned()], false)
    );
    let place = "[earlier-syntax] /components/schemas/Root/properties/it/items: ";
    assert!(said[0].starts_with(place), "{said:?}");
    assert_eq!(said.len(), 1);
    assert_eq!(tuple(later).2, Vec::<String>::new());
    // Values are not schemas.
    let value = json!({"type": "object", "default": {"items": [1]}, "examples": [{"items": [{}]}]});
    assert_eq!(lowered(value).1, Vec::<String>::new());
}

/// OpenAPI 3.2, "XML Object".
#[test]
fn the_kind_of_an_xml_node_replaces_other_keywords() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let text = json!({"type": "string"});
    let xml = |schema: &Value, xml: Value| {
        let mut schema = schema.clone();
        schema["xml"] = xml;
        let outcome = lower_files(&[("spec.json", with_member("3.2.0", schema))]);
        let api = outcome.api.unwrap();
        (
            format!("{:?}", property(&api, "Root", "it").xml),
            outcome.said,
        )
    };
    for (schema, node, keys) in [
        (&text, "attribute", json!({"attribute": true})),
        (&text, "text", json!({"x-ms-text": true})),
        (&text, "cdata", json!({"x-ms-text": true})),
        (&text, "element", json!({})),
        (&list, "element", json!({"wrapped": true})),
        (&list, "none", json!({"wrapped": false})),
    ] {
        let found = xml(schema, json!({"nodeType": node}));
        assert_eq!(found, xml(schema, keys), "{node}");
        assert_eq!(found.1, Vec::<String>::new());
    }
    for (node, expected) in [
        (
            "none",
            "only lists can have no node in XML; it is an element",
        ),
        ("leaf", "unknown kind of XML node `leaf`; ignored"),
    ] {
        let (_, said) = xml(&text, json!({"nodeType": node}));
        assert!(said[0].ends_with(expected), "{said:?}");
    }
}

#[test]
fn a_keyword_has_its_type() {
    for (member, expected) in [
        (json!({"type": ["string", "null"]}), "String?"),
        (
            json!({"anyOf": [{"type": "integer"}, {"type": "null"}]}),
            "Int64?",
        ),
        (
            json!({"oneOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "null"}]}),
            "Pet?",
        ),
        (json!({"type": ["integer", "number"]}), "Float64"),
        (json!({"type": ["string", "integer"]}), "Root.it"),
        (
            json!({"type": ["integer", "string", "null"], "format": "int32", "pattern": "^-?(?:0|[1-9]\\d*)$"}),
            "Int32?",
        ),
        (
            json!({"type": ["integer", "string"], "pattern": "^[a-z0-9]+$"}),
            "Root.it",
        ),
        (
            json!({"type": ["array", "null"], "items": {"type": "string"}}),
            "[String]?",
        ),
        (json!({"const": "x"}), "Root.it"),
        (json!({"type": "integer", "const": 3}), "Root.it"),
        (json!({"type": "string", "enum": ["a", null]}), "Root.it?"),
        (json!({"type": "number", "exclusiveMinimum": 0}), "Float64"),
        (json!(true), "any"),
        (json!({}), "any"),
        (json!({"$ref": "#/components/schemas/Anything"}), "any"),
        (json!({"type": "array", "items": true}), "[any]"),
        (json!({"type": "null"}), "any?"),
        (
            json!({"type": "string", "contentEncoding": "base64"}),
            "Base64",
        ),
        (json!({"contentEncoding": "base64url"}), "Base64Url"),
        (
            json!({"type": "string", "contentMediaType": "image/png", "contentEncoding": "base64"}),
            "Base64",
        ),
        (
            json!({"type": "string", "contentMediaType": "text/html"}),
            "String",
        ),
        (
            json!({"type": "object", "patternProperties": {"^x-": {"type": "integer"}}}),
            "{Int64}",
        ),
        (
            json!({
                "type": "object",
                "patternProperties": {"^x-": {"type": "string"}},
                "additionalProperties": false,
            }),
            "{String}",
        ),
        (
            json!({
                "type": "object",
                "patternProperties": {"^a": {"type": "integer"}, "^b": {"type": "integer"}},
            }),
            "{Int64}",
        ),
        (
            json!({"type": "object", "unevaluatedProperties": {"type": "string"}}),
            "{String}",
        ),
        (
            json!({"$ref": "#/components/schemas/Pet", "unevaluatedProperties": false}),
            "Pet",
        ),
        (
            json!({"$ref": "#/components/schemas/Pet/$defs/Sound"}),
            "Pet.Sound",
        ),
        (json!({"$ref": "#pet"}), "Pet"),
        (json!({"$ref": "https://example.com/pet"}), "Pet"),
        (
            json!({"$ref": "https://example.com/pet#/$defs/Sound"}),
            "Pet.Sound",
        ),
        (
            json!({"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}),
            "Root.it",
        ),
        (
            json!({"prefixItems": [{"type": "integer"}], "maxItems": 1}),
            "Root.it",
        ),
        (
            json!({"type": "array", "items": {"prefixItems": [{"type": "integer"}]}}),
            "[Root.it.Item]",
        ),
        (
            json!({"type": "string", "contentMediaType": "application/json", "contentSchema": {"type": "array", "items": {"type": "integer"}}}),
            "text([Int64])",
        ),
        (
            json!({"anyOf": [{"type": "string", "contentMediaType": "application/json", "contentSchema": {"$ref": "#/components/schemas/Pet"}}, {"type": "null"}]}),
            "text(Pet)?",
        ),
        (
            json!({"type": "array", "items": {"type": "string", "contentMediaType": "application/json", "contentSchema": {"type": "integer"}}}),
            "[text(Int64)]",
        ),
        (
            json!({"additionalProperties": {"type": "array", "items": {"$ref": "#/components/schemas/Text"}}}),
            "{[text(Text.Content)]}",
        ),
        (
            json!({"$ref": "#/components/schemas/Text"}),
            "text(Text.Content)",
        ),
        (json!({"$dynamicRef": "#sound"}), "Pet.Sound"),
        (
            json!({"oneOf": [{"$ref": "#/components/schemas/Text"}, {"type": "null"}]}),
            "text(Text.Content)?",
        ),
        (
            json!({"allOf": [{"$ref": "#/components/schemas/Text"}], "description": "A text."}),
            "text(Text.Content)",
        ),
        (
            json!({"type": ["string", "integer"], "const": "x"}),
            "Root.it",
        ),
        (
            json!({"type": ["string", "integer"], "enum": [1, 2]}),
            "Root.it",
        ),
        (
            json!({"type": "string", "examples": ["a", "b"], "$comment": "c"}),
            "String",
        ),
    ] {
        let (found, said) = lowered(member.clone());
        assert_eq!(
            (found.as_str(), said.as_slice()),
            (expected, &[][..]),
            "{member}"
        );
    }
}

#[test]
fn a_keyword_that_is_not_understood_wholly_has_a_message() {
    let member = "/components/schemas/Root/properties/it";
    for (schema, expected, message) in [
        (
            json!({"type": "string", "nullable": true}),
            "String?",
            "[earlier-syntax] /nullable: `nullable` is a keyword of OpenAPI 3.0; it is used nevertheless \
             (add `null` to `type`)",
        ),
        (
            json!({"type": "string", "contentMediaType": "text/html", "contentSchema": {"type": "object"}}),
            "String",
            "[unsupported] : the text is not parsed by its `contentSchema`",
        ),
        (
            json!({"type": "integer", "contentEncoding": "base64"}),
            "Int64",
            "[no-effect] /contentEncoding: `contentEncoding` only applies to text; ignored",
        ),
        (
            json!({"const": [1, 2]}),
            "any",
            "[unsupported] /const: objects and lists are not values of enumerations; any value is accepted",
        ),
        (
            json!({"enum": [{"a": 1}, {"a": 2}]}),
            "any",
            "[unsupported] /enum: objects and lists are not values of enumerations; any value is accepted",
        ),
        (
            json!({"type": "string", "contentEncoding": "base32"}),
            "String",
            "[unsupported] : `contentEncoding: base32` is not decoded; kept as text",
        ),
        (
            json!({"type": "integer", "enum": [1, 2], "const": 3}),
            "Root.it",
            "[inconsistent] /const: `const` is not one of the values of `enum`; using `const`",
        ),
        (
            json!({"type": "string", "not": {"const": ""}}),
            "String",
            "[no-effect] /not: `not` does not change the type; values are not checked against it",
        ),
        (
            json!({"type": "array", "items": {"type": "string"}, "contains": {"const": "a"}}),
            "[String]",
            "[no-effect] /contains: `contains` does not change the type; values are not checked against it",
        ),
        (
            json!({"type": "object", "additionalProperties": {"type": "string"}, "propertyNames": {"maxLength": 4}}),
            "{String}",
            "[no-effect] /propertyNames: `propertyNames` does not change the type; values are not checked against it",
        ),
    ] {
        let (found, said) = lowered(schema.clone());
        let (code, rest) = message.split_once(' ').unwrap();
        let message = format!("{code} {member}{rest}");
        assert_eq!(
            (found.as_str(), said),
            (expected, vec![message]),
            "{schema}"
        );
    }
}

/// Constants as alternatives are an enumeration, whose names are their titles.
#[test]
fn alternatives_that_are_constants_are_an_enumeration() {
    for (values, base) in [
        ([json!(1), json!(2)], EnumerationBase::Integer),
        ([json!("a"), json!("b")], EnumerationBase::String),
        ([json!(1), json!(2.5)], EnumerationBase::Number),
    ] {
        let [first, second] = values;
        let first = json!({"const": first, "title": "One", "description": "The first."});
        let member = json!({"oneOf": [first, {"const": second, "title": "Two"}]});
        let api = api(with_member("3.1.0", member));
        let Type::Named(id) = property(&api, "Root", "it").ty else {
            panic!("{base:?}");
        };
        let DefinitionKind::Enumeration(found) = &api.definitions[id].kind else {
            panic!("{base:?}");
        };
        let names = found.values.iter().map(|value| value.name.as_deref());
        assert_eq!(names.collect::<Vec<_>>(), [Some("One"), Some("Two")]);
        assert_eq!(found.base, base);
        let description = found.values[0].docs.description.as_deref();
        assert_eq!(description, Some("The first."));
    }
}

#[test]
fn a_member_that_allows_no_value_is_omitted() {
    let mut spec = with_member("3.1.0", json!(false));
    spec["components"]["schemas"]["Root"]["properties"]["other"] = json!({"type": "string"});
    let outcome = lower_files(&[("spec.json", spec)]);
    assert_eq!(members(model(&outcome.api.unwrap(), "Root")), ["other"]);
    let message = "[no-effect] /components/schemas/Root/properties/it: `it` can have no value; the property is omitted";
    assert_eq!(outcome.said, [message]);
}

/// A parameter without a possible value is omitted, and a body is any JSON. Raw bytes are not possible in a query.
#[test]
fn parameters_and_bodies_without_a_possible_value_are_reported() {
    let mut spec = with_member("3.1.0", json!({"type": "string"}));
    let operation = &mut spec["paths"]["/x"]["get"];
    operation["parameters"] = json!([
        {"name": "never", "in": "query", "schema": false},
        {"name": "raw", "in": "query", "schema": {"contentMediaType": "image/png"}},
    ]);
    operation["requestBody"] = json!({"content": {"application/json": {"schema": false}}});
    let outcome = lower_files(&[("spec.json", spec)]);
    let api = outcome.api.unwrap();
    let names = super::support::operation(&api).parameters.iter();
    let names: Vec<_> = names.map(|it| it.wire_name.as_str()).collect();
    assert_eq!(names, ["raw"]);
    assert_eq!(short(&api, &parameter(&api, "raw").ty), "String");
    let place = "/paths/~1x/get";
    let messages = [
        format!(
            "[no-effect] {place}/parameters/0/schema: `never` can have no value; the parameter is omitted"
        ),
        format!(
            "[no-effect] {place}/requestBody/content/application~1json/schema: no value is valid here; treated as arbitrary JSON"
        ),
        format!(
            "[unsupported] {place}/parameters/1/schema: raw bytes can only be sent in a body; the value of `raw` is text"
        ),
    ];
    let is_same = |(said, message): (&String, &String)| said.starts_with(message.as_str());
    assert!(
        outcome.said.iter().zip(&messages).all(is_same),
        "{:?}",
        outcome.said
    );
    assert_eq!(outcome.said.len(), messages.len());
}

#[test]
fn limits_are_numbers() {
    let member = json!({"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 10});
    let api = api(with_member("3.1.0", member));
    assert_eq!(
        property(&api, "Root", "it").constraints,
        ["More than 0 and less than 10."]
    );
}

#[test]
fn openapi_30_uses_later_keywords_with_a_warning() {
    for (keyword, member, expected) in [
        ("const", json!({"type": "string", "const": "a"}), "Root.it"),
        (
            "contentEncoding",
            json!({"type": "string", "contentEncoding": "base64"}),
            "Base64",
        ),
        (
            "patternProperties",
            json!({"type": "object", "patternProperties": {"^a": {"type": "string"}}}),
            "{String}",
        ),
    ] {
        let outcome = lower_files(&[("spec.json", with_member("3.0.3", member))]);
        assert_eq!(it(&outcome.api.unwrap()), expected);
        let warning = format!(
            "[later-syntax] /components/schemas/Root/properties/it/{keyword}: `{keyword}` is a keyword of OpenAPI 3.1; \
             it is used as that version defines it (declare `openapi: 3.1.0`, or remove the keyword)"
        );
        assert_eq!(outcome.said, [warning]);
    }
    let said = said(with_member("3.0.3", json!(true)));
    assert!(
        said.iter().any(|line| line.starts_with("[wrong-type]")),
        "{said:?}"
    );
}

#[test]
fn both_versions_of_an_api_are_equal() {
    let old = json!({"type": "string", "nullable": true, "enum": ["a"], "format": "byte"});
    let new = json!({"type": ["string", "null"], "const": "a", "contentEncoding": "base64"});
    let lower = |version, member| {
        let mut spec = with_member(version, member);
        spec["components"]["schemas"] = json!({"Root": spec["components"]["schemas"]["Root"]});
        let api = api(spec);
        let it = property(&api, "Root", "it");
        (short(&api, &it.ty), it.nullable)
    };
    assert_eq!(lower("3.0.3", old), lower("3.1.0", new));
}
