//! Tests of complete documentation.

mod arbitrary;
mod kinds;
