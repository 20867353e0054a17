//! Messages about values of the wrong type.

use serde_json::Value;
use serde_path_to_error::Segment;

use super::{Sources, nearest, pointer};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::Origin;

/// Creates the message for a value of the wrong type.
///
/// `base` is the origin of the whole value that was read; the error contains the path from there.
pub fn type_mismatch(
    error: &serde_path_to_error::Error<serde_json::Error>,
    base: &Origin,
    sources: &Sources,
) -> Diagnostic {
    let origin = Origin {
        document: base.document,
        pointer: follow(&base.pointer, error.path()),
    };
    let message = error.inner().to_string();
    let message = message.split(" at line ").next().unwrap_or(&message);
    let key = pointer::last(&origin.pointer)
        .unwrap_or_default()
        .into_owned();
    if let Some(missing) = quoted(message, "missing field `") {
        return missing_key(missing, origin);
    }
    if let Some(unknown) = quoted(message, "unknown variant `") {
        return unknown_value(&key, unknown, message, origin);
    }
    if let Some(unknown) = quoted(message, "unknown field `") {
        return unknown_key(unknown, message, &origin, sources);
    }
    let subject = if key.is_empty() {
        "the value".to_owned()
    } else {
        format!("`{key}`")
    };
    let message = match message.split_once(", expected ") {
        Some((_, expected)) => {
            let found = sources.value(&origin).map_or("another value", kind);
            format!(
                "{subject} has the wrong type: expected {}, found {found}",
                plain(expected)
            )
        }
        None => format!("{subject} is invalid: {message}"),
    };
    let diagnostic = Diagnostic::new(Code::WrongType, Place::Value(origin), message);
    match advice(&key) {
        Some(help) => diagnostic.help(format!("write {help}")),
        None => diagnostic,
    }
}

fn missing_key(key: &str, origin: Origin) -> Diagnostic {
    let what = match pointer::last(&origin.pointer) {
        Some(name) => format!("`{name}`"),
        None => "the document".to_owned(),
    };
    let message = format!("{what} is missing the key `{key}`");
    let diagnostic = Diagnostic::new(Code::MissingKey, Place::Value(origin), message);
    match advice(key) {
        Some(help) => diagnostic.help(format!("add `{key}`: {help}")),
        None => diagnostic.help(format!("add the key `{key}`")),
    }
}

fn unknown_value(key: &str, value: &str, message: &str, origin: Origin) -> Diagnostic {
    let known = all_quoted(message);
    let text = format!("invalid value `{value}` for `{key}`");
    let diagnostic = Diagnostic::new(Code::InvalidValue, Place::Value(origin), text);
    choices(diagnostic, value, &known)
}

fn unknown_key(key: &str, message: &str, origin: &Origin, sources: &Sources) -> Diagnostic {
    let known = all_quoted(message);
    // A strict type reports the unknown key; other types report the object that contains it.
    let stands_on_key = pointer::last(&origin.pointer).as_deref() == Some(key);
    let member = Origin {
        document: origin.document,
        pointer: if stands_on_key {
            origin.pointer.clone()
        } else {
            pointer::child(&origin.pointer, key)
        },
    };
    let place = match sources.value(&member) {
        Some(_) => Place::Key(member),
        None => Place::Value(origin.clone()),
    };
    let text = format!("unknown key `{key}`");
    choices(
        Diagnostic::new(Code::InvalidValue, place, text),
        key,
        &known,
    )
}

/// Adds the nearest of the allowed names, or all of them.
fn choices(diagnostic: Diagnostic, found: &str, known: &[&str]) -> Diagnostic {
    if let Some(near) = nearest(found, known.iter().copied()) {
        return diagnostic.help(format!("did you mean `{near}`?"));
    }
    match known {
        [] => diagnostic,
        [only] => diagnostic.help(format!("expected `{only}`")),
        many => diagnostic.help(format!("expected one of `{}`", many.join("`, `"))),
    }
}

