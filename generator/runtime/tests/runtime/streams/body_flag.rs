//! Tests of members of bodies that methods set.

use armsmith_runtime::{Call, upload};
use azure_core::{
    Bytes,
    http::{Method, RequestContent},
};

use crate::support::{Service, connect, reply};

async fn sent(body: &'static str, pointer: &str, value: bool) -> String {
    let service = Service::new([reply(200, "{}")]);
    let call = Call::new(Method::Post, "/a", &[])
        .json(RequestContent::<()>::from_str(body))
        .body_flag(pointer, value);
    let sent = connect(&service).send_raw(call, Default::default()).await;
    sent.unwrap();
    service.only().body
}

#[tokio::test]
async fn a_method_sets_a_member_of_the_body() {
    for (body, pointer, value, expected) in [
        (r#"{"a":1}"#, "/stream", true, r#"{"a":1,"stream":true}"#),
        (r#"{"stream":false}"#, "/stream", true, r#"{"stream":true}"#),
        (r#"{"stream":null}"#, "/stream", true, r#"{"stream":true}"#),
        (
            r#"{"stream":true}"#,
            "/stream",
            false,
            r#"{"stream":false}"#,
        ),
        // A body that already fits is sent as it is.
        (r#"{ "a": 1.10 }"#, "/stream", false, r#"{ "a": 1.10 }"#),
        (
            r#"{ "stream": true }"#,
            "/stream",
            true,
            r#"{ "stream": true }"#,
        ),
        (r#"{"o":{}}"#, "/o/a~1b", true, r#"{"o":{"a/b":true}}"#),
        (r#"{}"#, "/o/s", true, r#"{"o":{"s":true}}"#),
        (r#"{}"#, "/o/s", false, r#"{}"#),
        (r#"{"o":7}"#, "/o/s", true, r#"{"o":7}"#),
        ("[1]", "/stream", true, "[1]"),
        ("no JSON", "/stream", true, "no JSON"),
    ] {
        assert_eq!(
            sent(body, pointer, value).await,
            expected,
            "{body} {pointer}"
        );
    }
}

#[test]
fn a_stream_is_not_read_to_set_a_member() {
    let chunks = futures::stream::iter([Ok(Bytes::from("{}"))]);
    let body: RequestContent<Bytes> = upload(chunks, Some(2));
    let call = Call::new(Method::Post, "/a", &[]).json(body);
    let call = format!("{:?}", call.body_flag("/stream", true));
    assert!(call.contains("Post"), "{call}");
}
