//! Request bodies in XML from an example, as models.

use azure_core::http::{RequestContent, XmlFormat};
use serde::de::DeserializeOwned;

use super::Test;

impl Test {
    /// Returns the body of the example as a request body of the model in XML.
    pub fn xml_body<T>(&self, name: &str) -> azure_core::Result<RequestContent<T, XmlFormat>>
    where
        T: DeserializeOwned + TryInto<RequestContent<T, XmlFormat>, Error = azure_core::Error>,
    {
        let model: T = serde_json::from_value(self.parameter(name).clone())?;
        model.try_into()
    }
}
