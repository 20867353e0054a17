//! Arguments from an example.

use serde::de::DeserializeOwned;

use super::Test;

impl Test {
    /// Returns the value of a parameter in the example.
    pub fn argument<T: DeserializeOwned>(&self, name: &str) -> azure_core::Result<T> {
        Ok(serde_json::from_value(self.parameter(name).clone())?)
    }
}
