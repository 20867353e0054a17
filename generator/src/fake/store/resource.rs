//! A resource as it is stored.

use std::sync::Arc;

use serde_json::Value;

/// A resource as it is stored: as the text of its JSON, since most requests only return it.
#[derive(Clone, Debug)]
pub(in crate::fake) struct StoredResource {
    /// The ID, in the letter case of the first request.
    pub(in crate::fake) id: Arc<str>,
    /// The resource type, in lower case.
    pub(in crate::fake) resource_type: Arc<str>,
    /// The JSON.
    pub(in crate::fake) text: Arc<str>,
    /// The entity tag, without quotes.
    pub(in crate::fake) etag: Arc<str>,
    /// The long-running operation that has not finished.
    pub(in crate::fake) operation: Option<u64>,
    /// The number of requests that do not find the resource yet.
    pub(in crate::fake) hidden_reads: u32,
}

impl StoredResource {
    /// Creates a resource that every request finds, in no operation.
    pub(in crate::fake) fn new(id: &str, resource_type: &str, text: &str, etag: &str) -> Self {
        Self {
            id: id.into(),
            resource_type: resource_type.to_lowercase().into(),
            text: text.into(),
            etag: etag.into(),
            operation: None,
            hidden_reads: 0,
        }
    }

    /// Returns the JSON as a value.
    pub(in crate::fake) fn value(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }
}