/// Returns the pointer of the error.
fn follow(base: &str, path: &serde_path_to_error::Path) -> String {
    let mut pointer = base.to_owned();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer = pointer::item(&pointer, *index),
            Segment::Map { key } => pointer::push(&mut pointer, key),
            Segment::Enum { .. } | Segment::Unknown => break,
        }
    }
    pointer
}

/// Returns the text between this prefix and the next backtick.
fn quoted<'a>(message: &'a str, beginning: &str) -> Option<&'a str> {
    message.strip_prefix(beginning)?.split('`').next()
}

/// Returns all texts in backticks in the message.
fn all_quoted(message: &str) -> Vec<&str> {
    let offer = message
        .split_once(", expected ")
        .map_or("", |(_, offer)| offer);
    offer.split('`').skip(1).step_by(2).collect()
}

/// Returns the expected type in terms of JSON.
fn plain(expected: &str) -> &str {
    match expected {
        "a map" => "an object",
        "a sequence" => "an array",
        "a borrowed string" | "string" => "a string",
        "unit" => "null",
        "a boolean" => "true or false",
        "i64" | "u64" | "i32" | "u32" | "usize" | "u16" | "u8" => "an integer",
        "f64" | "f32" => "a number",
        rust if rust.starts_with("struct ") || rust.starts_with("internally tagged") => "an object",
        other => other,
    }
}

