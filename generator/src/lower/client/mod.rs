//! The client: where requests go, how they are authenticated, and what they share.

mod authentication;
mod client;
mod endpoint;

pub(super) use client::client;
