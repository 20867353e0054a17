//! Request bodies from an example, as text.

use azure_core::http::RequestContent;

use super::Test;

impl Test {
    /// Returns the text of the example as a request body.
    pub fn text_body<T, F>(&self, name: &str) -> azure_core::Result<RequestContent<T, F>> {
        let text = self.parameter(name).as_str().unwrap_or_default();
        Ok(RequestContent::from(text.as_bytes().to_vec()))
    }
}
