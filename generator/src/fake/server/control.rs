//! Requests that control the fake itself, for tests in any language.

use std::time::Duration;

use serde_json::{Value, json};

use crate::fake::failure::FailureSettings;
use crate::fake::http::{FakeReply, FakeRequest};
use crate::fake::resource_manager::FakeResourceManager;

/// The first segment of the paths.
const PREFIX: &str = "/_fake/";

/// Returns the reply to a request that controls the fake, if it is one.
pub(super) fn control(manager: &FakeResourceManager, request: &FakeRequest) -> Option<FakeReply> {
    let action = request.path.strip_prefix(PREFIX)?;
    let body: Value = match request.body.is_empty() {
        true => Value::Null,
        false => match serde_json::from_slice(&request.body) {
            Ok(body) => body,
            Err(error) => return Some(invalid(&format!("the body is not JSON: {error}"))),
        },
    };
    let done = || FakeReply::empty(204);
    let outcome = match (request.method.as_str(), action) {
        ("GET", "requests") => {
            return Some(FakeReply::json(200, &json!({"value": manager.requests()})));
        }
        ("GET", "resources") => {
            let all = manager.resources().into_iter().map(|(_, value)| value);
            return Some(FakeReply::json(
                200,
                &json!({"value": all.collect::<Vec<_>>()}),
            ));
        }
        ("POST", "seed") => manager.seed(&body).map_err(|error| error.to_string()),
        ("POST", "reset") => manager.reset().map_err(|error| error.to_string()),
        ("POST", "freeze") => {
            manager.freeze();
            Ok(())
        }
        ("POST", "thaw") => {
            manager.thaw();
            Ok(())
        }
        ("POST", "advance") => match body.get("seconds").and_then(Value::as_u64) {
            Some(seconds) => {
                manager.advance(Duration::from_secs(seconds));
                Ok(())
            }
            None => Err("the body has no number `seconds`".to_owned()),
        },
        ("POST", "failures") => serde_json::from_value::<FailureSettings>(body)
            .map_err(|error| error.to_string())
            .and_then(|settings| manager.fail(settings)),
        ("DELETE", "failures") => {
            manager.clear_failures();
            Ok(())
        }
        _ => return Some(invalid("there is no such action")),
    };
    Some(match outcome {
        Ok(()) => done(),
        Err(message) => invalid(&message),
    })
}

fn invalid(message: &str) -> FakeReply {
    FakeReply::json(
        400,
        &json!({"error": {"code": "InvalidControl", "message": message}}),
    )
}
