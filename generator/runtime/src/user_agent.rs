//! User agents set per call.

use std::borrow::Cow;

use azure_core::http::{
    Context, Request,
    headers::{HeaderValue, USER_AGENT},
};

use super::header;

/// The user agent of a call.
struct Named(HeaderValue);

/// Keeps the user agent of the request in the context, because the pipeline overwrites it.
pub(super) fn kept<'a>(context: &'a Context<'a>, request: &Request) -> Cow<'a, Context<'a>> {
    match header::text(request.headers(), &USER_AGENT) {
        Some(name) => {
            let name = Named(HeaderValue::from(name.to_owned()));
            Cow::Owned(context.clone().with_value(name))
        }
        None => Cow::Borrowed(context),
    }
}

/// Restores the user agent of the call.
pub(super) fn restore(ctx: &Context<'_>, request: &mut Request) {
    if let Some(Named(name)) = ctx.value() {
        request.insert_header(USER_AGENT, name.clone());
    }
}
