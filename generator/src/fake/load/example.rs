//! The responses of examples.

use serde_json::Value;

use crate::ir::{Example, Operation};

/// Returns the status code and body of the first success of an example, if it has one.
pub(in crate::fake) fn success(
    operation: &Operation,
    example: &Example,
) -> Option<(u16, Option<Value>)> {
    let is_listed = |status| operation.response(status).is_some_and(|it| it.is_success());
    let mut responses = example.responses.iter();
    let with_body = responses.find(|it| is_listed(it.status) && it.body.is_some());
    let mut responses = example.responses.iter();
    let found = with_body.or_else(|| responses.find(|it| is_listed(it.status)))?;
    Some((found.status, found.body.clone()))
}
