//! Tests of malicious descriptions: text that tries to escape its context, unlimited nesting, and references to
//! forbidden files.

#[path = "../common/mod.rs"]
mod common;
mod evil;
mod markdown;
mod nesting;
mod prose;
mod size;
