//! Tests of types and formats.

use serde_json::json;

use crate::support::{member, member_type, said, spec_with_member};

#[test]
fn types_and_formats_are_scalars() {
    for (kind, format, scalar) in [
        ("string", "", "String"),
        ("boolean", "", "Boolean"),
        ("integer", "", "Int64"),
        ("integer", "int32", "Int32"),
        ("integer", "Int32", "Int32"),
        ("integer", "int64", "Int64"),
        ("integer", "unixtime", "UnixTime"),
        ("integer", "decimal", "Decimal"),
        ("integer", "double", "Float64"),
        ("number", "", "Float64"),
        ("number", "double", "Float64"),
        ("number", "float", "Float32"),
        ("number", "decimal", "Decimal"),
        ("number", "int32", "Int32"),
        ("string", "date-time", "DateTime"),
        ("string", "date_time", "DateTime"),
        ("string", "date-time-rfc1123", "DateTimeRfc1123"),
        ("string", "date", "Date"),
        ("string", "time", "Time"),
        ("string", "duration", "Duration"),
        ("string", "uuid", "Uuid"),
        ("string", "uri", "Url"),
        ("string", "url", "Url"),
        ("string", "arm-id", "ArmId"),
        ("string", "etag", "Etag"),
        ("string", "password", "Password"),
        ("string", "byte", "Base64"),
        ("string", "base64url", "Base64Url"),
        // In JSON, raw bytes are text.
        ("string", "binary", "String"),
        ("string", "char", "String"),
        ("string", "email", "String"),
        ("string", "int32", "String"),
        ("string", "double", "String"),
        ("object", "file", "String"),
        ("file", "", "String"),
        ("", "date-time", "DateTime"),
        ("", "int32", "Int32"),
    ] {
        let mut schema = json!({});
        if !kind.is_empty() {
            schema["type"] = kind.into();
        }
        if !format.is_empty() {
            schema["format"] = format.into();
        }
        assert_eq!(member_type(schema), scalar, "{kind}/{format}");
    }
}

#[test]
fn an_unknown_format_is_the_plain_type_and_a_warning() {
    let spec = spec_with_member(json!({"type": "integer", "format": "dozen"}));
    assert_eq!(
        said(spec),
        [
            "[unknown-format] /definitions/Root/properties/it/format: unknown format `dozen`; using the plain type"
        ]
    );
}

#[test]
fn lists_and_maps_hold_types_and_null() {
    for (schema, ty) in [
        (
            json!({"type": "array", "items": {"type": "string"}}),
            "[String]",
        ),
        (json!({"items": {"type": "string"}}), "[String]"),
        (json!({"type": "array"}), "[any]"),
        (
            json!({"type": "array", "items": {"type": "string", "x-nullable": true}}),
            "[String?]",
        ),
        (
            json!({"additionalProperties": {"type": "integer"}}),
            "{Int64}",
        ),
        (
            json!({"type": "object", "additionalProperties": true}),
            "{any}",
        ),
        (
            json!({"type": "object", "additionalProperties": {}}),
            "{any}",
        ),
        (
            json!({"additionalProperties": {"type": "string", "x-nullable": true}}),
            "{String?}",
        ),
        (
            json!({"additionalProperties": {"items": {"type": "array", "items": {}}}}),
            "{[[any]]}",
        ),
    ] {
        assert_eq!(member_type(schema.clone()), ty, "{schema}");
    }
}

#[test]
fn what_says_nothing_is_any_json_value() {
    for schema in [
        json!({}),
        json!({"type": "object"}),
        json!({"type": "object", "properties": {}}),
        json!({"type": "object", "additionalProperties": false}),
        json!({"description": "Anything."}),
    ] {
        assert_eq!(member_type(schema.clone()), "any", "{schema}");
    }
}

#[test]
fn null_among_the_types_is_nullable() {
    let (property, _) = member(json!({"type": ["string", "null"]}));
    assert_eq!(property.ty, armsmith::ir::Type::STRING);
    assert!(property.nullable);
}

#[test]
fn items_of_an_object_are_a_warning() {
    let spec = spec_with_member(json!({"type": "object", "items": {"type": "string"}}));
    assert_eq!(
        said(spec),
        [
            "[inconsistent] /definitions/Root/properties/it/items: `items` on an object; treated as arbitrary JSON"
        ]
    );
}
