//! The time between polls.

use crate::fake::http::FakeReply;

/// Adds the seconds until the next poll. No seconds are a millisecond: clients that only read whole seconds ignore a
/// zero, and wait for their default of up to 30 seconds.
pub(in crate::fake) fn with_pause(reply: FakeReply, seconds: u64) -> FakeReply {
    match seconds {
        0 => reply
            .header("Retry-After-Ms", "1")
            .header("x-ms-retry-after-ms", "1"),
        seconds => reply.header("Retry-After", seconds.to_string()),
    }
}
