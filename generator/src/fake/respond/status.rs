//! The status codes of replies.

use crate::ir::Operation;

/// Returns the first of these status codes that the operation lists, or else its first success, or else the first one.
pub(super) fn first_listed(operation: &Operation, wanted: &[u16]) -> u16 {
    let is_listed = |status: &&u16| {
        operation
            .responses
            .iter()
            .any(|it| it.status == **status && !it.is_range)
            || operation
                .responses
                .iter()
                .any(|it| it.is_range && (200..300).contains(*status))
    };
    let found = wanted.iter().find(is_listed).copied();
    let mut successes = operation.responses.iter().filter(|it| it.is_success());
    found
        .or_else(|| successes.next().map(|it| it.status))
        .or_else(|| wanted.first().copied())
        .unwrap_or(200)
}

/// True if the response with a status code has a body, or if no response is described.
pub(super) fn has_body(operation: &Operation, status: u16) -> bool {
    match operation.response(status) {
        Some(response) => response.body.is_some() && response.may_have_body(),
        None => operation.responses.is_empty(),
    }
}

/// True if the operation lists a status code.
pub(super) fn lists(operation: &Operation, status: u16) -> bool {
    operation.responses.iter().any(|it| it.status == status)
}
