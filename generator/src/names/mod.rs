//! Words of the specification to Rust identifiers: the only place that decides a name.
