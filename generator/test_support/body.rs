//! Request bodies from an example, as models.

use azure_core::http::RequestContent;
use serde::de::DeserializeOwned;

use super::Test;

impl Test {
    /// Returns the body of the example as a request body of the model.
    pub fn body<T>(&self, name: &str) -> azure_core::Result<RequestContent<T>>
    where
        T: DeserializeOwned + TryInto<RequestContent<T>, Error = azure_core::Error>,
    {
        let model: T = serde_json::from_value(self.parameter(name).clone())?;
        model.try_into()
    }
}
