//! The states that a poller yields, and its failures.

use armsmith_runtime::ServiceError;
use azure_core::http::poller::PollerStatus;
use futures::StreamExt;

use crate::support::{
    Service,
    operations::{monitored, name, post, put, status, thing},
    reply,
};

#[tokio::test(start_paused = true)]
async fn the_states_can_be_watched() {
    let service = Service::new([
        monitored(201),
        reply(
            200,
            r#"{"id":"/m/1","name":"1","status":"Copying","percentComplete":50.5,"startTime":"2020-01-02T03:04:05Z",
            "properties":{"step":2}}"#,
        ),
        status("Succeeded"),
        thing("Succeeded"),
    ]);
    let mut poller = put(&service);
    let mut states = Vec::new();
    while let Some(response) = poller.next().await {
        let operation = response.unwrap().into_model().unwrap();
        states.push(operation.clone());
        if operation.poller_status() != PollerStatus::InProgress {
            break;
        }
    }
    let words: Vec<_> = states
        .iter()
        .map(|state| state.status.clone().unwrap())
        .collect();
    assert_eq!(words, ["InProgress", "Copying", "Succeeded"]);
    assert_eq!(states[1].percent_complete, Some(50.5));
    assert_eq!(states[1].name.as_deref(), Some("1"));
    assert_eq!(states[1].properties.as_ref().unwrap()["step"], 2);
    assert!(states.iter().all(|state| state.resume_token.is_some()));
    assert!(!format!("{:?}", states[1]).contains("resume"));
    assert_eq!(name(poller).await.unwrap().as_deref(), Some("thing"));
}

#[tokio::test]
async fn a_failure_shows_in_the_stream_too() {
    let service = Service::new([monitored(202).now(), status("Failed")]);
    let states: Vec<_> = put(&service).collect().await;
    assert_eq!(states.len(), 2);
    assert!(states[0].is_ok() && states[1].is_err());
}

#[tokio::test]
async fn a_failure_that_says_little_names_the_state() {
    for (replies, code, message) in [
        (
            vec![monitored(202).now(), status("Failed")],
            "Failed",
            "the long-running operation ended with the status Failed",
        ),
        (
            vec![monitored(202).now(), status("cancelled")],
            "cancelled",
            "the long-running operation ended with the status cancelled",
        ),
        (
            vec![
                monitored(202).now(),
                reply(200, r#"{"status":"Failed","code":"C","message":"M"}"#),
            ],
            "C",
            "M",
        ),
        (
            vec![
                monitored(202).now(),
                reply(
                    200,
                    r#"{"status":"Failed","properties":{"error":{"code":"C","message":"M"}}}"#,
                ),
            ],
            "C",
            "M",
        ),
        (
            vec![thing("Failed")],
            "Failed",
            "the long-running operation ended with the status Failed",
        ),
        (
            vec![
                monitored(202).now(),
                reply(404, r#"{"error":{"code":"C","message":"M"}}"#),
            ],
            "C",
            "M",
        ),
        (
            vec![reply(400, r#"{"error":{"code":"C","message":"M"}}"#)],
            "C",
            "M",
        ),
    ] {
        let service = Service::new(replies);
        let error = name(put(&service)).await.unwrap_err();
        let said = ServiceError::of(&error).expect("the response of the service");
        assert_eq!(
            (said.code.as_deref(), error.to_string().as_str()),
            (Some(code), message)
        );
    }
}

#[tokio::test]
async fn responses_without_a_link_or_a_state_are_errors() {
    let service = Service::new([reply(202, "")]);
    let error = name(post(&service)).await.unwrap_err();
    assert!(error.to_string().contains("no link"), "{error}");
    for body in ["", "{}", "[]", "<html>", r#"{"status":null}"#] {
        let service = Service::new([monitored(202).now(), reply(200, body)]);
        let error = name(put(&service)).await.expect_err(body);
        assert!(
            error.to_string().contains("does not contain the status"),
            "{body}: {error}"
        );
    }
}

#[tokio::test]
async fn a_monitor_may_respond_in_other_ways() {
    for last in [
        reply(204, ""),
        reply(200, r#"{"properties":{"provisioningState":"Succeeded"}}"#),
        reply(200, "\u{feff}{\"status\":\"succeeded\"}"),
    ] {
        let waiting = reply(202, "").now();
        let service = Service::new([monitored(202).now(), waiting, last, thing("Succeeded")]);
        assert_eq!(name(put(&service)).await.unwrap().as_deref(), Some("thing"));
    }
}
