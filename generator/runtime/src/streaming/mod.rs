//! Streams of items in a response: options, limits, positions and errors.

mod decoder;
mod error;
mod lines;
mod options;
mod position;

pub use decoder::{DecodeResult, EncodedItem, ItemDecoder, JsonItem, TextItem};
pub use error::{StreamError, StreamProblem};
pub(super) use lines::{LineEnds, Lines};
pub use options::StreamOptions;
pub use position::StreamPosition;
