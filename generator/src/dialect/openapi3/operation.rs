//! Operations.

use super::{parameter, response, server};
use crate::dialect::document::{Grouping, Operation};
use crate::dialect::origin::child;
use crate::dialect::reading::Reading;
use crate::ir::{DocumentId, Origin};

/// The keys of an operation that are read separately.
const LATER: [&str; 3] = ["requestBody", "callbacks", "servers"];

/// Reads an operation of a path item of a document, and chooses the media types of its responses.
pub fn operation<'s>(
    reading: &mut Reading<'s, '_>,
    document: DocumentId,
    item: &Origin,
    origin: &Origin,
) -> Option<Operation<'s>> {
    let mut operation: Operation<'s> = reading.read(origin, &LATER)?;
    let parameters = child(origin, "parameters");
    parameter::normalize_all(reading, &mut operation.parameters, &parameters);
    operation.base_path = server::own_base_path(reading, document, item, origin);
    let tag = operation.tags.first();
    operation.grouping = Grouping::ByTag(tag.map(|tag| tag.trim()).unwrap_or_default());
    let responses = child(origin, "responses");
    for (status, declared) in &mut operation.responses {
        response::normalize(reading, declared, &child(&responses, status));
    }
    Some(operation)
}
