//! The user agent that a call names.

use std::{borrow::Cow, sync::Arc};

use async_trait::async_trait;
use azure_core::http::{
    Context, Request,
    headers::{HeaderValue, USER_AGENT},
    policies::{Policy, PolicyResult},
};

use super::pipeline::hand_on;

/// What a call wants to be the user agent.
struct Named(HeaderValue);

/// The context of a request that keeps the user agent which the request has: the pipeline puts its own in that place.
pub(super) fn kept<'a>(context: &'a Context<'a>, request: &Request) -> Cow<'a, Context<'a>> {
    match request.headers().get_optional_str(&USER_AGENT) {
        Some(name) => {
            let name = Named(HeaderValue::from(name.to_owned()));
            Cow::Owned(context.clone().with_value(name))
        }
        None => Cow::Borrowed(context),
    }
}

/// Sends the user agent that a call names. To stand behind the pipeline's own.
#[derive(Debug)]
pub(super) struct UserAgentPolicy;

#[async_trait]
impl Policy for UserAgentPolicy {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        if let Some(Named(name)) = ctx.value() {
            request.insert_header(USER_AGENT, name.clone());
        }
        hand_on(ctx, request, next).await
    }
}
