//! Request bodies from an example, of types that are no models.

use azure_core::http::RequestContent;
use serde::{Serialize, de::DeserializeOwned};

use super::Test;

impl Test {
    /// The example's body, of a type that is no model.
    pub fn plain_body<T>(&self, name: &str) -> azure_core::Result<RequestContent<T>>
    where
        T: DeserializeOwned + Serialize,
    {
        let value: T = serde_json::from_value(self.parameter(name).clone())?;
        Ok(azure_core::json::to_json(&value)?.into())
    }
}
