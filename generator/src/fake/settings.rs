//! The settings of the fake.

use std::time::Duration;

/// The settings of the fake.
#[derive(Clone, Debug)]
pub struct FakeSettings {
    /// True if every difference between a request and its description is an error.
    pub is_strict: bool,
    /// True if requests with an API version that is not described use the nearest one.
    pub uses_nearest_version: bool,
    /// True if the resources of examples exist, as far as a request is that of an example.
    pub has_examples: bool,
    /// True if a resource provider must be registered before it is used.
    pub requires_registration: bool,
    /// The number of polls that report that a long-running operation is in progress.
    pub polls: u32,
    /// The time for which a long-running operation is in progress.
    pub duration: Duration,
    /// The seconds until the next poll of an operation in progress. With 0, it is a millisecond.
    pub retry_after: u64,
    /// The number of items of a page, unless the request has `$top`.
    pub page_size: usize,
    /// The most bytes of a request body over a socket.
    pub body_limit: usize,
    /// The number of requests that are recorded.
    pub recorded: usize,
}

impl Default for FakeSettings {
    fn default() -> Self {
        FakeSettings {
            is_strict: false,
            uses_nearest_version: false,
            has_examples: false,
            requires_registration: false,
            polls: 1,
            duration: Duration::ZERO,
            retry_after: 0,
            page_size: 100,
            body_limit: 64 << 20,
            recorded: 1000,
        }
    }
}
