//! Replies to the polls of a long-running operation.

use serde_json::{Value, json};

use super::operation::{RunStatus, RunningOperation};
use super::pause::with_pause;
use crate::fake::http::FakeReply;

/// Returns the reply to a poll: of the status monitor, or of the result (`is_result`).
pub(in crate::fake) fn poll(
    operation: &RunningOperation,
    id: &str,
    url: &str,
    is_result: bool,
    retry_after: u64,
) -> FakeReply {
    let reply = match is_result {
        true => result(operation, url),
        false => FakeReply::json(200, &monitor(operation, id)),
    };
    match operation.status {
        RunStatus::InProgress => with_pause(reply, retry_after),
        _ => reply,
    }
}

fn result(operation: &RunningOperation, url: &str) -> FakeReply {
    match (operation.status, &operation.failure) {
        (RunStatus::InProgress, _) => FakeReply::empty(202).header("Location", url),
        (RunStatus::Failed, Some(error)) => FakeReply::json(409, &json!({"error": error})),
        _ => match &operation.result {
            (status, Some(body)) => FakeReply::json(*status, body),
            (status, None) => FakeReply::empty(*status),
        },
    }
}

fn monitor(operation: &RunningOperation, id: &str) -> Value {
    let mut monitor = json!({
        "id": id,
        "name": id.rsplit('/').next().unwrap_or(id),
        "status": operation.status.name(),
        "startTime": operation.started,
        "percentComplete": match operation.status {
            RunStatus::Succeeded => 100,
            _ => 50,
        },
    });
    match (operation.status, &operation.failure, &operation.result.1) {
        (RunStatus::Failed, Some(error), _) => monitor["error"] = error.clone(),
        (RunStatus::Succeeded, _, Some(result)) if operation.is_wrapped => {
            monitor["result"] = result.clone();
        }
        (RunStatus::Succeeded, _, Some(Value::Object(members))) => {
            if let Value::Object(monitor) = &mut monitor {
                for (name, value) in members {
                    // Clients of POST operations read the result from the status monitor itself.
                    let is_of_monitor = matches!(name.as_str(), "id" | "name" | "status");
                    if !is_of_monitor || !monitor.contains_key(name) {
                        monitor.insert(name.clone(), value.clone());
                    }
                }
            }
        }
        _ => {}
    }
    monitor
}
