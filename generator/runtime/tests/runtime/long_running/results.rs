//! The results of operations, and their places.

use armsmith_runtime::{FinalState, Operation};
use azure_core::http::{Method, NoFormat, Poller, Response, poller::PollerOptions};

use crate::support::{
    Service,
    operations::{monitored, name, poller_of, post, put, status, thing},
    reply,
};

#[tokio::test]
async fn an_operation_may_end_with_its_first_response() {
    for (method, replies, expected) in [
        (Method::Put, vec![thing("Succeeded")], Some("thing")),
        (Method::Put, vec![reply(201, r#"{"name":"n"}"#)], Some("n")),
        (
            Method::Patch,
            vec![reply(200, r#"{"name":"n","properties":null}"#)],
            Some("n"),
        ),
        (
            Method::Put,
            vec![
                reply(
                    201,
                    r#"{"name":"n","properties":{"provisioningState":"succeeded"}}"#,
                )
                .with("location", "/r"),
            ],
            Some("n"),
        ),
        (
            Method::Patch,
            vec![thing("Succeeded").with("location", "/r")],
            Some("thing"),
        ),
        (
            Method::Put,
            vec![reply(200, ""), thing("Succeeded")],
            Some("thing"),
        ),
        (Method::Post, vec![reply(200, r#"{"name":"n"}"#)], Some("n")),
        (
            Method::Post,
            vec![thing("Creating").with("location", "/elsewhere")],
            Some("thing"),
        ),
    ] {
        let count = replies.len();
        let service = Service::new(replies);
        let poller = poller_of(
            &service,
            method,
            FinalState::OriginalUri,
            PollerOptions::default(),
        );
        assert_eq!(name(poller).await.unwrap().as_deref(), expected);
        assert_eq!(service.seen().len(), count);
    }
    for status in [200, 204] {
        let service = Service::new([reply(status, "")]);
        let poller: Poller<Operation<(), NoFormat>> = poller_of(
            &service,
            Method::Delete,
            FinalState::Location,
            PollerOptions::default(),
        );
        assert_eq!(u16::from(poller.await.unwrap().status()), status);
    }
}

#[tokio::test]
async fn without_a_result_nothing_is_fetched() {
    let service = Service::new([
        monitored(202).with("location", "/r").now(),
        status("Succeeded"),
    ]);
    let poller: Poller<Operation<(), NoFormat>> = poller_of(
        &service,
        Method::Post,
        FinalState::Location,
        PollerOptions::default(),
    );
    let response: Response<(), NoFormat> = poller.await.unwrap();
    assert!(response.body().is_empty());
    assert_eq!(service.seen().len(), 2);
}

#[tokio::test]
async fn a_location_may_lead_to_a_resource_that_is_not_ready() {
    let first = reply(201, "")
        .with("location", "/things/1?api-version=7")
        .now();
    let service = Service::new([first, thing("Creating").now(), thing("Succeeded")]);
    assert_eq!(name(put(&service)).await.unwrap().as_deref(), Some("thing"));
    assert_eq!(service.seen().len(), 3, "the last response is the resource");
    let first = reply(202, "").with("location", "/r").now();
    let service = Service::new([first, thing("Failed")]);
    assert!(name(put(&service)).await.is_err());
}

#[tokio::test]
async fn a_monitor_may_say_where_the_result_is() {
    let begun = reply(202, "").with("operation-location", "/op").now();
    let done = reply(
        200,
        r#"{"status":"Succeeded","resourceLocation":"/made/1"}"#,
    );
    let service = Service::new([begun, done, thing("x")]);
    assert_eq!(
        name(post(&service)).await.unwrap().as_deref(),
        Some("thing")
    );
    assert_eq!(
        service.lines()[1..],
        [
            "GET https://management.azure.com/op?api-version=7",
            "GET https://management.azure.com/made/1?api-version=7"
        ]
    );
}
