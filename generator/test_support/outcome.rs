//! The result of a call, in one form for all kinds of calls.

use azure_core::{
    Result,
    http::{
        AsyncResponse, Format, JsonFormat, NoFormat, Pager, Poller, Response, StatusCode,
        pager::Page, poller::StatusMonitor,
    },
};
use futures::StreamExt;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The result of a call, in one form for all kinds of calls.
pub struct CallResult {
    /// The status code, if the call returns it.
    pub status: Option<u16>,
    /// True if the resource exists, for calls that only check this.
    pub exists: Option<bool>,
    /// The model, encoded as JSON.
    pub body: Value,
}

/// The return value of a client method.
pub trait Outcome {
    /// Waits for the result, decodes the model, and encodes it again.
    fn call_result(self) -> impl Future<Output = Result<CallResult>>;
}

impl CallResult {
    /// Creates the result of a call that returns a status code.
    pub fn new(status: StatusCode, body: Value) -> Self {
        CallResult {
            status: Some(status.into()),
            exists: None,
            body,
        }
    }
}

impl<T: DeserializeOwned + Serialize> Outcome for Response<T, JsonFormat> {
    async fn call_result(self) -> Result<CallResult> {
        let status = self.status();
        let model = self.into_model()?;
        Ok(CallResult::new(status, serde_json::to_value(&model)?))
    }
}

impl Outcome for Response<(), NoFormat> {
    async fn call_result(self) -> Result<CallResult> {
        Ok(CallResult::new(self.status(), Value::Null))
    }
}

impl<T> Outcome for AsyncResponse<T> {
    async fn call_result(self) -> Result<CallResult> {
        let status = self.status();
        let bytes = self.into_body().collect().await?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(CallResult::new(status, Value::String(text)))
    }
}

impl Outcome for bool {
    async fn call_result(self) -> Result<CallResult> {
        Ok(CallResult {
            status: None,
            exists: Some(self),
            body: Value::Null,
        })
    }
}

/// Returns the first page.
impl<P> Outcome for Pager<P>
where
    P: DeserializeOwned + Serialize + Send + 'static,
    Response<P>: Page,
{
    async fn call_result(self) -> Result<CallResult> {
        let page = self.into_pages().next().await;
        page.expect("a list has a page")?.call_result().await
    }
}

/// Returns the final result, if there is one.
impl<M, F> Outcome for Poller<M, F>
where
    M: StatusMonitor + 'static,
    M::Output: Send + 'static,
    M::Format: Send + 'static,
    F: Format + 'static,
    Response<M::Output, M::Format>: Outcome,
{
    async fn call_result(self) -> Result<CallResult> {
        let response = self.await?;
        match response.status() {
            status @ StatusCode::NoContent => Ok(CallResult::new(status, Value::Null)),
            _ => response.call_result().await,
        }
    }
}
