//! Servers and clients of the tests.

mod arm;
mod clients;
mod credential;
mod reply;
#[rustfmt::skip]
#[path = "../../examples/support/forward.rs"]
mod forward;
mod raw;

pub use arm::{Arm, Received};
pub use clients::{
    authorization, authorization_unscoped, hybrid, hybrid_unscoped, identity_2023, identity_2024,
    identity_2025, unscoped_2023, unscoped_2024, unscoped_2025,
};
pub use credential::credential;
pub use forward::Forward;
pub use raw::Raw;
pub use reply::{Reply, json, nothing, text};
