//! The files that a description of a revision refers to.

use std::path::Path;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::source::{normalise, yaml_value};

/// Returns the files that a description refers to, by their names in the repository. Returns none if it cannot be read;
/// a later stage reports that.
pub(super) fn of(name: &str, bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let value: Option<Value> = match (
        has_ending(name, &["json"]),
        has_ending(name, &["yaml", "yml"]),
    ) {
        (true, _) => serde_json::from_str(text).ok(),
        (_, true) => yaml_value(text),
        _ => None,
    };
    let mut found = Vec::new();
    if let Some(value) = &value {
        collect(value, &mut found);
    }
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    let files = found.iter().filter_map(|reference| {
        let file = reference
            .split('#')
            .next()
            .filter(|file| !file.is_empty())?;
        let file = percent_decode_str(file)
            .decode_utf8_lossy()
            .replace('\\', "/");
        let path = normalise(&folder.join(file));
        let parts = path
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        Some(parts.collect::<Vec<_>>().join("/"))
    });
    files.collect()
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = Path::new(name)
        .extension()
        .map(|ending| ending.to_ascii_lowercase());
    endings
        .iter()
        .any(|each| ending.as_deref().is_some_and(|ending| ending == *each))
}

fn collect<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|each| collect(each, found));
        }
        Value::Array(items) => items.iter().for_each(|each| collect(each, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn references_lead_from_file_to_file() {
        let json = br##"{"a": {"$ref": "../b%20c/d.json#/x"}, "e": [{"$ref": "#/here"}, {"$ref": ".\\f.yaml"}]}"##;
        assert_eq!(of("x/y.json", json), ["b c/d.json", "x/f.yaml"]);
        assert_eq!(of("y.yml", b"a:\n  $ref: z.yml\n"), ["z.yml"]);
        assert!(of("readme.md", b"{\"$ref\": \"a.json\"}").is_empty());
        assert!(of("y.json", b"{").is_empty());
    }
}
