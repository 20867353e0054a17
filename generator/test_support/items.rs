//! The items of a stream.

use std::pin::Pin;

use azure_core::{Result, http::StatusCode};
use futures::{Stream, StreamExt, TryStreamExt};
use serde::Serialize;
use serde_json::Value;

use super::{CallResult, Outcome};

/// The result of a call that returns a stream of items.
pub struct Items {
    status: StatusCode,
    items: Pin<Box<dyn Stream<Item = Result<Value>>>>,
}

impl Items {
    /// Creates the result from the status code and the items.
    pub fn new<T: Serialize + 'static>(
        status: StatusCode,
        items: impl Stream<Item = Result<T>> + 'static,
    ) -> Self {
        let items = items.map(|item| Ok(serde_json::to_value(&item?)?));
        Items {
            status,
            items: Box::pin(items),
        }
    }
}

/// Returns the items as a list.
impl Outcome for Items {
    async fn call_result(self) -> Result<CallResult> {
        let items: Vec<_> = self.items.try_collect().await?;
        Ok(CallResult::new(self.status, Value::Array(items)))
    }
}
