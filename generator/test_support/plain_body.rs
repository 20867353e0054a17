//! Request bodies from an example, of types other than models.

use azure_core::http::RequestContent;
use serde::{Serialize, de::DeserializeOwned};

use super::Test;

impl Test {
    /// Returns the body of the example, of a type other than a model.
    pub fn plain_body<T>(&self, name: &str) -> azure_core::Result<RequestContent<T>>
    where
        T: DeserializeOwned + Serialize,
    {
        let value: T = serde_json::from_value(self.parameter(name).clone())?;
        Ok(azure_core::json::to_json(&value)?.into())
    }
}
