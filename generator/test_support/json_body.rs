//! Request bodies from an example, as raw JSON.

use azure_core::http::RequestContent;

use super::Test;

impl Test {
    /// The example's body as it stands, of a type that JSON does not show by itself.
    pub fn json_body<T>(&self, name: &str) -> azure_core::Result<RequestContent<T>> {
        Ok(azure_core::json::to_json(self.parameter(name))?.into())
    }
}
