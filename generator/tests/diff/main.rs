//! Tests of the comparison of two descriptions.

#[path = "../common/git.rs"]
mod git;
mod identity;
mod members;
mod operations;
mod revision;
mod side;
mod surface;
mod versions;
