//! Tests of a service or proxy that fails.

use armsmith_azure::{
    ServiceError,
    managed_identity::v2024_11_30::models::{Identity, IsolationScope},
};
use azure_core::http::{ClientOptions, FixedRetryOptions, RetryOptions};
use azure_core::time::Duration;
use serde_json::json;

use super::support::{Arm, Raw, identity_2024, json, text};

async fn get(options: ClientOptions) -> azure_core::Result<Identity> {
    let client = identity_2024(options).user_assigned_identities_client();
    client.get("group", "name", None).await?.into_model()
}

/// Enables retries without delay.
fn patient(options: ClientOptions) -> ClientOptions {
    ClientOptions {
        retry: RetryOptions::fixed(FixedRetryOptions {
            delay: Duration::ZERO,
            max_retries: 3,
            ..Default::default()
        }),
        ..options
    }
}

#[tokio::test]
async fn too_many_requests_are_tried_again() -> azure_core::Result<()> {
    let arm = Arm::returning([
        json(
            429,
            json!({ "error": { "code": "TooManyRequests", "message": "wait" } }),
        )
        .header("retry-after", "0"),
        json(200, json!({ "name": "name" })),
    ])
    .await;
    let identity = get(patient(arm.options())).await?;
    assert_eq!(identity.name.as_deref(), Some("name"));
    assert_eq!(arm.requests().await.len(), 2);
    Ok(())
}

#[tokio::test]
async fn too_many_requests_without_end_are_an_error() {
    let refusal = json(
        429,
        json!({ "error": { "code": "TooManyRequests", "message": "wait" } }),
    )
    .header("retry-after", "0");
    let arm = Arm::returning(vec![refusal; 4]).await;
    let error = get(patient(arm.options())).await.expect_err("refused");
    let error = ServiceError::of(&error).expect("a service error");
    assert_eq!(u16::from(error.status), 429);
    assert_eq!(error.code.as_deref(), Some("TooManyRequests"));
    assert_eq!(error.message.as_deref(), Some("wait"));
    assert_eq!(arm.requests().await.len(), 4);
}

#[tokio::test]
async fn an_internal_error_is_tried_again() -> azure_core::Result<()> {
    let arm = Arm::returning([text(500, ""), json(200, json!({ "name": "name" }))]).await;
    let identity = get(patient(arm.options())).await?;
    assert_eq!(identity.name.as_deref(), Some("name"));
    Ok(())
}

#[tokio::test]
async fn a_connection_that_closes_within_the_body_is_an_error() {
    let raw = Raw::saying(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"name\":",
    )
    .await;
    let error = get(raw.options()).await.expect_err("half a body is none");
    assert!(ServiceError::of(&error).is_none(), "{error:?}");
    assert!(!error.to_string().is_empty());
}

#[tokio::test]
async fn a_connection_that_closes_before_the_response_is_an_error() {
    let raw = Raw::saying("").await;
    let error = get(raw.options()).await.expect_err("no response");
    assert!(ServiceError::of(&error).is_none(), "{error:?}");
}

#[tokio::test]
async fn json_that_stops_is_an_error() {
    for body in [
        "{\"name\": \"na",
        "{\"name\": \"name\"",
        "[",
        "nothing",
        "{} {}",
    ] {
        let arm = Arm::returning([text(200, body)]).await;
        let error = get(arm.options()).await.expect_err(body);
        assert!(!error.to_string().is_empty());
    }
}

#[tokio::test]
async fn a_page_of_a_proxy_is_an_error_with_its_status() {
    let page = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    let arm = Arm::returning([text(502, page).header("content-type", "text/html")]).await;
    let error = get(arm.options())
        .await
        .expect_err("a page is no valid response");
    let error = ServiceError::of(&error).expect("a service error");
    assert_eq!(u16::from(error.status), 502);
    assert!(error.to_string().contains("502 Bad Gateway"), "{error}");
}

#[tokio::test]
async fn a_page_of_a_proxy_with_a_status_of_success_is_an_error() {
    let page = "<html><body>sign in</body></html>";
    let arm = Arm::returning([text(200, page).header("content-type", "text/html")]).await;
    get(arm.options()).await.expect_err("a page is no identity");
}

#[tokio::test]
async fn what_is_not_there_is_an_error_with_code_and_message() {
    let reply = json!({ "error": {
        "code": "ResourceNotFound",
        "message": "The identity was not found.",
        "target": "name",
        "details": [{ "code": "Inner", "message": "inner message" }],
    } });
    let arm = Arm::returning([json(404, reply).header("x-ms-request-id", "a request")]).await;
    let error = get(arm.options()).await.expect_err("not there");
    assert_eq!(error.http_status().map(u16::from), Some(404));
    let error = ServiceError::of(&error).expect("a service error");
    assert_eq!(error.code.as_deref(), Some("ResourceNotFound"));
    assert_eq!(
        error.message.as_deref(),
        Some("The identity was not found.")
    );
    assert_eq!(error.target.as_deref(), Some("name"));
    assert_eq!(error.details[0].code.as_deref(), Some("Inner"));
    assert_eq!(error.request_id.as_deref(), Some("a request"));
    let text = error.to_string();
    assert!(text.contains("ResourceNotFound"), "{text}");
    assert!(text.contains("The identity was not found."), "{text}");
}

#[tokio::test]
async fn values_and_members_that_this_version_does_not_know_do_no_harm() -> azure_core::Result<()> {
    let reply = json!({
        "name": "name",
        "properties": { "isolationScope": "Galactic", "novel": { "member": [1, 2] } },
        "another": null,
    });
    let arm = Arm::returning([json(200, reply)]).await;
    let identity = get(arm.options()).await?;
    assert_eq!(identity.name.as_deref(), Some("name"));
    let scope = identity
        .properties
        .and_then(|properties| properties.isolation_scope);
    assert_eq!(
        scope,
        Some(IsolationScope::UnknownValue("Galactic".to_owned()))
    );
    Ok(())
}

#[tokio::test]
async fn a_byte_order_mark_before_the_body_is_skipped() -> azure_core::Result<()> {
    let arm = Arm::returning([text(200, "\u{feff}{\"name\":\"name\"}")]).await;
    assert_eq!(get(arm.options()).await?.name.as_deref(), Some("name"));

    let failure = "\u{feff}{\"error\":{\"code\":\"Conflict\",\"message\":\"no\"}}";
    let arm = Arm::returning([text(409, failure)]).await;
    let error = get(arm.options()).await.expect_err("a conflict");
    let error = ServiceError::of(&error).expect("a service error");
    assert_eq!(error.code.as_deref(), Some("Conflict"));
    Ok(())
}

#[tokio::test]
async fn a_success_that_the_operation_does_not_list_is_an_error() {
    let arm = Arm::returning([json(202, json!({}))]).await;
    let error = get(arm.options())
        .await
        .expect_err("202 is no valid response to a GET here");
    assert_eq!(error.http_status().map(u16::from), Some(202));
}
