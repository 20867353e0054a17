//! The transport of the client options, with a limit on response bodies and without secrets in errors.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::http::{
    Context, Request, Transport,
    policies::{Policy, PolicyResult},
};

use super::{
    body_limit::limited, request::is_success, transport_error::without_secrets, user_agent,
};

/// Marks the context of a streamed call: responses with one of these status codes, the successes of the call, have no
/// size limit.
pub(super) struct Streamed(pub(super) &'static [u16]);

/// Sends requests through the transport of the client options.
#[derive(Debug)]
pub(super) struct GuardedTransport {
    inner: Transport,
    limit: u64,
}

impl GuardedTransport {
    pub(super) fn around(inner: Option<Transport>, limit: u64) -> Transport {
        let inner = inner.unwrap_or_default();
        Transport::with_policy(Arc::new(Self { inner, limit }))
    }
}

#[async_trait]
impl Policy for GuardedTransport {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        _next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        user_agent::restore(ctx, request);
        let response = self
            .inner
            .send(ctx, request)
            .await
            .map_err(|error| without_secrets(error, request.url().query()))?;
        let limit = match ctx.value() {
            Some(Streamed(success)) if is_success(response.status().into(), success) => u64::MAX,
            _ => self.limit,
        };
        Ok(limited(response, limit, request.url().query()))
    }
}
