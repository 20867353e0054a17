//! Tests of the limit on response bodies in memory.

use std::sync::Arc;

use armsmith_runtime::{Call, Connection, ResponseTooLarge, ServiceError};
use async_trait::async_trait;
use azure_core::{
    Bytes, Result,
    http::{
        AsyncRawResponse, AsyncResponse, ExponentialRetryOptions, HttpClient, Method, Request,
        Response, RetryOptions, StatusCode, Transport, headers::Headers,
    },
    time::Duration,
};

use crate::support::{Service, models::Everything, reply, settings};

fn call() -> Call {
    Call::new(Method::Get, "/a", &[])
}

fn limited(service: &Arc<Service>, limit: u64) -> Connection {
    let mut settings = settings(service);
    settings.max_response_bytes = Some(limit);
    settings.client_options.retry = RetryOptions::exponential(ExponentialRetryOptions {
        initial_delay: Duration::ZERO,
        max_retries: 3,
        max_delay: Duration::ZERO,
        ..ExponentialRetryOptions::default()
    });
    Connection::new(settings).expect("settings")
}

async fn send(service: &Arc<Service>, limit: u64) -> Result<Response<Everything>> {
    limited(service, limit)
        .send(call(), Default::default())
        .await
}

#[tokio::test]
async fn the_limit_is_the_last_byte_that_fits() {
    let body = r#"{"name":"n"}"#;
    let length = u64::try_from(body.len()).unwrap();
    let service = Service::new([reply(200, body)]);
    assert!(send(&service, length).await.is_ok());

    let service = Service::new([reply(200, body)]);
    let error = send(&service, length - 1).await.unwrap_err();
    let found = ResponseTooLarge::of(&error).expect("it says so");
    assert_eq!(found.limit, length - 1);
    assert!(found.to_string().contains("max_response_bytes"));
    assert_eq!(service.seen().len(), 1, "it is not sent again");
}

#[tokio::test]
async fn bodies_of_errors_have_the_same_limit() {
    let service = Service::repeating(reply(400, "x".repeat(100)));
    let error = send(&service, 10).await.unwrap_err();
    assert!(ResponseTooLarge::of(&error).is_some());
    assert_eq!(ServiceError::of(&error), None);

    let connection = limited(&service, 10);
    let error = connection.stream::<()>(call(), Default::default()).await;
    let error = error.expect_err("no success");
    assert!(ResponseTooLarge::of(&error).is_some());
}

#[tokio::test]
async fn streams_have_none() {
    let service = Service::new([reply(200, "x".repeat(100))]);
    let connection = limited(&service, 10);
    let stream: AsyncResponse = connection.stream(call(), Default::default()).await.unwrap();
    let body = stream.into_body().collect().await.unwrap();
    assert_eq!(body.len(), 100);
}

#[tokio::test]
async fn what_a_stream_is_depends_on_the_statuses_of_the_call() {
    let service = Service::new([reply(202, "x".repeat(100)), reply(404, "x".repeat(100))]);
    let connection = limited(&service, 10);
    let call = |success| Call::new(Method::Get, "/a", success);
    let refused = connection.stream::<()>(call(&[200]), Default::default());
    let error = refused.await.expect_err("202 is no success of the call");
    assert!(ResponseTooLarge::of(&error).is_some(), "{error}");

    let stream = connection.stream::<()>(call(&[200, 404]), Default::default());
    let body = stream
        .await
        .expect("404 is one")
        .into_body()
        .collect()
        .await;
    assert_eq!(body.expect("no limit").len(), 100);
}

/// A transport whose bodies arrive in parts.
#[derive(Debug)]
struct InParts(&'static [&'static str]);

#[async_trait]
impl HttpClient for InParts {
    async fn execute_request(&self, _: &Request) -> Result<AsyncRawResponse> {
        let parts = self
            .0
            .iter()
            .map(|part| Ok(Bytes::from_static(part.as_bytes())));
        let body = futures::stream::iter(parts.collect::<Vec<_>>());
        Ok(AsyncRawResponse::new(
            StatusCode::Ok,
            Headers::new(),
            Box::pin(body),
        ))
    }
}

#[tokio::test]
async fn all_parts_of_a_body_are_read_up_to_the_limit() {
    for (parts, whole) in [
        (&[] as &[&str], ""),
        (&["abc"], "abc"),
        (&["", "a", "", "bc", "d"], "abcd"),
    ] {
        let mut settings = settings(&Service::new([]));
        settings.max_response_bytes = Some(4);
        settings.client_options.transport = Some(Transport::new(Arc::new(InParts(parts))));
        let connection = Connection::new(settings).expect("settings");
        let raw = connection.send_raw(call(), Default::default()).await;
        assert_eq!(&raw.expect("it fits").body()[..], whole.as_bytes());
    }
    let mut settings = settings(&Service::new([]));
    settings.max_response_bytes = Some(4);
    settings.client_options.transport = Some(Transport::new(Arc::new(InParts(&["abc", "de"]))));
    let connection = Connection::new(settings).expect("settings");
    let raw = connection.send_raw(call(), Default::default()).await;
    assert!(ResponseTooLarge::of(&raw.expect_err("it is too large")).is_some());
}
