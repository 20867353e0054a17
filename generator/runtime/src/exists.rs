//! Operations that check if a resource exists.

use std::pin::pin;

use azure_core::{
    Result,
    http::{ClientMethodOptions, Context},
};

use super::{
    Call, Connection,
    connection::{BoxedFuture, check},
    deadline::bounded,
    request::PreparedRequest,
};

impl Connection {
    /// Checks if a resource exists. A status code in `absent` means that it does not.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn exists(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
        absent: &'static [u16],
    ) -> Result<bool> {
        let request = self.prepare_call(call);
        self.ask(request, options.context, absent).await
    }

    fn ask<'a>(
        &'a self,
        prepared: Result<PreparedRequest>,
        context: Context<'a>,
        absent: &'static [u16],
    ) -> BoxedFuture<'a, bool> {
        Box::pin(async move {
            let mut prepared = prepared?;
            let context = self.traced(context, prepared.operation);
            let exchange = pin!(self.exchange(&context, &mut prepared.request));
            let raw = bounded(&context, exchange).await?;
            let status = u16::from(raw.status());
            if absent.contains(&status) {
                return Ok(false);
            }
            check(raw, prepared.success).map(|_| true)
        })
    }
}
