//! Random descriptions, and random changes of them.

use serde_json::{Map, Value, json};

use super::chance::Chance;

/// Keys and texts with a meaning, or with special characters.
pub const WORDS: &[&str] = &[
    "",
    " ",
    "$",
    "*/",
    "../x",
    "2fast",
    "Option",
    "Result",
    "a/b~c",
    "\u{202e}",
    "\"",
    "`",
    "crate",
    "{",
    "{}",
    "{name}",
    "}",
    "é\u{301}",
    "self",
    "string",
    "type",
    "yield",
    "🦀",
];

pub const FORMATS: &[&str] = &[
    "arm-id",
    "base64url",
    "binary",
    "byte",
    "date",
    "date-time",
    "date-time-rfc1123",
    "decimal",
    "duration",
    "file",
    "int32",
    "int64",
    "password",
    "unixtime",
    "uuid",
];

/// The keys of specifications.
pub const KEYS: &[&str] = &[
    "$ref",
    "additionalProperties",
    "allOf",
    "collectionFormat",
    "consumes",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "enum",
    "format",
    "host",
    "in",
    "items",
    "name",
    "operationId",
    "parameters",
    "pattern",
    "produces",
    "properties",
    "readOnly",
    "required",
    "responses",
    "schema",
    "security",
    "type",
    "x-ms-client-default",
    "x-ms-client-flatten",
    "x-ms-client-name",
    "x-ms-discriminator-value",
    "x-ms-enum",
    "x-ms-error-response",
    "x-ms-examples",
    "x-ms-long-running-operation",
    "x-ms-long-running-operation-options",
    "x-ms-mutability",
    "x-ms-pageable",
    "x-ms-parameter-location",
    "x-ms-parameterized-host",
    "x-ms-paths",
    "x-ms-secret",
    "x-ms-skip-url-encoding",
    "x-nullable",
];

/// Makes one change to a description.
pub fn mutate(root: &mut Value, chance: &mut Chance) {
    match chance.below(12) {
        0 | 1 => drop_one(root, chance),
        2 => replace(root, chance, value),
        3 => swap(root, chance),
        4 => duplicate(root, chance),
        5 => rename(root, chance),
        6 => bad_reference(root, chance),
        7 => inherit(root, chance),
        8 => nest(root, chance),
        9 => graft(root, chance),
        10 => insert(root, chance),
        _ => retype(root, chance),
    }
}

/// Returns the pointers of all values except the root.
fn places(root: &Value) -> Vec<String> {
    let mut places = Vec::new();
    let mut open = vec![(String::new(), root)];
    while let Some((pointer, value)) = open.pop() {
        let mut add = |token: &str, value| {
            let token = token.replace('~', "~0").replace('/', "~1");
            let pointer = format!("{pointer}/{token}");
            places.push(pointer.clone());
            open.push((pointer, value));
        };
        match value {
            Value::Object(members) => members.iter().for_each(|(key, value)| add(key, value)),
            Value::Array(items) => {
                let items = items.iter().enumerate();
                items.for_each(|(index, value)| add(&index.to_string(), value));
            }
            _ => {}
        }
    }
    places
}

fn any_place(root: &Value, chance: &mut Chance) -> String {
    let places = places(root);
    places
        .get(chance.below(places.len()))
        .cloned()
        .unwrap_or_default()
}

fn any_value<'v>(root: &'v mut Value, chance: &mut Chance) -> &'v mut Value {
    let place = any_place(root, chance);
    root.pointer_mut(&place).unwrap()
}

/// Returns any object of the description.
fn any_object<'v>(root: &'v mut Value, chance: &mut Chance) -> &'v mut Map<String, Value> {
    let mut places = places(root);
    places.retain(|place| root.pointer(place).is_some_and(Value::is_object));
    let place = places
        .get(chance.below(places.len()))
        .cloned()
        .unwrap_or_default();
    match root.pointer_mut(&place) {
        Some(Value::Object(members)) => members,
        other => panic!("no object at {place}: {other:?}"),
    }
}

fn any_key(members: &Map<String, Value>, chance: &mut Chance) -> Option<String> {
    members.keys().nth(chance.below(members.len())).cloned()
}

/// Returns a reference to a part of the description.
fn any_reference(root: &Value, chance: &mut Chance) -> String {
    let mut places = places(root);
    if chance.below(4) > 0 {
        places
            .retain(|place| place.starts_with("/definitions/") && place.matches('/').count() == 2);
    }
    format!(
        "#{}",
        places
            .get(chance.below(places.len()))
            .map_or("", String::as_str)
    )
}

fn value(chance: &mut Chance) -> Value {
    match chance.below(9) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1e300),
        4 => json!([]),
        5 => json!({}),
        6 => json!([chance.pick(WORDS), chance.pick(WORDS)]),
        7 => json!({ *chance.pick(KEYS): chance.pick(WORDS) }),
        _ => json!(chance.pick(WORDS)),
    }
}

fn drop_one(root: &mut Value, chance: &mut Chance) {
    let members = any_object(root, chance);
    if let Some(key) = any_key(members, chance) {
        members.shift_remove(&key);
    }
}

fn replace(root: &mut Value, chance: &mut Chance, with: impl FnOnce(&mut Chance) -> Value) {
    let value = with(chance);
    *any_value(root, chance) = value;
}

