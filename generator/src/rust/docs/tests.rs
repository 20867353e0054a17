//! Tests of whole documentations.

mod arbitrary;
mod kinds;
