//! The examples of the book's guide for consumers. The pages include what stands between the anchors; the tests run it
//! against a transport that answers in this process.
#![cfg(all(
    feature = "managed_identity",
    feature = "resources",
    feature = "storage"
))]

mod authentication;
mod clouds;
mod debug_output;
mod errors;
mod fake;
mod first_call;
mod headers;
mod long_running;
mod own_requests;
mod paging;
mod provider_registration;
mod resource_ids;
mod retries;
mod support;
mod testing;
mod tracing;