/// Returns the type of a JSON value.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// Returns what a well-known key must contain.
fn advice(key: &str) -> Option<&'static str> {
    Some(match key {
        "swagger" => "the version of the language: `\"2.0\"`",
        "info" => "an object with `title` and `version`",
        "version" => "the version of the API, a string such as `\"2024-01-01\"`",
        "paths" | "x-ms-paths" => "an object of paths, each an object of operations by verb",
        "definitions" => "an object of schemas by name",
        "securityDefinitions" => "an object of security schemes by name",
        "operationId" => "the name of the operation, a string such as `\"Widgets_Get\"`",
        "responses" => "an object of responses by status code, or `default`",
        "schema" | "items" => "a schema, an object such as `{\"type\": \"string\"}`",
        "properties" => "an object of schemas by property name",
        "additionalProperties" => "`true`, `false` or a schema",
        "type" => "a string such as `\"object\"`, `\"array\"`, `\"string\"` or `\"integer\"`",
        "format" => "a string such as `\"date-time\"`",
        "required" => "an array of property names in a schema, `true` or `false` in a parameter",
        "enum" => "an array of the allowed values",
        "allOf" | "anyOf" | "oneOf" => "an array of schemas",
        "discriminator" => {
            "the name of a property, a string; in OpenAPI 3.0 an object with `propertyName`"
        }
        "openapi" => "the version of the language: `\"3.0.3\"`",
        "components" => "an object with `schemas`, `parameters` and others",
        "content" => "an object of media types, each an object with a `schema`",
        "requestBody" => "an object with a `content`",
        "servers" => "an array of objects with a `url`",
        "$ref" => "a string such as `\"#/definitions/Widget\"`",
        "in" => "one of `path`, `query`, `header`, `body` and `formData`",
        "name" | "description" | "title" | "summary" | "host" | "basePath" => "a string",
        "consumes" | "produces" => "an array of media types",
        "schemes" | "tags" => "an array of strings",
        "readOnly"
        | "x-nullable"
        | "x-ms-secret"
        | "x-ms-client-flatten"
        | "deprecated"
        | "x-ms-long-running-operation" => "`true` or `false`",
        "x-ms-enum" => "an object with `name` and `modelAsString`",
        "x-ms-pageable" => "an object with `nextLinkName`, and `itemName` if it is not `value`",
        "x-ms-mutability" => "an array of `create`, `read` and `update`",
        "x-ms-examples" => "an object of `$ref`s to example files by title",
        "x-ms-long-running-operation-options" => "an object with `final-state-via`",
        "x-ms-parameterized-host" => "an object with `hostTemplate` and `parameters`",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::ir::DocumentId;

    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only the reading matters")]
    struct Schema {
        r#type: Option<String>,
        required: Option<Vec<String>>,
        properties: Option<std::collections::BTreeMap<String, Schema>>,
        r#in: Option<In>,
        count: Option<u32>,
        strict: Option<Strict>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum In {
        Path,
        Query,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only the reading matters")]
    struct Strict {
        module: String,
    }

    /// Returns code, place, message and help for the member `x` of a document.
    fn of(text: &str) -> (Code, String, String, Option<String>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::fs::write(&path, format!("{{\"x\": {text}}}")).unwrap();
        let sources = Sources::new();
        sources.load(&path).unwrap();
        let base = Origin {
            document: DocumentId(0),
            pointer: "/x".to_owned(),
        };
        let value = sources.value(&base).unwrap();
        let error = serde_path_to_error::deserialize::<_, Schema>(value).unwrap_err();
        let diagnostic = type_mismatch(&error, &base, &sources);
        let place = match diagnostic.place {
            Place::Value(origin) => format!("value {}", origin.pointer),
            Place::Key(origin) => format!("key {}", origin.pointer),
            other => format!("{other:?}"),
        };
        (diagnostic.code, place, diagnostic.message, diagnostic.help)
    }

    #[test]
    fn a_wrong_type_is_told_in_the_words_of_json() {
        let help =
            "write a string such as `\"object\"`, `\"array\"`, `\"string\"` or `\"integer\"`";
        let (code, place, message, advice) =
            of(r#"{"properties": {"a/b": {"type": ["string", "null"]}}}"#);
        assert_eq!(code, Code::WrongType);
        assert_eq!(place, "value /x/properties/a~1b/type");
        assert_eq!(
            message,
            "`type` has the wrong type: expected a string, found an array"
        );
        assert_eq!(advice.as_deref(), Some(help));
    }

    #[test]
    fn every_kind_of_value_has_a_name() {
        for (text, place, end) in [
            (
                r#"{"required": true}"#,
                "/x/required",
                "expected an array, found true or false",
            ),
            (
                r#"{"required": ["a", 5]}"#,
                "/x/required/1",
                "expected a string, found a number",
            ),
            (
                r#"{"properties": "a"}"#,
                "/x/properties",
                "expected an object, found a string",
            ),
            (
                r#"{"properties": {"a": null}}"#,
                "/x/properties/a",
                "expected an object, found null",
            ),
            (
                r#"{"count": {}}"#,
                "/x/count",
                "expected an integer, found an object",
            ),
            (
                r#"{"count": -1}"#,
                "/x/count",
                "expected an integer, found a number",
            ),
        ] {
            let (code, at, message, _) = of(text);
            assert_eq!(
                (code, at),
                (Code::WrongType, format!("value {place}")),
                "{text}"
            );
            assert!(message.ends_with(end), "{message}");
        }
    }

    #[test]
    fn what_is_missing_or_unknown_is_named() {
        let (code, place, message, help) = of(r#"{"strict": {}}"#);
        assert_eq!((code, &*place), (Code::MissingKey, "value /x/strict"));
        assert_eq!(message, "`strict` is missing the key `module`");
        assert_eq!(help.as_deref(), Some("add the key `module`"));

        let (code, place, message, help) = of(r#"{"in": "qeury"}"#);
        assert_eq!((code, &*place), (Code::InvalidValue, "value /x/in"));
        assert_eq!(message, "invalid value `qeury` for `in`");
        assert_eq!(help.as_deref(), Some("did you mean `query`?"));
        assert_eq!(
            of(r#"{"in": "somewhere"}"#).3.as_deref(),
            Some("expected one of `path`, `query`")
        );

        let (code, place, message, help) = of(r#"{"strict": {"modul": "a"}}"#);
        assert_eq!((code, &*place), (Code::InvalidValue, "key /x/strict/modul"));
        assert_eq!(message, "unknown key `modul`");
        assert_eq!(help.as_deref(), Some("did you mean `module`?"));
    }
}
