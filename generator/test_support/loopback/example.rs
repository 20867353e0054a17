//! Examples in the folder of the specifications.

use std::{fs, path::Path};

use serde_json::Value;

/// Reads an example of the specifications.
pub fn example(path: &str) -> Value {
    let specifications = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let text = fs::read_to_string(specifications.join(path));
    let text = text.unwrap_or_else(|error| panic!("{path}: {error}"));
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}
