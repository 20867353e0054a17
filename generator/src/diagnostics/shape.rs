use serde_json::Value;
use serde_path_to_error::Segment;

use super::{Code, Diagnostic, Place};
use crate::ir::Origin;
use crate::source::{Sources, nearest, pointer};

/// What is said of a value that could not be read as the type that it should have.
///
/// `base` is the origin of the value that was read as a whole; the error knows the way from there.
pub fn misshapen(
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
        None => format!("{subject} cannot be understood: {message}"),
    };
    let diagnostic = Diagnostic::new(Code::WrongType, Place::Value(origin), message);
    match advice(&key) {
        Some(help) => diagnostic.help(format!("`{key}` is {help}")),
        None => diagnostic,
    }
}

fn missing_key(key: &str, origin: Origin) -> Diagnostic {
    let what = match pointer::last(&origin.pointer) {
        Some(name) => format!("`{name}`"),
        None => "the document".to_owned(),
    };
    let message = format!("{what} has no key `{key}`");
    let diagnostic = Diagnostic::new(Code::MissingKey, Place::Value(origin), message);
    match advice(key) {
        Some(help) => diagnostic.help(format!("add the key: `{key}` is {help}")),
        None => diagnostic.help(format!("add the key `{key}`")),
    }
}

fn unknown_value(key: &str, value: &str, message: &str, origin: Origin) -> Diagnostic {
    let known = all_quoted(message);
    let text = format!("`{key}` cannot be `{value}`");
    let diagnostic = Diagnostic::new(Code::InvalidValue, Place::Value(origin), text);
    choices(diagnostic, value, &known)
}

fn unknown_key(key: &str, message: &str, origin: &Origin, sources: &Sources) -> Diagnostic {
    let known = all_quoted(message);
    // The reader of a strict type stands on the unknown key; of others, on the object around it.
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
    let text = format!("the key `{key}` has no meaning here");
    choices(
        Diagnostic::new(Code::InvalidValue, place, text),
        key,
        &known,
    )
}

/// Adds the nearest of the known words, or all of them.
fn choices(diagnostic: Diagnostic, found: &str, known: &[&str]) -> Diagnostic {
    if let Some(near) = nearest(found, known.iter().copied()) {
        return diagnostic.help(format!("did you mean `{near}`?"));
    }
    match known {
        [] => diagnostic,
        [only] => diagnostic.help(format!("only `{only}` is known here")),
        many => diagnostic.help(format!("known are `{}`", many.join("`, `"))),
    }
}

/// The pointer of the place that the error speaks of.
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

/// The word between this beginning and the next back-quote.
fn quoted<'a>(message: &'a str, beginning: &str) -> Option<&'a str> {
    message.strip_prefix(beginning)?.split('`').next()
}

/// The words in back-quotes that the message offers.
fn all_quoted(message: &str) -> Vec<&str> {
    let offer = message
        .split_once(", expected ")
        .map_or("", |(_, offer)| offer);
    offer.split('`').skip(1).step_by(2).collect()
}

/// What was expected, in the words of JSON.
fn plain(expected: &str) -> &str {
    match expected {
        "a map" => "an object",
        "a sequence" => "an array",
        "a borrowed string" | "string" => "a string",
        "unit" => "null",
        "a boolean" => "true or false",
        "i64" | "u64" | "i32" | "u32" | "usize" | "u16" | "u8" => "a whole number",
        "f64" | "f32" => "a number",
        rust if rust.starts_with("struct ") || rust.starts_with("internally tagged") => "an object",
        other => other,
    }
}

/// What kind of JSON value this is.
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

/// What a well-known key holds.
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
        "enum" => "an array of the values that are possible",
        "allOf" => "an array of schemas",
        "discriminator" => "the name of a property, a string",
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
