//! Tests of request bodies that are read while they are sent, over a socket.

use armsmith_runtime::{Call, Connection, JsonLines, JsonRecords, ServiceError, upload};
use azure_core::{
    Bytes, Result,
    error::{Error, ErrorKind},
    http::{
        Body, ClientOptions, ExponentialRetryOptions, Method, RawResponse, RequestContent,
        RetryOptions,
    },
    stream::{BytesStream, SeekableStream},
    time::Duration,
};
use futures::stream;

use super::{
    server::{End, Received, Script, Server},
    settings,
};
use crate::support::{chain, models::Everything};

fn script(head: &'static str) -> Script {
    Script {
        head,
        body: Vec::new(),
        end: End::Whole,
    }
}

/// Connects with retries that do not wait.
fn retrying(server: &Server) -> Connection {
    let options = ClientOptions {
        retry: RetryOptions::exponential(ExponentialRetryOptions {
            initial_delay: Duration::ZERO,
            max_retries: 3,
            max_delay: Duration::ZERO,
            ..ExponentialRetryOptions::default()
        }),
        ..ClientOptions::default()
    };
    Connection::new(settings(&server.endpoint, options)).expect("settings")
}

async fn send(
    scripts: &[&'static str],
    body: impl Into<Body>,
) -> (Result<RawResponse>, Vec<Received>) {
    let server = Server::start(scripts.iter().copied().map(script).collect());
    let call = Call::new(Method::Post, "/a", &[200]).body("text/plain", body);
    let sent = retrying(&server).send_raw(call, Default::default()).await;
    (sent, server.received.try_iter().collect())
}

fn chunks(texts: &'static [&'static str], length: Option<u64>) -> RequestContent<Bytes> {
    let chunks = texts
        .iter()
        .map(|text| Ok(Bytes::from_static(text.as_bytes())));
    upload(stream::iter(chunks), length)
}

#[tokio::test]
async fn a_stream_is_sent_in_chunks_or_with_its_length() {
    let (sent, received) = send(&["200 OK"], chunks(&["ab", "", "cde"], None)).await;
    sent.unwrap();
    assert_eq!(received[0].body, b"abcde");
    assert!(received[0].head.contains("transfer-encoding: chunked"));
    assert!(!received[0].head.contains("content-length"));

    let (sent, received) = send(&["200 OK"], chunks(&["ab", "cde"], Some(5))).await;
    sent.unwrap();
    assert_eq!(received[0].body, b"abcde");
    assert!(received[0].head.contains("content-length: 5\r\n"));
    assert!(!received[0].head.contains("transfer-encoding"));
}

#[tokio::test]
async fn a_stream_is_sent_once_and_the_first_error_is_kept() {
    let unavailable = "503 Service Unavailable";
    let (sent, received) = send(&[unavailable, "200 OK"], chunks(&["ab"], None)).await;
    let error = ServiceError::of(&sent.unwrap_err()).expect("the response of the service");
    assert_eq!(u16::from(error.status), 503);
    assert_eq!(received.len(), 1);

    // One that can be read again is retried.
    let again: Box<dyn SeekableStream> = Box::new(BytesStream::new("ab"));
    let (sent, received) = send(&[unavailable, "200 OK"], again).await;
    sent.unwrap();
    assert_eq!(received.len(), 2);
    assert_eq!(received[1].body, b"ab");
    assert!(received[1].head.contains("content-length: 2\r\n"));
}

#[tokio::test]
async fn an_error_of_the_stream_is_the_cause() {
    let broken = [
        Ok(Bytes::from_static(b"ab")),
        Err(Error::with_message(ErrorKind::Other, "the disk is gone")),
    ];
    let body: RequestContent<Bytes> = upload(stream::iter(broken), None);
    let (sent, _) = send(&["200 OK", "200 OK"], body).await;
    let error = chain(&sent.unwrap_err());
    assert!(error.contains("the disk is gone"), "{error}");
}

#[tokio::test]
async fn items_are_written_as_they_are_sent() {
    let model = |name: &str| Everything {
        name: Some(name.to_owned()),
        ..Everything::default()
    };
    let models = [model("a"), model("b\n")];
    let [first, second] = [
        r#"{"kind":"Everything","name":"a"}"#,
        r#"{"kind":"Everything","name":"b\n"}"#,
    ];
    let lines = format!("{first}\n{second}\n");
    let records = format!("\u{1e}{first}\n\u{1e}{second}\n");
    let stream = || stream::iter(models.clone().map(Ok));
    for (body, expected) in [
        (Body::from(JsonLines::of(&models).unwrap()), &lines),
        (Body::from(JsonLines::from_stream(stream())), &lines),
        (Body::from(JsonRecords::of(&models).unwrap()), &records),
        (Body::from(JsonRecords::from_stream(stream())), &records),
    ] {
        let (sent, received) = send(&["200 OK"], body).await;
        sent.unwrap();
        assert_eq!(String::from_utf8_lossy(&received[0].body), *expected);
    }
}
