//! The place of a webhook.

use crate::ir::{HttpMethod, Origin};

/// The place of an operation that describes a call from the service to its users.
#[derive(Clone, Debug)]
pub struct WebhookPlace {
    /// The name in the document.
    pub name: String,
    /// The origin of the path item.
    pub item: Origin,
    /// The origin of the operation.
    pub origin: Origin,
    /// The method.
    pub method: HttpMethod,
}
