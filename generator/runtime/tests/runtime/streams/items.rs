//! Tests of lines of JSON and JSON text sequences.

use armsmith_runtime::{
    EncodedItem, SequenceFormat, StreamError, StreamOptions, StreamProblem, TextItem,
    wire::UnixTime,
};
use azure_core::{Result, time::OffsetDateTime};
use futures::{StreamExt, TryStreamExt};

use super::{chunks, get, with};
use crate::support::models::Everything;

/// Returns the names of items, or `!item:line:byte` for errors.
async fn names(parts: &[&[u8]], format: SequenceFormat) -> Vec<String> {
    let connection = chunks(parts.iter().map(|part| part.to_vec()));
    let items = connection.items::<Everything>(get(), Default::default(), format);
    let items: Vec<Result<Everything>> = items.await.unwrap().collect().await;
    let shown = items.into_iter().map(|item| match item {
        Ok(item) => item.name.unwrap_or_default(),
        Err(error) => {
            let found = StreamError::of(&error).unwrap();
            assert_eq!(found.problem, StreamProblem::Undecodable);
            let position = found.position;
            format!("!{}:{}:{}", position.item, position.line, position.byte)
        }
    });
    shown.collect()
}

fn each_byte(body: &[u8]) -> Vec<&[u8]> {
    body.chunks(1).collect()
}

#[tokio::test]
async fn each_line_is_an_item() {
    let body = "\u{feff}{\"name\":\"é\"}\r\n\n{\"name\":\n{\"name\":\"b\"}".as_bytes();
    for parts in [vec![body], each_byte(body)] {
        let names = names(&parts, SequenceFormat::Lines).await;
        assert_eq!(names, ["é", "!2:3:19", "b"]);
    }
}

#[tokio::test]
async fn a_record_ends_with_its_line_or_with_the_next_one() {
    let body = b"\x1e{\"name\":\"a\\\"}\"}\n\x1e\x1e{\n\"name\":\"b\"}\n\x1e{\"name\":\x1e{\"name\":\"c\"}";
    for parts in [vec![&body[..]], each_byte(body)] {
        let names = names(&parts, SequenceFormat::Records).await;
        assert_eq!(names, ["a\"}", "b", "!3:4:34", "c"]);
    }
}

#[tokio::test]
async fn a_record_does_not_wait_for_the_next_one() {
    let (sender, receiver) = futures::channel::mpsc::unbounded::<Result<azure_core::Bytes>>();
    let connection = super::connect(
        "https://example.com",
        Some(super::server::transport(receiver)),
    );
    let items = connection.items::<Everything>(get(), Default::default(), SequenceFormat::Records);
    let mut items = items.await.unwrap();
    sender
        .unbounded_send(Ok("\u{1e}{\"name\":\"a\"}\n".into()))
        .unwrap();
    assert_eq!(
        items.next().await.unwrap().unwrap().name.as_deref(),
        Some("a")
    );
    drop(sender);
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn a_number_at_the_end_may_be_incomplete() {
    for (body, expected) in [("\u{1e}1\n\u{1e}2\n", 2), ("\u{1e}1\n\u{1e}2", 1)] {
        let connection = chunks([body]);
        let items = connection.items::<i32>(get(), Default::default(), SequenceFormat::Records);
        let items: Vec<_> = items.await.unwrap().collect().await;
        assert_eq!(items.len(), 2);
        assert_eq!(items.iter().filter(|item| item.is_ok()).count(), expected);
    }
}

#[tokio::test]
async fn items_have_limits_and_encodings() {
    let options = with(StreamOptions {
        max_item_bytes: 4,
        ..StreamOptions::default()
    });
    for (format, body) in [
        (SequenceFormat::Lines, "1234\n12345\n1\n"),
        (
            SequenceFormat::Records,
            "\u{1e}1234\n\u{1e}12345\n\u{1e}1\n",
        ),
    ] {
        let connection = chunks([body]);
        let items = connection.items::<i32>(get(), options.clone(), format);
        let items: Vec<_> = items.await.unwrap().collect().await;
        assert_eq!(items.len(), 2, "{format:?}");
        let error = items[1].as_ref().unwrap_err();
        let found = StreamError::of(error).unwrap();
        assert_eq!(found.problem, StreamProblem::ItemTooLarge(4));
        assert_eq!(found.position.item, 2);
    }
    let connection = chunks(["0\n86400\n"]);
    let dates = connection.items_as::<EncodedItem<UnixTime>, OffsetDateTime>(
        get(),
        Default::default(),
        SequenceFormat::Lines,
    );
    let dates: Vec<_> = dates.await.unwrap().try_collect().await.unwrap();
    assert_eq!(dates[1].unix_timestamp(), 86400);
    let connection = chunks(["{a}\n"]);
    let texts =
        connection.items_as::<TextItem, String>(get(), Default::default(), SequenceFormat::Lines);
    let texts: Vec<_> = texts.await.unwrap().try_collect().await.unwrap();
    assert_eq!(texts, ["{a}"]);
}
