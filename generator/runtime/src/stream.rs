//! Streamed responses.

use azure_core::{
    Result,
    http::{AsyncRawResponse, AsyncResponse, ClientMethodOptions, Context},
};

use super::{
    Call, Connection,
    body_limit::read,
    connection::{BoxedFuture, without_mark},
    deadline::bounded,
    error::failure,
    request::{PreparedRequest, is_success},
};

impl Connection {
    /// Sends a call and streams the response.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn stream<T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<AsyncResponse<T>> {
        let request = self.prepare_call(call);
        Ok(self.open(request, options.context).await?.into())
    }

    fn open<'a>(
        &'a self,
        prepared: Result<PreparedRequest>,
        context: Context<'a>,
    ) -> BoxedFuture<'a, AsyncRawResponse> {
        Box::pin(async move {
            let mut prepared = prepared?;
            let context = self.traced(context, prepared.operation);
            let success = prepared.success;
            let work = async {
                let answer = self
                    .transmit(&context, &mut prepared.request, Some(success))
                    .await?;
                if is_success(answer.status().into(), success) {
                    return Ok(answer);
                }
                let query = prepared.request.url().query();
                let raw = read(answer, u64::MAX, query).await?;
                Err(failure(without_mark(raw)))
            };
            bounded(&context, work).await
        })
    }
}
