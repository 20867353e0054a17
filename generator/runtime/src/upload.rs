//! Request bodies that are read while they are sent.

use std::{
    fmt, io,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
};

use azure_core::{
    Bytes, Result,
    error::{Error, ErrorKind},
    http::{Body, RequestContent},
    stream::SeekableStream,
};
use futures_core::Stream;
use futures_io::AsyncRead;

/// Creates a request body that is read from a stream while it is sent. It is never in memory as a whole.
///
/// The stream can only be read once, so the request is not retried, and redirects are not followed: the first error is
/// returned. `length` is sent as `content-length`; without it, the body is sent in chunks. To send a body that can be
/// retried, implement [`SeekableStream`] and convert it: `Body::from(Box::new(stream) as Box<dyn SeekableStream>)`.
///
/// ```rust
/// use armsmith_runtime::upload;
/// use azure_core::{Bytes, http::RequestContent};
///
/// let chunks = futures::stream::iter(["a", "bc"].map(|text| Ok(Bytes::from(text))));
/// let body: RequestContent<Bytes> = upload(chunks, Some(3));
/// ```
pub fn upload<T, F>(
    chunks: impl Stream<Item = Result<Bytes>> + Send + 'static,
    length: Option<u64>,
) -> RequestContent<T, F> {
    let chunks = Chunks {
        stream: Box::pin(chunks),
        rest: Bytes::new(),
    };
    let body: Box<dyn SeekableStream> = Box::new(OneShot {
        chunks: Arc::new(Mutex::new(chunks)),
        length,
    });
    Body::from(body).into()
}

/// A stream that is read once. Clones share it.
#[derive(Clone)]
struct OneShot {
    chunks: Arc<Mutex<Chunks>>,
    length: Option<u64>,
}

struct Chunks {
    stream: Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>,
    /// The rest of the last chunk.
    rest: Bytes,
}

impl AsyncRead for OneShot {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut [u8],
    ) -> Poll<io::Result<usize>> {
        let Ok(mut chunks) = self.chunks.lock() else {
            return Poll::Ready(Err(io::Error::other("the stream of the body panicked")));
        };
        while chunks.rest.is_empty() {
            match chunks.stream.as_mut().poll_next(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(0)),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(io::Error::other(error))),
                Poll::Ready(Some(Ok(chunk))) => chunks.rest = chunk,
            }
        }
        let length = chunks.rest.len().min(buffer.len());
        let part = chunks.rest.split_to(length);
        if let Some(buffer) = buffer.get_mut(..length) {
            buffer.copy_from_slice(&part);
        }
        Poll::Ready(Ok(length))
    }
}

#[async_trait::async_trait]
impl SeekableStream for OneShot {
    async fn reset(&mut self) -> Result<()> {
        Err(Error::with_message(
            ErrorKind::Other,
            "a request body of a stream can only be sent once",
        ))
    }

    fn len(&self) -> Option<u64> {
        self.length
    }
}

impl fmt::Debug for OneShot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OneShot")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
