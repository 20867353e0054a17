//! Examples in the folder of the specifications.

use std::{fs, path::Path};

use serde_json::Value;

/// Reads an example of the specifications: a file, or a part of a file with its JSON pointer after `#`.
pub fn example(place: &str) -> Value {
    let (path, pointer) = place.split_once("#/").unwrap_or((place, ""));
    let specifications = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let text = fs::read_to_string(specifications.join(path));
    let text = text.unwrap_or_else(|error| panic!("{path}: {error}"));
    let text = text.trim_start_matches('\u{feff}');
    let file: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let example = match pointer {
        "" => Some(&file),
        pointer => file.pointer(&format!("/{pointer}")),
    };
    example.unwrap_or_else(|| panic!("{path} has no /{pointer}")).clone()
}
