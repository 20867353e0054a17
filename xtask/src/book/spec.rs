//! Excerpts of the small descriptions of the emission tests.

use std::path::Path;

use serde_json::{Map, Value};

use crate::file;

/// Returns the values at JSON pointers, with their keys. After `only` follow the keys of the last value to show.
pub(super) fn excerpt(folder: &Path, order: &str) -> Result<String, String> {
    let path = folder.join("spec.json");
    let document: Value = serde_json::from_str(&file::read(&path)?)
        .map_err(|error| file::unreadable(&path, &error))?;
    let (pointers, only) = order.split_once(" only ").unwrap_or((order, ""));
    let only: Vec<_> = only.split_whitespace().collect();
    let pointers: Vec<_> = pointers.split_whitespace().collect();
    let mut parts = Vec::new();
    for (index, pointer) in pointers.iter().enumerate() {
        let value = document.pointer(pointer);
        let value = value.ok_or_else(|| format!("nothing is at `{pointer}`"))?;
        let last = index + 1 == pointers.len();
        let value = match last && !only.is_empty() {
            true => &reduced(value, &only)?,
            false => value,
        };
        let shown = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
        parts.push(match key(pointer) {
            Some(key) => format!("{}: {shown}", Value::String(key)),
            None => shown,
        });
    }
    match parts.is_empty() {
        true => Err("no pointer is given".to_owned()),
        false => Ok(parts.join(",\n")),
    }
}

/// Returns the last key of a pointer, or `None` for an item of an array.
fn key(pointer: &str) -> Option<String> {
    let (_, last) = pointer.rsplit_once('/')?;
    let is_item =
        last.bytes().all(|byte| byte.is_ascii_digit()) && !pointer.contains("/responses/");
    (!is_item).then(|| last.replace("~1", "/").replace("~0", "~"))
}

fn reduced(value: &Value, only: &[&str]) -> Result<Value, String> {
    let object = value.as_object().ok_or("`only` is for objects")?;
    if let Some(missing) = only.iter().find(|key| !object.contains_key(**key)) {
        return Err(format!("there is no `{missing}`"));
    }
    let kept = object
        .iter()
        .filter(|(key, _)| only.contains(&key.as_str()));
    let kept: Map<_, _> = kept
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    Ok(Value::Object(kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_with_their_keys() {
        let folder = tempfile::tempdir().unwrap();
        let text =
            r#"{"paths": {"/a": {"get": {"x": 1, "y": 2, "list": [{"in": "query"}]}}}, "z": true}"#;
        std::fs::write(folder.path().join("spec.json"), text).unwrap();
        let of = |order| excerpt(folder.path(), order);
        assert_eq!(of("/z").unwrap(), "\"z\": true");
        assert_eq!(
            of("/z /paths/~1a/get only y").unwrap(),
            "\"z\": true,\n\"get\": {\n  \"y\": 2\n}"
        );
        assert_eq!(
            of("/paths/~1a/get/list/0").unwrap(),
            "{\n  \"in\": \"query\"\n}"
        );
        assert!(of("/paths/~1a/get only nothing").is_err());
        assert!(of("/none").is_err());
        assert!(of("").is_err());
    }
}
