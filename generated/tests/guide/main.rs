//! The examples of the book's guide for consumers. The pages include the parts between the anchors; the tests run them
//! against an in-process transport.
#![cfg(all(
    feature = "managed_identity",
    feature = "resources",
    feature = "storage"
))]

mod authentication;
mod bodies;
mod clouds;
mod debug_output;
mod errors;
mod fake;
mod fake_azure;
mod first_call;
mod headers;
mod local_server;
mod long_running;
mod migrating;
mod own_requests;
mod paging;
mod program;
mod provider_registration;
mod read_modify_write;
mod resource_ids;
mod retries;
mod support;
mod testing;
mod tracing;
