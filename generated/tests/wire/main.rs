//! Tests of the clients against a server on the loopback interface, for everything that examples do not cover.
#![cfg(all(
    feature = "loopback",
    feature = "managed_identity_2023_01_31",
    feature = "managed_identity_2024_11_30",
    feature = "managed_identity_2025_05_31_preview",
    feature = "hybrid_container_service_2024_01_01"
))]

mod by_hand;
mod deletions;
#[cfg(all(feature = "resources", feature = "authorization"))]
mod empty_subscription;
mod faults;
mod hostile_values;
mod identifiers;
mod long_running;
mod paging;
mod path_property;
mod puts;
mod request_bodies;
mod scopes;
mod seed_pages;
mod support;
