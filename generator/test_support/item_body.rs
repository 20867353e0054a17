//! Request bodies from an example, as items.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Test;

impl Test {
    /// Returns the items of the example: those of a list or of a text, or a single one.
    pub fn items<T: DeserializeOwned>(&self, name: &str) -> azure_core::Result<Vec<T>> {
        let items = match self.parameter(name) {
            Value::Array(items) => items.clone(),
            Value::String(text) if !text.trim_start().starts_with('"') => {
                let items = text.split(['\n', '\u{1e}']).map(str::trim);
                let items = items.filter(|item| !item.is_empty());
                items.map(serde_json::from_str).collect::<Result<_, _>>()?
            }
            item => vec![item.clone()],
        };
        let items = items.into_iter().map(serde_json::from_value);
        Ok(items.collect::<Result<_, _>>()?)
    }
}
