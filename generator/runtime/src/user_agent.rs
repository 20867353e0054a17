//! The user agent that a call names.

use std::borrow::Cow;

use azure_core::http::{
    Context, Request,
    headers::{HeaderValue, USER_AGENT},
};

use super::header;

/// What a call wants to be the user agent.
struct Named(HeaderValue);

/// The context of a request that keeps the user agent which the request has: the pipeline puts its own in that place.
pub(super) fn kept<'a>(context: &'a Context<'a>, request: &Request) -> Cow<'a, Context<'a>> {
    match header::text(request.headers(), &USER_AGENT) {
        Some(name) => {
            let name = Named(HeaderValue::from(name.to_owned()));
            Cow::Owned(context.clone().with_value(name))
        }
        None => Cow::Borrowed(context),
    }
}

/// Puts the user agent that a call names in the place of the pipeline's own.
pub(super) fn restore(ctx: &Context<'_>, request: &mut Request) {
    if let Some(Named(name)) = ctx.value() {
        request.insert_header(USER_AGENT, name.clone());
    }
}
