//! Tests of the output of `inspect`.
