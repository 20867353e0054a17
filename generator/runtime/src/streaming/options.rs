//! Options of streams.

use std::borrow::Cow;

/// Options of a streamed response. Insert them into the context of the method's options:
///
/// ```rust
/// use armsmith_runtime::StreamOptions;
/// use azure_core::http::ClientMethodOptions;
///
/// let mut method_options = ClientMethodOptions::default();
/// method_options.context.insert(StreamOptions {
///     end_marker: Some("[DONE]".into()),
///     ..StreamOptions::default()
/// });
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StreamOptions {
    /// The maximum size of a line, in bytes. A longer line is an error, and the stream ends. The default is 16 MiB.
    pub max_line_bytes: usize,
    /// The maximum size of an item, in bytes: all lines of an event. The default is 16 MiB.
    pub max_item_bytes: usize,
    /// The text of an item that ends the stream, such as `[DONE]`. It replaces that of the description.
    pub end_marker: Option<Cow<'static, str>>,
}

const DEFAULT_LIMIT: usize = 16 * 1024 * 1024;

impl Default for StreamOptions {
    fn default() -> Self {
        Self {
            max_line_bytes: DEFAULT_LIMIT,
            max_item_bytes: DEFAULT_LIMIT,
            end_marker: None,
        }
    }
}
