//! Tests of names: from words of a specification to Rust identifiers.

mod arbitrary;
mod build;
mod clients;
mod common_types;
mod enumerations;
mod identifiers;
mod modules;
mod operations;
mod properties;
mod types;
mod words;