fn swap(root: &mut Value, chance: &mut Chance) {
    let (one, other) = (any_place(root, chance), any_place(root, chance));
    let first = root.pointer(&one).cloned().unwrap_or_default();
    let second = root.pointer(&other).cloned().unwrap_or_default();
    // One may contain the other, which is then removed.
    for (place, value) in [(one, second), (other, first)] {
        if let Some(there) = root.pointer_mut(&place) {
            *there = value;
        }
    }
}

fn duplicate(root: &mut Value, chance: &mut Chance) {
    match any_value(root, chance) {
        Value::Array(items) => {
            let copy = items.get(chance.below(items.len())).cloned();
            items.extend(copy);
        }
        _ => {
            let members = any_object(root, chance);
            if let Some(key) = any_key(members, chance) {
                let copy = members.get(&key).cloned().unwrap_or_default();
                let name = match chance.below(3) {
                    0 => key.to_uppercase(),
                    1 => format!("{key}_"),
                    _ => (*chance.pick(WORDS)).to_owned(),
                };
                members.insert(name, copy);
            }
        }
    }
}

fn rename(root: &mut Value, chance: &mut Chance) {
    let name = match chance.below(3) {
        0 => chance.pick(KEYS),
        _ => chance.pick(WORDS),
    };
    let members = any_object(root, chance);
    if let Some(key) = any_key(members, chance) {
        let value = members.shift_remove(&key).unwrap_or_default();
        members.insert((*name).to_owned(), value);
    }
}

fn bad_reference(root: &mut Value, chance: &mut Chance) {
    let reference = match chance.below(10) {
        0 => "#".to_owned(),
        1 => String::new(),
        2 => "#/definitions/%zz~2".to_owned(),
        3 => "spec.json".to_owned(),
        4 => "./".to_owned(),
        5 => "nowhere.json#/definitions/X".to_owned(),
        _ => any_reference(root, chance),
    };
    replace(root, chance, |_| json!({ "$ref": reference }));
}

/// Adds parents and aliases, which may be cyclic.
fn inherit(root: &mut Value, chance: &mut Chance) {
    for _ in 0..=chance.below(3) {
        let reference = json!({ "$ref": any_reference(root, chance) });
        let Some(Value::Object(definitions)) = root.get_mut("definitions") else {
            return;
        };
        let Some(name) = any_key(definitions, chance) else {
            return;
        };
        let definition = &mut definitions[&name];
        match (chance.below(4), definition) {
            (0, definition) => *definition = reference,
            (1, definition) => *definition = json!({ "type": "array", "items": reference }),
            (_, Value::Object(members)) => match members.get_mut("allOf") {
                Some(Value::Array(parents)) => parents.push(reference),
                _ => drop(members.insert("allOf".into(), json!([reference]))),
            },
            _ => {}
        }
    }
}

fn nest(root: &mut Value, chance: &mut Chance) {
    let depth = *chance.pick(&[3, 60, 99, 101, 126, 400]);
    let key = *chance.pick(&[
        "properties",
        "items",
        "allOf",
        "additionalProperties",
        "schema",
    ]);
    let place = any_value(root, chance);
    let mut value = place.take();
    // Moved, because `json!` would serialize it, and the depth is meant for the generator.
    let object = |key: &str, value| Value::Object(Map::from_iter([(key.to_owned(), value)]));
    for _ in 0..depth {
        value = match key {
            "properties" => object(key, object("a", value)),
            "allOf" => object(key, Value::Array(vec![value])),
            key => object(key, value),
        };
    }
    *place = value;
}

fn graft(root: &mut Value, chance: &mut Chance) {
    let copy = any_value(root, chance).clone();
    if chance.below(2) == 0 {
        replace(root, chance, |_| copy);
    } else {
        let key = (*chance.pick(KEYS)).to_owned();
        any_object(root, chance).insert(key, copy);
    }
}

fn insert(root: &mut Value, chance: &mut Chance) {
    let key = *chance.pick(KEYS);
    let value = match (key, chance.below(3)) {
        (_, 0) => value(chance),
        ("type", _) => {
            json!(chance.pick(&["string", "integer", "object", "array", "file", "boolean"]))
        }
        ("format", _) => json!(chance.pick(FORMATS)),
        ("enum", _) => json!([chance.pick(WORDS), chance.pick(WORDS), 1]),
        ("$ref", _) => json!(any_reference(root, chance)),
        ("items" | "schema" | "additionalProperties", _) => {
            json!({ "$ref": any_reference(root, chance) })
        }
        ("x-ms-pageable", _) => {
            json!({ "nextLinkName": "nextLink", "itemName": chance.pick(WORDS) })
        }
        ("collectionFormat", _) => json!(chance.pick(&["csv", "multi", "pipes", "tsv", "ssv"])),
        ("in", _) => json!(chance.pick(&["body", "path", "query", "header", "formData"])),
        (
            "discriminator" | "name" | "x-ms-client-name" | "operationId" | "description" | "host",
            _,
        ) => {
            json!(chance.pick(WORDS))
        }
        ("x-ms-parameter-location", _) => json!(chance.pick(&["client", "method"])),
        _ => json!(true),
    };
    any_object(root, chance).insert(key.to_owned(), value);
}

fn retype(root: &mut Value, chance: &mut Chance) {
    let members = any_object(root, chance);
    match members.get("type") {
        Some(_) => {
            members.insert("format".into(), json!(chance.pick(FORMATS)));
            members.insert(
                "type".into(),
                json!(chance.pick(&["string", "integer", "number", "boolean", "array"])),
            );
        }
        None => replace(root, chance, |chance| json!(chance.pick(WORDS))),
    }
}
