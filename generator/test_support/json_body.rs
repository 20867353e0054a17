//! Request bodies from an example, as raw JSON.

use azure_core::http::RequestContent;

use super::Test;

impl Test {
    /// Returns the body of the example as raw JSON, for types that JSON does not identify.
    pub fn json_body<T>(&self, name: &str) -> azure_core::Result<RequestContent<T>> {
        Ok(azure_core::json::to_json(self.parameter(name))?.into())
    }
}
