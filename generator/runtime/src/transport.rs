//! The last step of every request: the transport of the client options, with a limit on bodies and errors without
//! secrets.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::http::{
    Context, Request, Transport,
    policies::{Policy, PolicyResult},
};

use super::{body_limit::limited, transport_error::without_secrets};

/// In the context of a call whose response is read as it arrives: its body has no limit.
pub(super) struct Streamed;

/// Sends a request through the transport of the client options.
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
        let response = self
            .inner
            .send(ctx, request)
            .await
            .map_err(without_secrets)?;
        let limit = match ctx.value::<Streamed>() {
            Some(Streamed) if response.status().is_success() => u64::MAX,
            _ => self.limit,
        };
        Ok(limited(response, limit))
    }
}
