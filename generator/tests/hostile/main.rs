//! Descriptions that mean harm: text that tries to break out of the place it is printed to, nesting without end, and
//! references that lead where they must not.

#[path = "../common/mod.rs"]
mod common;
mod evil;
mod markdown;
mod nesting;
mod prose;
mod size;
