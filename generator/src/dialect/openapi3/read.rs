//! The objects of a document, read into the document model.

use super::parameter::{normalize as normalize_parameter, normalize_all, normalize_header};
use super::response::normalize as normalize_response;
use crate::dialect::document::{Header, Parameter, PathItem, Response, Root};
use crate::dialect::origin::{child, whole};
use crate::dialect::reading::Reading;
use crate::ir::{DocumentId, HttpMethod, Origin};

/// The keys of a document that are read separately.
const LATER: [&str; 5] = ["openapi", "servers", "paths", "x-ms-paths", "components"];

/// The keys of a path that are read separately, in addition to its operations.
const OF_PATH: [&str; 3] = ["servers", "summary", "description"];

/// Reads a document, with the path of its server.
pub fn root<'s>(reading: &mut Reading<'s, '_>, document: DocumentId) -> Option<Root<'s>> {
    reading.read(&whole(document), &LATER)
}

/// Reads a path without its operations.
pub fn path_item<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<PathItem<'s>> {
    let methods = HttpMethod::ALL.into_iter().map(HttpMethod::key);
    let later: Vec<_> = methods.chain(OF_PATH).collect();
    let mut item: PathItem<'s> = reading.read(origin, &later)?;
    normalize_all(reading, &mut item.parameters, &child(origin, "parameters"));
    Some(item)
}

/// Reads a referenced parameter.
pub fn parameter<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<Parameter<'s>> {
    let mut parameter = reading.read(origin, &[])?;
    normalize_parameter(reading, &mut parameter, origin);
    Some(parameter)
}

/// Reads a referenced response.
pub fn response<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<Response<'s>> {
    let mut response = reading.read(origin, &[])?;
    normalize_response(reading, &mut response, origin);
    Some(response)
}

/// Reads a referenced header.
pub fn header<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<Header<'s>> {
    let mut header = reading.read(origin, &[])?;
    normalize_header(reading, &mut header, origin);
    Some(header)
}
