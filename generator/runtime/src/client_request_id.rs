//! The client request ID.

use azure_core::{
    Uuid,
    http::{
        Context, Request,
        headers::{CLIENT_REQUEST_ID, Header as _},
        request::options::ClientRequestId,
    },
};

use super::header;

/// Sets the client request ID to the one in the context, or to a new one, unless the request has one.
///
/// The pipeline does the same, but looks up the header first. azure_core creates an error for an absent header, with a
/// backtrace if those are enabled, which costs more than the rest of the call.
pub(super) fn insert(context: &Context<'_>, request: &mut Request) {
    if header::text(request.headers(), &CLIENT_REQUEST_ID).is_some() {
        return;
    }
    let chosen = match context.is_empty() {
        true => None,
        false => context.value::<ClientRequestId>(),
    };
    match chosen {
        Some(id) => request.insert_header(CLIENT_REQUEST_ID, id.value()),
        None => request.insert_header(CLIENT_REQUEST_ID, String::from(Uuid::new_v4())),
    }
}
