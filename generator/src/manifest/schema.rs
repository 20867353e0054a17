//! The JSON schema of a manifest, for editors.

/// The JSON schema of a manifest.
pub const SCHEMA: &str = include_str!("armsmith.schema.json");

/// The URL of the schema.
pub(crate) const SCHEMA_URL: &str = "https://raw.githubusercontent.com/armsmith/armsmith/main/generator/src/manifest/armsmith.schema.json";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use serde_json::Value;

    use super::*;
    use crate::manifest::load_all;
    use crate::source::{Sources, pointer};

    /// A manifest with every key.
    const EVERY_KEY: &str = include_str!("every_key.yaml");

    /// Walks a value with its schema. Adds the pointers of the properties that it uses.
    fn walk(value: &Value, schema: &Value, at: &str, root: &Value, used: &mut BTreeSet<String>) {
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let target = target.trim_start_matches('#');
            let schema = pointer::get(root, target).expect("the definition exists");
            return walk(value, schema, target, root, used);
        }
        let kind = |schema: &Value| {
            let target = schema.get("$ref").and_then(Value::as_str);
            let target =
                target.and_then(|target| pointer::get(root, target.trim_start_matches('#')));
            let schema = target.unwrap_or(schema);
            schema.get("type").cloned()
        };
        if let (Some(Value::Array(alternatives)), None) =
            (schema.get("oneOf"), schema.get("properties"))
        {
            let wanted = match value {
                Value::Object(_) => "object",
                _ => "string",
            };
            let fits = |alternative: &Value| {
                let names = alternative.get("properties").and_then(Value::as_object);
                let is_outputs = names.is_some_and(|names| names.contains_key("outputs"));
                kind(alternative) == Some(wanted.into())
                    && (!at.is_empty() || is_outputs == value.get("outputs").is_some())
            };
            let index = alternatives
                .iter()
                .position(fits)
                .expect("an alternative fits");
            let at = format!("{at}/oneOf/{index}");
            return walk(value, &alternatives[index], &at, root, used);
        }
        match value {
            Value::Object(members) => {
                for (key, member) in members {
                    let below = pointer::child(&format!("{at}/properties"), key);
                    let declared = schema.get("properties").and_then(|all| all.get(key));
                    if let Some(declared) = declared {
                        used.insert(below.clone());
                        walk(member, declared, &below, root, used);
                        continue;
                    }
                    let other = schema.get("additionalProperties");
                    let is_free =
                        schema.get("properties").is_none() && other != Some(&Value::Bool(false));
                    assert!(is_free, "the schema lacks `{key}` at {at}");
                    if let Some(other) = other {
                        walk(
                            member,
                            other,
                            &format!("{at}/additionalProperties"),
                            root,
                            used,
                        );
                    }
                }
            }
            Value::Array(items) => {
                for item in items {
                    let schema = schema.get("items").expect("the schema of items");
                    walk(item, schema, &format!("{at}/items"), root, used);
                }
            }
            _ => {
                let values = schema.get("enum").and_then(Value::as_array);
                assert!(
                    values.is_none_or(|values| values.contains(value)),
                    "{value} at {at}"
                );
            }
        }
    }

    /// Returns the pointers of all properties of a schema.
    fn properties(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(members) => {
                for (key, member) in members {
                    let below = pointer::child(at, key);
                    // One of the properties has the same name.
                    if at.ends_with("/properties") && !at.ends_with("/properties/properties") {
                        found.insert(below.clone());
                    }
                    properties(member, &below, found);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    properties(item, &pointer::item(at, index), found);
                }
            }
            _ => {}
        }
    }

    fn loaded(text: &str) -> Value {
        let folder = tempfile::tempdir().unwrap();
        for name in ["one.json", "changes.yaml"] {
            fs::write(folder.path().join(name), "{}").unwrap();
        }
        let path = folder.path().join("armsmith.yaml");
        fs::write(&path, text).unwrap();
        let sources = Sources::with_root(folder.path());
        let manifests = load_all(&sources, &path);
        assert!(manifests.is_ok(), "{manifests:?}");
        sources.document(sources.load(&path).unwrap()).value.clone()
    }

    /// The schema accepts what is read, and has no other keys.
    #[test]
    fn the_schema_has_the_keys_of_a_manifest() {
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        assert_eq!(schema["$id"], SCHEMA_URL);
        let mut used = BTreeSet::new();
        walk(&loaded(EVERY_KEY), &schema, "", &schema, &mut used);
        let single = "module: crate::a\nout: src/a\nexamples: {}\nservices:\n  - {module: a, versions: [{version: '1', inputs: [one.json]}]}\n";
        walk(&loaded(single), &schema, "", &schema, &mut used);
        let mut declared = BTreeSet::new();
        properties(&schema, "", &mut declared);
        assert_eq!(used, declared);
    }
}
