//! Requests on their way through the policies of a pipeline.

use std::sync::Arc;

use azure_core::{
    error::{Error, ErrorKind},
    http::{
        Context, Request,
        policies::{Policy, PolicyResult},
    },
};

/// Passes a request to the following policies.
pub(super) async fn hand_on(
    ctx: &Context<'_>,
    request: &mut Request,
    next: &[Arc<dyn Policy>],
) -> PolicyResult {
    match next.split_first() {
        Some((first, rest)) => first.send(ctx, request, rest).await,
        None => {
            let message = "the pipeline has no transport";
            Err(Error::with_message(ErrorKind::Other, message))
        }
    }
}
