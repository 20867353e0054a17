//! The expected result of a response.

use super::survey::Breach;
use crate::rust::example_tests::case::Expected;

/// The expected result with lost members, or the reasons why the response cannot be tested.
pub(super) type ExpectedResult = Result<(Expected, Vec<Breach>), Vec<Breach>>;
