//! What is told of the difference of two descriptions.

mod identity;
mod members;
mod operations;
mod revision;
mod side;
