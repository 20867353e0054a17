//! The objects of a document, read into the document model.

use super::collection_format::{serialization, serialization_of_header};
use super::value_type;
use crate::dialect::document::{Header, Operation, Parameter, PathItem, Response, Root};
use crate::dialect::origin::{child, item, whole};
use crate::dialect::reading::Reading;
use crate::ir::{DocumentId, HttpMethod, Origin};
use crate::source::pointer;

/// The keys of a document that are read separately.
const LATER: [&str; 7] = [
    "swagger",
    "paths",
    "x-ms-paths",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];

/// Reads a document without its paths and definitions.
pub fn root<'s>(reading: &mut Reading<'s, '_>, document: DocumentId) -> Option<Root<'s>> {
    reading.read(&whole(document), &LATER)
}

/// Reads a path without its operations.
pub fn path_item<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<PathItem<'s>> {
    let methods = HttpMethod::ALL
        .into_iter()
        .filter(|method| *method != HttpMethod::Trace);
    let later: Vec<_> = methods.map(HttpMethod::key).collect();
    let mut path: PathItem<'s> = reading.read(origin, &later)?;
    parameters(reading, &mut path.parameters, &child(origin, "parameters"));
    Some(path)
}

/// Reads an operation.
pub fn operation<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<Operation<'s>> {
    let mut operation: Operation<'s> = reading.read(origin, &[])?;
    let list = child(origin, "parameters");
    parameters(reading, &mut operation.parameters, &list);
    let responses = child(origin, "responses");
    for (status, response) in &mut operation.responses {
        headers(reading, response, &child(&responses, status));
    }
    Some(operation)
}

fn parameters(reading: &mut Reading<'_, '_>, parameters: &mut [Parameter<'_>], origin: &Origin) {
    for (index, parameter) in parameters.iter_mut().enumerate() {
        let origin = item(origin, index);
        parameter.serialization = serialization(reading, parameter, &origin);
        value_type::of_parameter(reading, parameter, &origin);
    }
}

/// Reads a referenced parameter.
pub fn parameter<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<Parameter<'s>> {
    let mut parameter: Parameter<'s> = reading.read(origin, &[])?;
    parameter.serialization = serialization(reading, &parameter, origin);
    value_type::of_parameter(reading, &parameter, origin);
    Some(parameter)
}

/// Reads a referenced response.
pub fn response<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<Response<'s>> {
    let mut response = reading.read(origin, &[])?;
    headers(reading, &mut response, origin);
    Some(response)
}

fn headers(reading: &mut Reading<'_, '_>, response: &mut Response<'_>, origin: &Origin) {
    let headers = child(origin, "headers");
    for (name, header) in &mut response.headers {
        let origin = child(&headers, name);
        header.serialization = serialization_of_header(reading, header, &origin);
        value_type::of_header(reading, header, name, &origin);
    }
}

/// Reads a referenced header.
pub fn header<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<Header<'s>> {
    let mut header: Header<'s> = reading.read(origin, &[])?;
    header.serialization = serialization_of_header(reading, &header, origin);
    let name = pointer::last(&origin.pointer).unwrap_or_default();
    value_type::of_header(reading, &header, &name, origin);
    Some(header)
}
