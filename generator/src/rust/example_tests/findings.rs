//! What the examples of an API lack or get wrong.

use super::case::ExampleSource;

/// A place where an example breaks its own specification.
#[derive(Clone, Debug)]
pub struct ListedBreach {
    /// The operation.
    pub operation: String,
    /// The name of the example.
    pub example: String,
    /// The example.
    pub source: ExampleSource,
    /// The JSON pointer of the place.
    pub pointer: String,
    /// What is wrong there.
    pub reason: String,
}

/// An operation without a test.
#[derive(Clone, Debug)]
pub struct Unreached {
    /// The module of the API's tests.
    pub module: String,
    /// The operation.
    pub operation: String,
}
