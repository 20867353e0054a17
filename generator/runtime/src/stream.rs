//! Streamed responses.

use azure_core::{
    Result,
    http::{AsyncRawResponse, AsyncResponse, ClientMethodOptions, Context, PipelineStreamOptions},
};

use super::{
    Call, Connection,
    connection::{Pending, without_mark},
    deadline::bounded,
    error::failure,
    request::{Prepared, is_success},
    transport::Streamed,
    user_agent,
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
        prepared: Result<Prepared>,
        context: Context<'a>,
    ) -> Pending<'a, AsyncRawResponse> {
        Box::pin(async move {
            let mut prepared = prepared?;
            let context = self
                .traced(context, prepared.operation)
                .with_value(Streamed(prepared.success));
            let options = PipelineStreamOptions {
                skip_checks: true,
                ..PipelineStreamOptions::default()
            };
            let context = user_agent::kept(&context, &prepared.request);
            let work = async {
                let answer = self
                    .pipeline(&context)
                    .stream(&context, &mut prepared.request, Some(options))
                    .await?;
                if is_success(answer.status().into(), prepared.success) {
                    return Ok(answer);
                }
                Err(failure(without_mark(answer.try_into_raw_response().await?)))
            };
            bounded(&context, work).await
        })
    }
}
