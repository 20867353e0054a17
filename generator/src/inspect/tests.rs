//! Tests of what `inspect` prints.
