//! Tests of long-running operations.

use std::time::Duration;

use armsmith::fake::{FakeReply, FakeSettings};
use serde_json::Value;

use crate::support::{Azure, body, code, widget};

fn link(reply: &FakeReply, header: &str) -> String {
    reply.header_value(header).unwrap_or_default().to_owned()
}

fn status(reply: &FakeReply) -> Value {
    reply.value()["status"].clone()
}

fn azure(settings: FakeSettings) -> Azure {
    let azure = Azure::with(settings);
    azure.create_group("g");
    azure
}

#[test]
fn an_operation_advances_by_poll() {
    let azure = azure(FakeSettings {
        polls: 2,
        ..FakeSettings::default()
    });
    let begun = azure.put(&widget("one"), &body());
    assert_eq!(begun.status, 201);
    assert_eq!(begun.value()["properties"]["provisioningState"], "Creating");
    let monitor = link(&begun, "azure-asyncoperation");
    let states: Vec<_> = (0..4).map(|_| status(&azure.follow(&monitor))).collect();
    assert_eq!(
        states,
        ["InProgress", "InProgress", "Succeeded", "Succeeded"]
    );
    let resource = azure.get(&widget("one")).value();
    assert_eq!(resource["properties"]["provisioningState"], "Succeeded");
}

/// Clients for Python and Go ignore a zero, and wait for 30 seconds.
#[test]
fn the_time_until_the_next_poll_is_never_zero() {
    for (seconds, whole, milliseconds) in [(0, None, Some("1")), (5, Some("5"), None)] {
        let azure = azure(FakeSettings {
            retry_after: seconds,
            ..FakeSettings::default()
        });
        let begun = azure.put(&widget("one"), &body());
        let polled = azure.follow(&link(&begun, "azure-asyncoperation"));
        for reply in [begun, polled] {
            assert_eq!(reply.header_value("retry-after"), whole);
            assert_eq!(reply.header_value("retry-after-ms"), milliseconds);
            assert_eq!(reply.header_value("x-ms-retry-after-ms"), milliseconds);
        }
    }
}

#[test]
fn an_operation_advances_by_time() {
    let azure = azure(FakeSettings {
        polls: 0,
        duration: Duration::from_secs(60),
        ..FakeSettings::default()
    });
    let begun = azure.put(&widget("one"), &body());
    let monitor = link(&begun, "azure-asyncoperation");
    assert_eq!(status(&azure.follow(&monitor)), "InProgress");
    azure.manager.advance(Duration::from_secs(60));
    assert_eq!(status(&azure.follow(&monitor)), "Succeeded");
}

#[test]
fn a_resource_exists_until_its_deletion_ends() {
    let azure = azure(FakeSettings::default());
    let begun = azure.put(&widget("one"), &body());
    for _ in 0..2 {
        azure.follow(&link(&begun, "azure-asyncoperation"));
    }
    let begun = azure.send("DELETE", &widget("one"), None);
    assert_eq!(begun.status, 202);
    let location = link(&begun, "location");
    // A GET of the resource is a poll too.
    let state = azure.get(&widget("one")).value();
    assert_eq!(state["properties"]["provisioningState"], "Deleting");
    assert_eq!(azure.follow(&location).status, 200);
    assert_eq!(azure.get(&widget("one")).status, 404);
}

#[test]
fn the_result_of_an_action_is_at_its_location() {
    let azure = azure(FakeSettings::default());
    azure.put(&widget("one"), &body());
    let begun = azure.send("POST", &format!("{}/start", widget("one")), None);
    assert_eq!((begun.status, begun.body.len()), (202, 0));
    let location = link(&begun, "location");
    assert_eq!(azure.follow(&location).status, 202);
    assert_eq!(azure.follow(&location).value()["count"], 1);
}

#[test]
fn an_operation_can_fail() {
    let azure = azure(FakeSettings::default());
    let rule = r#"{"request": "PUT …/widgets/*", "fail_operation": true}"#;
    azure
        .manager
        .fail(serde_json::from_str(rule).expect("a rule"))
        .expect("a pattern");
    let begun = azure.put(&widget("one"), &body());
    let monitor = link(&begun, "azure-asyncoperation");
    azure.follow(&monitor);
    let ended = azure.follow(&monitor);
    assert_eq!(status(&ended), "Failed");
    assert_eq!(ended.value()["error"]["code"], "InternalServerError");
    let resource = azure.get(&widget("one")).value();
    assert_eq!(resource["properties"]["provisioningState"], "Failed");
    assert_eq!(
        code(&azure.follow("https://management.azure.com/operationStatuses/x")),
        "404 NotFound"
    );
}

#[test]
fn an_operation_without_time_has_the_response_that_is_described() {
    let azure = azure(FakeSettings {
        polls: 0,
        ..FakeSettings::default()
    });
    assert_eq!(azure.put(&widget("one"), &body()).status, 201);
    let action = |name: &str| azure.send("POST", &format!("{}/{name}", widget("one")), None);
    assert_eq!(action("start").status, 200);
    assert_eq!(action("stop").status, 204);
    // The only response is that of an operation that has begun.
    let begun = action("restart");
    assert_eq!(begun.status, 202);
    assert_eq!(azure.follow(&link(&begun, "location")).status, 200);
}
