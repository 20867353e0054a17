use serde::Deserialize;
use serde_json::Value;
use serde_path_to_error::Segment;

use super::quiet::is_quiet;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::Origin;
use crate::source::pointer;

/// A key that no field takes.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The key.
    pub key: String,
    /// Where its value stands.
    pub origin: Origin,
}

/// Reads the object at an origin. Keys that no field takes come back beside it, except those that are known to
/// have no effect and those that the caller reads on its own (`later`, in the object itself).
pub fn read<'v, T: Deserialize<'v>>(
    value: &'v Value,
    origin: &Origin,
    later: &[&str],
    unread: &mut Vec<Unread>,
) -> Result<T, Diagnostic> {
    let object = serde_ignored::deserialize(value, |path| {
        if let serde_ignored::Path::Map { parent, key } = &path {
            let own = matches!(parent, serde_ignored::Path::Root);
            if !(is_quiet(key) || own && later.contains(&key.as_str())) {
                unread.push(Unread {
                    key: key.clone(),
                    origin: below(origin, ignored_pointer(&path)),
                });
            }
        }
    });
    // The place of a mistake costs time to track, so that it is tracked only when there is one.
    object.map_err(|_| match serde_path_to_error::deserialize::<_, T>(value) {
        Err(error) => wrong_type(value, origin, &error),
        Ok(_) => Diagnostic::new(
            Code::WrongType,
            Place::Value(origin.clone()),
            "this has the wrong type",
        ),
    })
}

fn below(origin: &Origin, pointer: String) -> Origin {
    Origin {
        document: origin.document,
        pointer: format!("{}{pointer}", origin.pointer),
    }
}

fn ignored_pointer(path: &serde_ignored::Path<'_>) -> String {
    match path {
        serde_ignored::Path::Root => String::new(),
        serde_ignored::Path::Seq { parent, index } => {
            pointer::item(&ignored_pointer(parent), *index)
        }
        serde_ignored::Path::Map { parent, key } => pointer::child(&ignored_pointer(parent), key),
        serde_ignored::Path::Some { parent }
        | serde_ignored::Path::NewtypeStruct { parent }
        | serde_ignored::Path::NewtypeVariant { parent } => ignored_pointer(parent),
    }
}

fn wrong_type(
    value: &Value,
    origin: &Origin,
    error: &serde_path_to_error::Error<serde_json::Error>,
) -> Diagnostic {
    let mut inner = String::new();
    let mut key = None;
    for segment in error.path() {
        match segment {
            Segment::Seq { index } => inner = pointer::item(&inner, *index),
            Segment::Map { key: name } => {
                inner = pointer::child(&inner, name);
                key = Some(name.clone());
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    let found = pointer::get(value, &inner).map_or("nothing", kind_of);
    let reason = error.inner().to_string();
    let what = key.map_or_else(|| "this".to_owned(), |key| format!("`{key}`"));
    let message = match reason.split_once("expected ") {
        Some((before, expected)) if before.starts_with("invalid ") => {
            format!("{what} has the wrong type: expected {}, found {found}", plain(expected))
        }
        _ => format!("{what} cannot be read: {reason}"),
    };
    Diagnostic::new(Code::WrongType, Place::Value(below(origin, inner)), message)
}

/// The deserialiser's word for a type, in the words of JSON.
fn plain(expected: &str) -> &str {
    match expected {
        "a borrowed string" | "string" => "a string",
        "a sequence" => "a list",
        "a map" => "an object",
        other if other.starts_with("struct ") => "an object",
        other => other,
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
