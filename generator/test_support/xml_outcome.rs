//! The results of calls that return XML.

use azure_core::{
    Result,
    http::{Pager, Response, XmlFormat, pager::Page},
};
use futures::StreamExt;
use serde::{Serialize, de::DeserializeOwned};

use super::{CallResult, Outcome};

impl<T: DeserializeOwned + Serialize> Outcome for Response<T, XmlFormat> {
    async fn call_result(self) -> Result<CallResult> {
        let status = self.status();
        let model = self.into_model()?;
        Ok(CallResult::new(status, serde_json::to_value(&model)?))
    }
}

/// Returns the first page.
impl<P> Outcome for Pager<P, XmlFormat>
where
    P: DeserializeOwned + Serialize + Send + 'static,
    Response<P, XmlFormat>: Page,
{
    async fn call_result(self) -> Result<CallResult> {
        let page = self.into_pages().next().await;
        page.expect("a list has a page")?.call_result().await
    }
}
