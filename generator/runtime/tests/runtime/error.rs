//! Tests of service errors.

use armsmith_runtime::{Call, ServiceError, error_body, error_headers};
use azure_core::{
    Error,
    error::{ErrorKind, ErrorResponse},
    http::{Method, NoFormat},
    time::Duration,
};
use serde_json::json;

use crate::support::{Reply, Service, connect, models::Everything, reply};

async fn failing(reply: Reply) -> Error {
    let service = Service::new([reply]);
    let call = Call::new(Method::Get, "/a", &[]);
    let sent = connect(&service);
    let sent = sent.send::<(), NoFormat>(call, Default::default());
    sent.await.expect_err("fails")
}

const FULL: &str = r#"{"error":{"code":"PolicyViolation","message":"No \"x\".\nSorry.","target":"name",
    "details":[{"code":"Inner","message":"deep","details":[{"message":"deeper"}]}],
    "additionalInfo":[{"info":{"id":1},"type":"Policy"}]}}"#;

#[tokio::test]
async fn a_response_of_the_usual_shape_is_read_in_full() {
    let error = failing(
        reply(403, FULL)
            .with("x-ms-request-id", "r")
            .with("retry-after", "7")
            .with("x-ms-correlation-request-id", "c")
            .with("x-ms-client-request-id", "k"),
    );
    let error = error.await;
    assert_eq!(error.to_string(), "No \"x\".\nSorry.");
    assert!(
        matches!(error.kind(), ErrorKind::HttpResponse { error_code: Some(code), .. } if code == "PolicyViolation")
    );
    let said = ServiceError::of(&error).expect("the response of the service");
    assert_eq!(u16::from(said.status), 403);
    assert_eq!(said.code.as_deref(), Some("PolicyViolation"));
    assert_eq!(said.target.as_deref(), Some("name"));
    assert_eq!(
        said.details[0].details[0].message.as_deref(),
        Some("deeper")
    );
    assert_eq!(
        said.additional_info,
        [json!({"type": "Policy", "info": {"id": 1}})]
    );
    assert_eq!(said.retry_after, Some(Duration::seconds(7)));
    assert_eq!(said.request_id.as_deref(), Some("r"));
    assert_eq!(said.correlation_id.as_deref(), Some("c"));
    assert_eq!(said.client_request_id.as_deref(), Some("k"));
    assert_eq!(
        said.to_string(),
        "403 PolicyViolation: No \"x\".\nSorry. (target: name)\n  + {\"info\":{\"id\":1},\"type\":\"Policy\"}\n  - \
         Inner: deep\n    - (no code): deeper\n  request id: r\n  correlation id: c\n  client request id: k"
    );
    let response = ErrorResponse::try_from(error).unwrap();
    assert_eq!(response.error.unwrap().details.len(), 1);
}

#[tokio::test]
async fn responses_of_other_shapes_are_understood() {
    for (body, code, message) in [
        (r#"{"code":"C","message":"M"}"#, Some("C"), Some("M")),
        (
            r#"{"Error":{"Code":"C","Message":"M"}}"#,
            Some("C"),
            Some("M"),
        ),
        (r#"{"Message":"M"}"#, None, Some("M")),
        (
            r#"{"odata.error":{"code":"C","message":{"lang":"en","value":"M"}}}"#,
            Some("C"),
            Some("M"),
        ),
        (r#"{"error":{"code":"C"}}"#, Some("C"), None),
        (
            "\u{feff}{\"error\":{\"code\":\"C\",\"message\":\"M\"}}",
            Some("C"),
            Some("M"),
        ),
        (r#"{"error":"invalid_grant"}"#, None, None),
        ("[]", None, None),
        ("", None, None),
        ("<html><body>Bad   Gateway</body></html>", None, None),
        ("<!DOCTYPE html><HTML><code>x</code></HTML>", None, None),
        (
            "<?xml version='1.0'?><e:Fault xmlns:e='urn:e'><e:message>M</e:message><e:code>400</e:code></e:Fault>",
            Some("400"),
            Some("M"),
        ),
        ("<Page><title>M</title></Page>", None, None),
    ] {
        let error = failing(reply(502, body)).await;
        let said = ServiceError::of(&error).expect("the response of the service");
        assert_eq!(
            (said.code.as_deref(), said.message.as_deref()),
            (code, message),
            "{body}"
        );
        assert_eq!(error.http_status(), Some(502.into()));
    }
}

#[tokio::test]
async fn a_page_of_a_proxy_is_quoted_briefly() {
    let error = failing(reply(502, "<html>\n  <body>Bad Gateway</body></html>")).await;
    assert_eq!(
        error.to_string(),
        "502 Bad Gateway: <html> <body>Bad Gateway</body></html>"
    );
    let error = failing(reply(502, "word ".repeat(1000))).await;
    assert!(error.to_string().len() < 300, "{error}");
    let error = failing(reply(404, "")).await;
    assert_eq!(error.to_string(), "404 Not Found");
}

#[tokio::test]
async fn the_code_may_stand_in_a_header() {
    let error = failing(reply(409, "").with("x-ms-error-code", "ContainerBeingDeleted")).await;
    let said = ServiceError::of(&error).unwrap();
    assert_eq!(said.code.as_deref(), Some("ContainerBeingDeleted"));
    assert!(
        error.to_string().contains("ContainerBeingDeleted"),
        "{error}"
    );
}

#[tokio::test]
async fn the_response_is_found_behind_wrapping_errors() {
    let error = failing(reply(404, FULL)).await;
    let wrapped = Error::with_error(ErrorKind::Other, error.with_context("outer"), "outermost");
    let said = ServiceError::of(&wrapped).expect("the response of the service");
    assert_eq!(said.code.as_deref(), Some("PolicyViolation"));
    let local = Error::with_message(ErrorKind::Io, "no network");
    assert_eq!(ServiceError::of(&local), None);
    assert!(error_body::<Everything>(&local).is_none());
}

#[tokio::test]
async fn a_failure_with_a_model_of_its_own_is_read_into_it() {
    let error = failing(reply(400, r#"{"name":"n","count":"3"}"#).with("x-a", "b")).await;
    let body: Everything = error_body(&error).expect("has a body").expect("decodes");
    assert_eq!((body.name.as_deref(), body.count), (Some("n"), Some(3)));
    let wrong = failing(reply(400, "<html>")).await;
    assert!(
        error_body::<Everything>(&wrong)
            .expect("has a body")
            .is_err()
    );
    let headers = error_headers(&error).expect("has headers");
    assert_eq!(
        headers.get_optional_string(&"x-a".into()).as_deref(),
        Some("b")
    );
}
