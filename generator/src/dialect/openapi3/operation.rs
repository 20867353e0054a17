//! Operations.

use super::{parameter, read, response, server};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::chain::Chain;
use crate::dialect::document::{Grouping, Operation, Response};
use crate::dialect::origin::child;
use crate::dialect::reading::Reading;
use crate::ir::{DocumentId, Origin};

/// The keys of an operation that are read separately.
const LATER: [&str; 3] = ["requestBody", "callbacks", "servers"];

/// Reads an operation of a path item of a document, with the media types of its responses.
pub fn operation<'s>(
    reading: &mut Reading<'s, '_>,
    document: DocumentId,
    item: &Origin,
    origin: &Origin,
) -> Option<Operation<'s>> {
    let mut operation: Operation<'s> = reading.read(origin, &LATER)?;
    let parameters = child(origin, "parameters");
    parameter::normalize_all(reading, &mut operation.parameters, &parameters);
    let callbacks = child(origin, "callbacks");
    if reading.value(&callbacks).is_some() {
        let message = "callbacks are not supported: they are calls from the service to the caller";
        let diagnostic = Diagnostic::new(Code::Unsupported, Place::Key(callbacks), message);
        reading.report.push(diagnostic.subject("callbacks"));
    }
    operation.base_path = server::own_base_path(reading, document, item, origin);
    let tag = operation.tags.first();
    operation.grouping = Grouping::ByTag(tag.map(|tag| tag.trim()).unwrap_or_default());
    let responses = child(origin, "responses");
    let mut produces = Vec::new();
    for (status, answer) in &mut operation.responses {
        let at = child(&responses, status);
        response::normalize(reading, answer, &at);
        if !status.starts_with('2') {
            continue;
        }
        for name in media_of(reading, answer, &at) {
            if !produces.contains(&name) {
                produces.push(name);
            }
        }
    }
    operation.produces = Some(produces);
    Some(operation)
}

/// Returns the media types of a response, with its reference resolved.
fn media_of<'s>(
    reading: &mut Reading<'s, '_>,
    response: &Response<'s>,
    at: &Origin,
) -> Vec<&'s str> {
    let Some(mut reference) = response.reference else {
        return response.media.clone();
    };
    let mut chain = Chain::new(at);
    loop {
        let target = chain.follow(reading, reference);
        let found = target.and_then(|target| read::response(reading, &target));
        match found {
            None => return Vec::new(),
            Some(found) => match found.reference {
                None => return found.media,
                Some(further) => reference = further,
            },
        }
    }
}
