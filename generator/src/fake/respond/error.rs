//! Error replies in the form of Azure Resource Manager.

use std::io;

use serde_json::{Value, json};

use crate::fake::http::FakeReply;
use crate::fake::validate::{FindingKind, RequestFinding};

/// An error reply.
pub(in crate::fake) type ErrorReply = Box<FakeReply>;

/// Returns an error reply.
pub(in crate::fake) fn error(status: u16, code: &str, message: impl Into<String>) -> ErrorReply {
    let message: String = message.into();
    Box::new(FakeReply::json(
        status,
        &json!({"error": {"code": code, "message": message}}),
    ))
}

/// Returns the error reply for findings, of which there is at least one.
pub(super) fn rejected(findings: &[&RequestFinding]) -> ErrorReply {
    let Some(first) = findings.first() else {
        return error(400, "BadRequest", "The request is invalid.");
    };
    let status = match first.kind {
        FindingKind::MediaType => 415,
        _ => 400,
    };
    let details: Vec<Value> = findings
        .iter()
        .map(|finding| {
            json!({
                "code": finding.kind.code(&finding.target),
                "target": finding.target,
                "message": finding.message,
            })
        })
        .collect();
    let place = match first.target.as_str() {
        "" => String::new(),
        target => format!(" at '{target}'"),
    };
    let body = json!({
        "error": {
            "code": first.kind.code(&first.target),
            "message": format!("The request is invalid{place}: {}.", first.message),
            "target": first.target,
            "details": details,
        }
    });
    Box::new(FakeReply::json(status, &body))
}

/// Returns the error of a change that cannot be logged.
pub(super) fn unwritable(cause: io::Error) -> ErrorReply {
    error(
        500,
        "InternalServerError",
        format!("The state cannot be written: {cause}"),
    )
}
