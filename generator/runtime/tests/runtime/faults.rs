//! Tests of transport failures.

use std::sync::Arc;

use armsmith_runtime::{Call, Connection, ServiceError};
use azure_core::{
    http::{ExponentialRetryOptions, Method, Response, RetryOptions},
    time::Duration,
};

use crate::support::{
    Reply, Service, chain, connect,
    models::{Everything, Scope},
    reply, settings,
};

fn get() -> Call {
    Call::new(Method::Get, "/a", &[])
}

fn patient(service: &Arc<Service>) -> Connection {
    let mut settings = settings(service);
    settings.client_options.retry = RetryOptions::exponential(ExponentialRetryOptions {
        initial_delay: Duration::ZERO,
        max_retries: 3,
        max_delay: Duration::ZERO,
        ..ExponentialRetryOptions::default()
    });
    Connection::new(settings).expect("settings")
}

async fn model(connection: Connection) -> azure_core::Result<Everything> {
    let response: Response<Everything> = connection.send(get(), Default::default()).await?;
    response.into_model()
}

async fn returned(replies: impl IntoIterator<Item = Reply>) -> azure_core::Result<Everything> {
    model(connect(&Service::new(replies))).await
}

#[tokio::test]
async fn too_many_requests_and_server_errors_are_tried_again() {
    let service = Service::new([
        reply(429, "").now(),
        reply(500, "oops"),
        reply(503, "").with("x-ms-retry-after-ms", "0"),
        reply(200, r#"{"name":"n"}"#),
    ]);
    let model = model(patient(&service)).await.unwrap();
    assert_eq!(model.name.as_deref(), Some("n"));
    assert_eq!(service.seen().len(), 4);
}

#[tokio::test]
async fn the_last_failure_is_told_when_tries_run_out() {
    let busy = r#"{"error":{"code":"TooManyRequests","message":"slow down"}}"#;
    let service = Service::repeating(reply(429, busy).now());
    let error = model(patient(&service)).await.unwrap_err();
    assert_eq!(error.to_string(), "slow down");
    let said = ServiceError::of(&error).unwrap();
    assert_eq!(said.code.as_deref(), Some("TooManyRequests"));
    assert_eq!(service.seen().len(), 4);
}

#[tokio::test]
async fn a_connection_that_closes_in_the_body_is_tried_again() {
    let service = Service::new([
        reply(200, r#"{"na"#).broken(),
        reply(200, r#"{"name":"n"}"#),
    ]);
    let read = model(patient(&service)).await.unwrap();
    assert_eq!(read.name.as_deref(), Some("n"));
    let service = Service::new([reply(200, r#"{"na"#).broken()]);
    let error = model(connect(&service)).await.unwrap_err();
    assert!(chain(&error).contains("closed"), "{}", chain(&error));
}

#[tokio::test]
async fn a_body_that_is_not_the_model_is_an_error_with_its_place() {
    for (body, place) in [
        (r#"{"name":"n"#, "EOF"),
        ("<html>Hello</html>", "expected value"),
        ("", "EOF"),
        ("null", "null"),
        (
            r#"{"children":[{},{"child":{"count":"many"}}]}"#,
            "`children`: item 1: `child`: `count`: invalid value: string \"many\"",
        ),
        (
            r#"{"byName":{"x":{"tags":[]}}}"#,
            "`byName`: `x`: `tags`: invalid type: sequence, expected an object",
        ),
    ] {
        let error = returned([reply(200, body)]).await.expect_err(body);
        assert!(chain(&error).contains(place), "{body}: {}", chain(&error));
    }
}

#[tokio::test]
async fn a_missing_resource_names_code_and_message() {
    let body = r#"{"error":{"code":"ResourceNotFound","message":"not here"}}"#;
    let error = returned([reply(404, body)]).await.unwrap_err();
    let said = ServiceError::of(&error).unwrap().to_string();
    assert_eq!(said, "404 ResourceNotFound: not here");
}

#[tokio::test]
async fn what_a_newer_service_sends_is_kept() {
    let body =
        "\u{feff}{\"scope\":\"Galactic\",\"level\":9,\"unheardOf\":{\"a\":[1]},\"name\":null}";
    let model = returned([reply(200, body)]).await.unwrap();
    assert_eq!(
        model.scope,
        Some(Scope::UnknownValue("Galactic".to_owned()))
    );
    assert_eq!(model.name, None);
    let kept = model.additional_properties.unwrap();
    assert_eq!(kept["unheardOf"]["a"][0], 1);
}
