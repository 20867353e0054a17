//! The transport of the client options, with a limit on response bodies and without secrets in errors.

use std::{borrow::Cow, sync::Arc};

use async_trait::async_trait;
use azure_core::{
    Bytes,
    http::{
        AsyncRawResponse, Context, Request, Transport,
        headers::{HeaderValue, USER_AGENT},
        policies::{Policy, PolicyResult},
    },
};

use super::{
    body_limit, header,
    request::is_success,
    transport_error::{RedactedBody, without_secrets},
};

/// Instructions for the transport, in the context of a request.
struct Instructions {
    /// The user agent of the call. The pipeline replaces it with its own.
    user_agent: Option<HeaderValue>,
    /// The success status codes of a streamed call. Bodies of such responses have no size limit.
    streamed: Option<&'static [u16]>,
}

/// Returns the context in which the transport preserves the user agent of the request, and streams the body of a
/// response with one of the status codes `streamed`.
pub(super) fn context<'a>(
    context: &'a Context<'a>,
    request: &Request,
    streamed: Option<&'static [u16]>,
) -> Cow<'a, Context<'a>> {
    let user_agent = header::text(request.headers(), &USER_AGENT);
    if user_agent.is_none() && streamed.is_none() {
        return Cow::Borrowed(context);
    }
    let instructions = Instructions {
        user_agent: user_agent.map(|name| HeaderValue::from(name.to_owned())),
        streamed,
    };
    Cow::Owned(context.clone().with_value(instructions))
}

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
        let instructions = ctx.value::<Instructions>();
        if let Some(name) = instructions.and_then(|instructions| instructions.user_agent.clone()) {
            request.insert_header(USER_AGENT, name);
        }
        let response = self
            .inner
            .send(ctx, request)
            .await
            .map_err(|error| without_secrets(error, request.url().query()))?;
        let query = request.url().query();
        match instructions.and_then(|instructions| instructions.streamed) {
            Some(success) if is_success(response.status().into(), success) => {
                Ok(RedactedBody::of(response, query))
            }
            _ => {
                let raw = body_limit::read(response, self.limit, query).await?;
                let (status, headers, body) = raw.deconstruct();
                Ok(AsyncRawResponse::from_bytes(
                    status,
                    headers,
                    Bytes::from(body),
                ))
            }
        }
    }
}
