//! The examples of the book.

use armsmith_runtime::{EventData, EventStream, ItemStream, Reconnect, StreamOptions, upload};
use azure_core::{
    Bytes, Result,
    http::{ClientMethodOptions, RequestContent},
    time::Duration,
};
use futures::{StreamExt, TryStreamExt};

use super::{chunks, get};

// ANCHOR: events
async fn print_events(mut events: EventStream<String>) -> Result<()> {
    while let Some(event) = events.try_next().await? {
        match event.data {
            EventData::Known(data) => println!("{:?}: {data}", event.id),
            EventData::Unknown(text) => println!("another event, {:?}: {text}", event.name),
        }
    }
    Ok(())
}
// ANCHOR_END: events

// ANCHOR: errors
async fn count_items(mut items: ItemStream<i32>) -> (usize, usize) {
    let (mut decoded, mut failed) = (0, 0);
    while let Some(item) = items.next().await {
        match item {
            Ok(_) => decoded += 1,
            Err(error) => {
                // cannot decode item 2 (line 3, byte 17) of the stream: …
                eprintln!("{error}");
                failed += 1;
            }
        }
    }
    (decoded, failed)
}
// ANCHOR_END: errors

// ANCHOR: options
fn patient() -> ClientMethodOptions<'static> {
    let mut options = ClientMethodOptions::default();
    options.context.insert(StreamOptions {
        max_line_bytes: 1024 * 1024,
        end_marker: Some("[DONE]".into()),
        ..StreamOptions::default()
    });
    options.context.insert(Reconnect {
        delay: Duration::seconds(1),
        ..Reconnect::default()
    });
    options
}
// ANCHOR_END: options

// ANCHOR: upload
fn body() -> RequestContent<Bytes> {
    let chunks = futures::stream::iter(["first", "second"].map(|text| Ok(Bytes::from(text))));
    upload(chunks, Some(11))
}
// ANCHOR_END: upload

#[tokio::test]
async fn the_examples_of_the_book_work() {
    let connection = chunks(["data: a\n\ndata: [DONE]\n\n"]);
    let events = connection.events_as::<armsmith_runtime::TextItem, _>(get(), patient(), &[], None);
    print_events(events.await.unwrap()).await.unwrap();
    let connection = chunks(["1\nx\n2\n"]);
    let format = armsmith_runtime::SequenceFormat::Lines;
    let items = connection.items(get(), patient(), format).await.unwrap();
    assert_eq!(count_items(items).await, (2, 1));
    assert_eq!(body().body().len(), Some(11));
}
