//! Request bodies that are sequences of JSON values.

use std::{
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use azure_core::{Bytes, Result, http::RequestContent};
use futures_core::Stream;

use super::{
    upload::upload,
    wire::{Inherent, Wire, json_as},
};

/// A request body with one JSON value per line.
///
/// ```rust
/// use armsmith_runtime::JsonLines;
/// use azure_core::http::RequestContent;
///
/// # fn example() -> azure_core::Result<()> {
/// let body: RequestContent<JsonLines<i32>> = JsonLines::of(&[1, 2])?;
///
/// let values = futures::stream::iter([Ok(1), Ok(2)]);
/// let streamed: RequestContent<JsonLines<i32>> = JsonLines::from_stream(values);
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct JsonLines<T>(PhantomData<fn() -> T>);

/// A request body that is a JSON text sequence (RFC 7464).
///
/// ```rust
/// use armsmith_runtime::JsonRecords;
/// use azure_core::http::RequestContent;
///
/// # fn example() -> azure_core::Result<()> {
/// let body: RequestContent<JsonRecords<i32>> = JsonRecords::of(&[1, 2])?;
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct JsonRecords<T>(PhantomData<fn() -> T>);

const SEPARATOR: &[u8] = b"\x1e";

impl<T: Wire + 'static> JsonLines<T> {
    /// Creates a body of values in memory, without their read-only members.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be written as JSON.
    pub fn of(items: &[T]) -> Result<RequestContent<Self>> {
        written(items, b"").map(RequestContent::from)
    }

    /// Creates a body of the values of a stream, which are written while they are sent. The request is not retried.
    pub fn from_stream(
        items: impl Stream<Item = Result<T>> + Send + 'static,
    ) -> RequestContent<Self> {
        upload(WrittenItems::new(items, b""), None)
    }
}

impl<T: Wire + 'static> JsonRecords<T> {
    /// Creates a body of values in memory, without their read-only members.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be written as JSON.
    pub fn of(items: &[T]) -> Result<RequestContent<Self>> {
        written(items, SEPARATOR).map(RequestContent::from)
    }

    /// Creates a body of the values of a stream, which are written while they are sent. The request is not retried.
    pub fn from_stream(
        items: impl Stream<Item = Result<T>> + Send + 'static,
    ) -> RequestContent<Self> {
        upload(WrittenItems::new(items, SEPARATOR), None)
    }
}

fn written<T: Wire>(items: &[T], separator: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    for item in items {
        write(&mut out, item, separator)?;
    }
    Ok(out)
}

fn write<T: Wire>(out: &mut Vec<u8>, item: &T, separator: &[u8]) -> Result<()> {
    out.extend_from_slice(separator);
    out.extend_from_slice(&json_as::<Inherent, T>(item)?);
    out.push(b'\n');
    Ok(())
}

/// The texts of items.
struct WrittenItems<T> {
    items: Pin<Box<dyn Stream<Item = Result<T>> + Send>>,
    separator: &'static [u8],
}

impl<T> WrittenItems<T> {
    fn new(
        items: impl Stream<Item = Result<T>> + Send + 'static,
        separator: &'static [u8],
    ) -> Self {
        Self {
            items: Box::pin(items),
            separator,
        }
    }
}

impl<T: Wire> Stream for WrittenItems<T> {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let separator = self.separator;
        let item = self.items.as_mut().poll_next(context);
        item.map_ok(|item| {
            let mut out = Vec::new();
            write(&mut out, &item, separator).map(|()| Bytes::from(out))
        })
        .map(|item| item.map(|item| item.and_then(|written| written)))
    }
}
