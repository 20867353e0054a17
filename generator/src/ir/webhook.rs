//! Calls from the service to its users.

use super::{Docs, Origin, Type};

/// A webhook or callback: a call from the service to a server of the user, whose payload the user decodes.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Webhook {
    /// The name (`webhooks`), or the `operationId` and the name of a callback.
    pub name: String,
    /// The description.
    pub docs: Docs,
    /// The origin of the operation.
    pub origin: Origin,
    /// The payload, if it is JSON.
    pub payload: Option<Type>,
}
