//! The dialect of a description.

use serde_json::Value;

use super::parse::subject;
use super::{Document, nearest, pointer};
use crate::diagnostics::{Code, Diagnostic, Place};

/// The dialect of a description.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Dialect {
    /// Swagger 2.0, also called OpenAPI 2.0.
    Swagger2,
    /// OpenAPI 3, with its minor version.
    OpenApi3(OpenApi3),
}

/// The minor version of OpenAPI 3, with any patch version.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum OpenApi3 {
    /// OpenAPI 3.0, which has a schema object of its own.
    V30,
    /// OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12.
    V31,
    /// OpenAPI 3.2.
    V32,
}

impl Dialect {
    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Swagger2 => "Swagger 2.0",
            Dialect::OpenApi3(OpenApi3::V30) => "OpenAPI 3.0",
            Dialect::OpenApi3(OpenApi3::V31) => "OpenAPI 3.1",
            Dialect::OpenApi3(OpenApi3::V32) => "OpenAPI 3.2",
        }
    }

    /// Returns the key of the version.
    pub fn key(self) -> &'static str {
        match self {
            Dialect::Swagger2 => "swagger",
            Dialect::OpenApi3(_) => "openapi",
        }
    }

    /// Returns the dialect of a document.
    pub fn of(document: &Document) -> Result<Self, Diagnostic> {
        let Value::Object(object) = &document.value else {
            let name = subject(&document.name);
            let (kind, help) = match document.text.trim_start().starts_with('<') {
                true => (
                    "HTML or XML",
                    "download the raw file: this is a web page or XML",
                ),
                false => (
                    kind(&document.value),
                    "pass a file that has `swagger: \"2.0\"` or `openapi: \"3.0.3\"` at its root",
                ),
            };
            let message = format!("{name} is not an API description: it contains {kind}");
            let place = at(document, "");
            return Err(Diagnostic::new(Code::UnsupportedDocument, place, message).help(help));
        };
        match (object.get("swagger"), object.get("openapi")) {
            (Some(version), _) => swagger(document, version),
            (None, Some(version)) => openapi(document, version),
            (None, None) => Err(another_kind(document, object)),
        }
    }
}

fn swagger(document: &Document, version: &Value) -> Result<Dialect, Diagnostic> {
    // YAML parses an unquoted 2.0 as a number.
    let is_two = match version {
        Value::String(version) => version == "2.0",
        Value::Number(version) => version.as_f64() == Some(2.0),
        _ => return Err(no_version(document, "swagger", "2.0")),
    };
    if is_two {
        return Ok(Dialect::Swagger2);
    }
    let message = format!("Swagger {} is not supported", plain(version));
    Err(
        Diagnostic::new(Code::UnsupportedVersion, at(document, "swagger"), message)
            .help("convert the description to Swagger 2.0, or OpenAPI 3.0 to 3.2"),
    )
}

fn openapi(document: &Document, version: &Value) -> Result<Dialect, Diagnostic> {
    let text = match version {
        Value::String(_) | Value::Number(_) => plain(version),
        _ => return Err(no_version(document, "openapi", "3.0.3")),
    };
    let mut parts = text.split('.');
    let major_and_minor = (parts.next(), parts.next());
    let minor = match major_and_minor {
        (Some("3"), Some("0") | None) => Some(OpenApi3::V30),
        (Some("3"), Some("1")) => Some(OpenApi3::V31),
        (Some("3"), Some("2")) => Some(OpenApi3::V32),
        _ => None,
    };
    if let Some(minor) = minor {
        return Ok(Dialect::OpenApi3(minor));
    }
    let message = format!("OpenAPI {text} is not supported");
    let help = match major_and_minor {
        (Some("3"), _) => "convert the description to OpenAPI 3.2 or an earlier version",
        (Some("2"), _) => "write `swagger: \"2.0\"` instead of `openapi: \"2.0\"`",
        _ => "convert the description to Swagger 2.0, or OpenAPI 3.0 to 3.2",
    };
    Err(Diagnostic::new(Code::UnsupportedVersion, at(document, "openapi"), message).help(help))
}

