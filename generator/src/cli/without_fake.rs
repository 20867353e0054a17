//! The command `armsmith fake` of builds without the fake.

use super::arguments::Fake;
use super::{Console, Outcome};

/// Prints that this build has no fake.
pub(super) fn run(_: &Fake, console: &Console) -> Outcome {
    console.message(
        "error: this build of `armsmith` has no fake\n  = help: install it with `cargo install armsmith --features fake-tls`\n",
    );
    Outcome::Wrong
}
