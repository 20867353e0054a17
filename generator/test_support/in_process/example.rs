//! Examples embedded in the test.

use serde_json::Value;

/// Parses an example.
pub fn example(text: &str) -> Value {
    serde_json::from_str(text).expect("an example is JSON")
}
