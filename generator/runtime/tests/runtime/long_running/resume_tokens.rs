//! Resume tokens are untrusted input: each field is checked before a request is sent.

use armsmith_runtime::{Call, FinalState, Operation, PollingLinkRefused, resume_token};
use azure_core::{
    Result, base64,
    http::{JsonFormat, Method, Poller, poller::PollerOptions},
};
use futures::TryStreamExt;
use serde_json::{Value, json};

use crate::support::{Reply, Service, chain, connect, models::Everything, reply};

const MONITOR: &str = "https://management.azure.com/monitors/1";

type Pollered = Result<Poller<Operation<Everything>>>;

/// Returns the fields of a valid token.
fn token() -> Value {
    json!({
        "format": 1,
        "method": "PUT",
        "final": "unspecified",
        "mode": "azure-async-operation",
        "poll": MONITOR,
        "location": null,
        "resource": "https://management.azure.com/things/1",
        "version": ["api-version", "7", false],
    })
}

fn resume(token: &Value, header: Option<&'static str>) -> Pollered {
    let token = base64::encode_url_safe(token.to_string());
    let connection = connect(&Service::new([]));
    connection.resume(&token, "Things.put", header, PollerOptions::default())
}

fn with(field: &str, value: Value) -> Value {
    let mut token = token();
    token[field] = value;
    token
}

#[test]
fn a_clients_own_token_is_taken() {
    assert!(resume(&token(), None).is_ok());
    for method in ["DELETE", "GET", "PATCH", "POST", "PUT"] {
        assert!(resume(&with("method", json!(method)), None).is_ok());
    }
    let located = with("location", json!("https://eu.management.azure.com/x?sig=1"));
    assert!(resume(&located, None).is_ok());
    assert!(resume(&with("version", Value::Null), None).is_ok());
}

#[test]
fn every_field_is_checked() {
    for (field, value) in [
        ("format", json!(2)),
        ("format", json!("1")),
        ("method", json!("TRACE")),
        ("method", json!("HEAD")),
        ("method", json!("put")),
        ("method", json!(null)),
        ("final", json!("elsewhere")),
        ("mode", json!("")),
        ("poll", json!("/monitors/1")),
        ("poll", json!("http://management.azure.com/monitors/1")),
        ("poll", json!("https://evil.example/monitors/1")),
        (
            "poll",
            json!("https://user@management.azure.com/monitors/1"),
        ),
        ("poll", json!("file:///etc/passwd")),
        ("location", json!("https://evil.example/")),
        ("location", json!("nowhere")),
        ("location", json!(7)),
        ("resource", json!("https://evil.example/things/1")),
        ("resource", json!(null)),
        ("version", json!("7")),
        ("version", json!(["api-version", "7"])),
        ("version", json!(["", "7", false])),
        ("version", json!(["a=b&c", "7", false])),
        ("version", json!(["api-version", "7\r\nx: y", false])),
        ("version", json!(["api-version", "7", "no"])),
        ("version", json!(["host", "evil.example", true])),
        ("more", json!(true)),
    ] {
        let error = resume(&with(field, value.clone()), None).err();
        assert!(error.is_some(), "{field}: {value}");
    }
    let mut short = token();
    short.as_object_mut().map(|fields| fields.remove("version"));
    assert!(resume(&short, None).is_err());
    let long = format!("{MONITOR}/{}", "x".repeat(64 * 1024));
    assert!(resume(&with("poll", json!(long)), None).is_err());
}

#[test]
fn the_only_header_is_the_clients_own() {
    let named = |name: &str, value: &str| with("version", json!([name, value, true]));
    assert!(resume(&named("x-version", "7"), Some("X-Version")).is_ok());
    for (name, value) in [
        ("host", "evil.example"),
        ("authorization", "Bearer x"),
        ("x-version", "7\r\nx: y"),
        ("x-version\r\nx", "7"),
    ] {
        let error = resume(&named(name, value), Some("X-Version")).err();
        assert!(error.is_some(), "{name}: {value}");
    }
}

#[tokio::test]
async fn a_refused_token_says_what_is_wrong_with_it() {
    let error = resume(
        &with("poll", json!("https://evil.example/?sig=SECRET")),
        None,
    )
    .unwrap_err();
    assert!(error.to_string().contains("evil.example"), "{error}");
    assert!(!format!("{error:?}").contains("SECRET"));
}

fn poller(service: &std::sync::Arc<Service>, method: Method) -> Poller<Operation<Everything>> {
    let call = Call::new(method, "/things/1", &[]).final_state(FinalState::Unspecified);
    connect(service)
        .poller::<Everything, JsonFormat>(call, PollerOptions::default())
        .expect("can be sent")
}

fn accepted() -> Reply {
    reply(202, "").with("azure-asyncoperation", MONITOR).now()
}

#[tokio::test]
async fn a_service_cannot_name_the_token() {
    for key in ["armsmith.resumeToken", "\\u0061rmsmith.resumeToken"] {
        let forged = format!("{{\"status\":\"InProgress\",\"{key}\":\"FORGED\"}}");
        let service = Service::new([accepted(), reply(200, forged).now()]);
        let mut poller = poller(&service, Method::Put);
        poller.try_next().await.unwrap();
        let state = poller.try_next().await.unwrap().expect("a state");
        let token = state.into_model().unwrap().resume_token;
        assert!(token.is_some_and(|token| token != "FORGED"), "{key}");
    }
}

#[tokio::test]
async fn a_monitor_that_cannot_be_followed_yields_to_a_location() {
    for bad in [
        "https://[bad",
        "https://evil.example/op",
        "http://management.azure.com/op",
    ] {
        let first = reply(202, "").with("azure-asyncoperation", bad).now();
        let service = Service::new([first.clone().with("location", "/r"), reply(200, "{}")]);
        poller(&service, Method::Post).await.expect(bad);
        assert!(service.lines()[1].starts_with("GET https://management.azure.com/r"));

        let service = Service::new([first]);
        let error = poller(&service, Method::Post).await.expect_err(bad);
        assert!(
            error.downcast_ref::<PollingLinkRefused>().is_some(),
            "{error:?}"
        );
        assert!(resume_token(&error).is_some());
    }
}

#[tokio::test]
async fn every_error_after_the_start_carries_the_token() {
    let failed = r#"{"status":"Failed","error":{"code":"Quota","message":"too much"}}"#;
    for second in [
        reply(500, "oops"),
        reply(200, failed),
        reply(200, "{").broken(),
        reply(200, "no status"),
    ] {
        let service = Service::new([accepted(), second]);
        let error = poller(&service, Method::Put).await.unwrap_err();
        let token = resume_token(&error)
            .unwrap_or_else(|| panic!("{error:?}"))
            .to_owned();
        assert!(!format!("{error:?}{}", chain(&error)).contains(&token));
        let connection = connect(&Service::new([]));
        let resumed: Pollered =
            connection.resume(&token, "Things.put", None, PollerOptions::default());
        assert!(resumed.is_ok());
    }
    let service = Service::new([reply(409, "{}")]);
    let error = poller(&service, Method::Put).await.unwrap_err();
    assert_eq!(resume_token(&error), None, "it was not begun");
}
