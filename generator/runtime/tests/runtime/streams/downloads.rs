//! Tests of downloads that continue after an interruption, over a socket.

use armsmith_runtime::ResumeDownload;
use azure_core::{
    Result,
    http::{AsyncResponse, ClientMethodOptions},
};
use futures::TryStreamExt;

use super::{
    connect, get,
    server::{End, Received, Script, Server},
};

fn script(head: &'static str, body: &str, end: End) -> Script {
    Script {
        head,
        body: body.as_bytes().to_vec(),
        end,
    }
}

const WHOLE: &str = "200 OK\r\netag: \"1\"";
const REST: &str = "206 Partial Content\r\netag: \"1\"\r\ncontent-range: bytes 3-9/10";

async fn download(
    scripts: Vec<Script>,
    range: Option<&str>,
    resumes: bool,
) -> (Result<String>, Vec<Received>) {
    let server = Server::start(scripts);
    let mut options = ClientMethodOptions::default();
    if resumes {
        options.context.insert(ResumeDownload::default());
    }
    let call = get().header("Range", &range);
    let connection = connect(&server.endpoint, None);
    let response: AsyncResponse = connection.download(call, options).await.unwrap();
    let chunks: Result<Vec<_>> = response.into_body().try_collect().await;
    let text = chunks.map(|chunks| String::from_utf8(chunks.concat()).unwrap());
    (text, server.received.try_iter().collect())
}

#[tokio::test]
async fn a_download_continues_at_the_byte_that_it_reached() {
    let scripts = vec![
        script(WHOLE, "abc", End::Lost),
        script(REST, "de", End::Lost),
        script(
            "206 Partial Content\r\ncontent-range: bytes 5-9/10",
            "fghij",
            End::Whole,
        ),
    ];
    let (text, received) = download(scripts, None, true).await;
    assert_eq!(text.unwrap(), "abcdefghij");
    assert!(!received[0].head.contains("range:"));
    for (index, range) in [(1, "range: bytes=3-\r\n"), (2, "range: bytes=5-\r\n")] {
        assert!(
            received[index].head.contains(range),
            "{}",
            received[index].head
        );
        assert!(received[index].head.contains("if-match: \"1\"\r\n"));
    }
}

#[tokio::test]
async fn the_rest_of_a_range_is_the_rest() {
    let first = "206 Partial Content\r\netag: \"1\"\r\ncontent-range: bytes 2-5/10";
    let rest = "206 Partial Content\r\ncontent-range: bytes 4-5/10";
    let scripts = vec![
        script(first, "cd", End::Lost),
        script(rest, "ef", End::Whole),
    ];
    let (text, received) = download(scripts, Some("bytes=2-5"), true).await;
    assert_eq!(text.unwrap(), "cdef");
    assert!(received[1].head.contains("range: bytes=4-5\r\n"));
}

#[tokio::test]
async fn the_first_error_is_kept_if_the_rest_cannot_be_had() {
    for (first, rest, resumes, requests) in [
        // Off by default.
        (WHOLE, REST, false, 1),
        // Nothing tells whether the rest is of the same version.
        ("200 OK", REST, true, 1),
        ("200 OK\r\netag: W/\"1\"", REST, true, 1),
        (
            "200 OK\r\netag: \"1\"\r\ncontent-encoding: br",
            REST,
            true,
            1,
        ),
        // The content has changed, or the service ignores ranges.
        (WHOLE, "412 Precondition Failed", true, 2),
        (WHOLE, "200 OK", true, 2),
        (
            WHOLE,
            "206 Partial Content\r\ncontent-range: bytes 0-9/10",
            true,
            2,
        ),
    ] {
        let scripts = vec![
            script(first, "abc", End::Lost),
            script(rest, "defghij", End::Whole),
        ];
        let (text, received) = download(scripts, None, resumes).await;
        let error = text.expect_err("an incomplete download").to_string();
        assert!(!error.contains("412"), "{error}");
        assert_eq!(received.len(), requests, "{first} {rest}");
    }
}

#[tokio::test]
async fn attempts_to_continue_are_limited() {
    let mut scripts = vec![script(WHOLE, "abc", End::Lost)];
    scripts.extend((0..9).map(|_| script(REST, "", End::Lost)));
    let (text, received) = download(scripts, None, true).await;
    assert!(text.is_err());
    assert_eq!(received.len(), 4);
}
