//! Comparison of JSON values.

use azure_core::{base64, time};
use serde_json::Value;

use super::Note;

/// Returns the value of the example with the accepted differences applied.
pub fn expected(value: &Value, notes: &[Note]) -> Value {
    let mut value = value.clone();
    for (kind, pointer) in notes {
        match *kind {
            "undeclared" | "read-only" | "null" | "empty" => {
                assert!(
                    remove(&mut value, pointer) > 0,
                    "{kind}: nothing at {pointer}"
                );
            }
            _ => {
                if let Some(constant) = kind.strip_prefix("constant ") {
                    let constant = serde_json::from_str(constant).expect("JSON");
                    insert(&mut value, pointer, constant);
                }
                if let Some(own) = kind.strip_prefix("set ") {
                    remove(&mut value, pointer);
                    insert(&mut value, pointer, serde_json::from_str(own).expect("JSON"));
                }
            }
        }
    }
    value
}

/// Removes all values that match a pattern. Returns their number.
fn remove(value: &mut Value, pattern: &str) -> usize {
    let Some((parent, key)) = pattern.rsplit_once('/') else {
        *value = Value::Null;
        return 1;
    };
    let mut parents = vec![value];
    for key in parent.split('/').skip(1) {
        parents = parents
            .into_iter()
            .flat_map(|value| step(value, key))
            .collect();
    }
    let all = key == "*";
    let key = unescape(key);
    let removed = parents.into_iter().map(|parent| match parent {
        Value::Object(members) if all => {
            let count = members.len();
            members.clear();
            count
        }
        Value::Object(members) => usize::from(members.remove(&key).is_some()),
        _ => 0,
    });
    removed.sum()
}

fn step<'v>(value: &'v mut Value, key: &str) -> Vec<&'v mut Value> {
    let all = key == "*";
    match value {
        Value::Array(items) => {
            let index: Option<usize> = key.parse().ok();
            let items = items.iter_mut().enumerate();
            let found = items.filter(|(own, _)| all || Some(*own) == index);
            found.map(|(_, item)| item).collect()
        }
        Value::Object(members) => {
            let key = unescape(key);
            let found = members.iter_mut().filter(|(own, _)| all || **own == key);
            found.map(|(_, member)| member).collect()
        }
        _ => Vec::new(),
    }
}

fn unescape(key: &str) -> String {
    key.replace("~2", "*")
        .replace("~1", "/")
        .replace("~0", "~")
}

fn escape(key: &str) -> String {
    key.replace('~', "~0")
        .replace('/', "~1")
        .replace('*', "~2")
}

fn insert(value: &mut Value, pointer: &str, constant: Value) {
    let parent = pointer.rsplit_once('/').and_then(|(parent, key)| {
        let members = value.pointer_mut(parent)?.as_object_mut()?;
        members.insert(unescape(key), constant)
    });
    assert!(parent.is_none(), "{pointer} is there already");
}

/// Panics with a list of all differences between two values.
pub fn assert_same(actual: &Value, expected: &Value, notes: &[Note], what: &str) {
    let mut differences = Vec::new();
    compare(actual, expected, "", notes, &mut differences);
    assert!(
        differences.is_empty(),
        "{what}:\n{}",
        differences.join("\n")
    );
}

fn compare(actual: &Value, expected: &Value, at: &str, notes: &[Note], found: &mut Vec<String>) {
    match (actual, expected) {
        (Value::Object(actual), Value::Object(expected)) => {
            for (key, value) in expected {
                let at = format!("{at}/{}", escape(key));
                match actual.get(key) {
                    Some(actual) => compare(actual, value, &at, notes, found),
                    None => found.push(format!("{at} is missing")),
                }
            }
            for key in actual.keys().filter(|key| !expected.contains_key(*key)) {
                found.push(format!("{at}/{key} is new"));
            }
        }
        (Value::Array(actual), Value::Array(expected)) if actual.len() == expected.len() => {
            for (index, (actual, expected)) in actual.iter().zip(expected).enumerate() {
                compare(actual, expected, &format!("{at}/{index}"), notes, found);
            }
        }
        _ if is_same(actual, expected, at, notes) => {}
        _ => found.push(format!("{at} is {actual}, expected {expected}")),
    }
}

fn is_same(actual: &Value, expected: &Value, at: &str, notes: &[Note]) -> bool {
    let kind = |kind: &str| is_noted(kind, at, notes);
    match (actual, expected) {
        (Value::Array(_), Value::String(text)) if kind("instant") => {
            moment_of(actual).is_some_and(|it| time::parse_rfc3339(text).ok() == Some(it))
        }
        (Value::Array(_), Value::String(text)) if kind("http-date") => {
            moment_of(actual).is_some_and(|it| time::parse_rfc7231(text).ok() == Some(it))
        }
        (Value::Array(_), Value::Number(seconds)) if kind("unix-time") => {
            let read = moment_of(actual).map(time::OffsetDateTime::unix_timestamp);
            read.is_some() && read.map(|read| read as f64) == seconds.as_f64()
        }
        (Value::Array(bytes), Value::String(text)) if kind("base64") => {
            is_same_bytes(bytes, base64::decode(text))
        }
        (Value::Array(bytes), Value::String(text)) if kind("base64url") => {
            is_same_bytes(bytes, base64::decode_url_safe(text))
        }
        (Value::Number(actual), Value::Number(expected)) => {
            actual == expected || is_same_float(actual.as_f64(), expected.as_f64())
        }
        (Value::String(actual), Value::String(expected)) => {
            actual == expected
                || kind("instant") && moment(time::parse_rfc3339, actual, expected)
                || kind("http-date") && moment(time::parse_rfc7231, actual, expected)
        }
        _ => actual == expected,
    }
}

/// Returns the time that the default encoding of its type means.
fn moment_of(actual: &Value) -> Option<time::OffsetDateTime> {
    serde_json::from_value(actual.clone()).ok()
}

fn is_same_bytes(actual: &[Value], expected: azure_core::Result<Vec<u8>>) -> bool {
    let expected = expected.into_iter().flatten().map(Value::from);
    expected.eq(actual.iter().cloned())
}

/// True if two numbers are equal in single or double precision.
fn is_same_float(actual: Option<f64>, expected: Option<f64>) -> bool {
    match (actual, expected) {
        (Some(actual), Some(expected)) => {
            let narrow = actual.fract() != 0.0 && actual as f32 == expected as f32;
            actual == expected || narrow
        }
        _ => false,
    }
}

fn moment(
    parse: fn(&str) -> azure_core::Result<time::OffsetDateTime>,
    actual: &str,
    expected: &str,
) -> bool {
    matches!((parse(actual), parse(expected)), (Ok(actual), Ok(expected)) if actual == expected)
}

fn is_noted(kind: &str, at: &str, notes: &[Note]) -> bool {
    notes.iter().any(|(own, pattern)| {
        let mut steps = pattern.split('/').zip(at.split('/'));
        *own == kind
            && pattern.split('/').count() == at.split('/').count()
            && steps.all(|(wanted, step)| wanted == "*" || wanted == step)
    })
}