fn no_version(document: &Document, key: &str, example: &str) -> Diagnostic {
    let message = format!("`{key}` is not a version number");
    Diagnostic::new(Code::UnsupportedVersion, at(document, key), message)
        .help(format!("write `{key}: \"{example}\"`"))
}

/// Creates the error for an object without a version. It suggests what the document may be instead.
fn another_kind(document: &Document, object: &serde_json::Map<String, Value>) -> Diagnostic {
    let has = |key: &str| object.contains_key(key);
    let name = subject(&document.name);
    let (key, message, help) = if has("swaggerVersion") {
        (
            "swaggerVersion",
            format!("{name} is a Swagger 1 document, which is not supported"),
            "convert the description to Swagger 2.0, or OpenAPI 3.0 to 3.2".to_owned(),
        )
    } else if has("asyncapi") {
        (
            "asyncapi",
            format!("{name} is an AsyncAPI document, which is not supported"),
            "convert the description to Swagger 2.0, or OpenAPI 3.0 to 3.2".to_owned(),
        )
    } else if has("paths") || has("definitions") || has("info") {
        let slip = nearest("swagger", object.keys().map(String::as_str))
            .or_else(|| nearest("openapi", object.keys().map(String::as_str)));
        let help = match slip {
            Some(key) => format!("rename `{key}` to `swagger` or `openapi`, in lower case"),
            None => "add `\"swagger\": \"2.0\"` or `\"openapi\": \"3.0.3\"` at the root".to_owned(),
        };
        (
            slip.unwrap_or(""),
            format!("{name} does not declare a `swagger` or `openapi` version"),
            help,
        )
    } else if has("parameters") && has("responses") {
        (
            "",
            format!("{name} is an example of an operation, not an API description"),
            "pass the file whose `x-ms-examples` refers to it".to_owned(),
        )
    } else if has("$schema") {
        (
            "$schema",
            format!("{name} is a schema or template, not an API description"),
            "pass the file that declares the operations".to_owned(),
        )
    } else {
        (
            "",
            format!("{name} is not an API description: it has neither `swagger` nor `openapi`"),
            "pass a file that has `swagger: \"2.0\"` or `openapi: \"3.0.3\"` at its root"
                .to_owned(),
        )
    };
    Diagnostic::new(Code::UnsupportedDocument, at(document, key), message).help(help)
}

/// Returns the value of a key, or the whole document for no key.
fn at(document: &Document, key: &str) -> Place {
    let pointer = if key.is_empty() {
        String::new()
    } else {
        pointer::child("", key)
    };
    Place::Value(document.origin(pointer))
}

fn plain(version: &Value) -> String {
    match version {
        Value::String(version) => version.clone(),
        other => other.to_string(),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
        Value::Null => "nothing",
        _ => "a single value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn versions_are_known_however_they_are_written() {
        for (text, dialect) in [
            (r#"swagger: "2.0""#, Dialect::Swagger2),
            ("swagger: 2.0", Dialect::Swagger2),
            (r#"{"swagger": "2.0"}"#, Dialect::Swagger2),
            ("openapi: 3.0.3", Dialect::OpenApi3(OpenApi3::V30)),
            ("openapi: 3.0", Dialect::OpenApi3(OpenApi3::V30)),
            ("openapi: '3.0.0-rc1'", Dialect::OpenApi3(OpenApi3::V30)),
            ("openapi: 3.1", Dialect::OpenApi3(OpenApi3::V31)),
            ("openapi: 3.2.0", Dialect::OpenApi3(OpenApi3::V32)),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("spec");
            std::fs::write(&path, text).unwrap();
            let sources = Sources::new();
            let document = sources.document(sources.load(&path).unwrap());
            assert_eq!(Dialect::of(&document), Ok(dialect), "{text}");
        }
    }
}
