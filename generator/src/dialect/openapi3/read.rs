//! The objects of a document, read into the document model.

use serde_json::Value;

use super::parameter::{normalize as normalize_parameter, normalize_all, normalize_header};
use super::response::normalize as normalize_response;
use super::tag::check_tags;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Header, Parameter, PathItem, Response, Root};
use crate::dialect::origin::{child, whole};
use crate::dialect::reading::Reading;
use crate::ir::{DocumentId, HttpMethod, Origin};

/// The keys of a document that are read separately.
const LATER: [&str; 7] = [
    "$self",
    "components",
    "openapi",
    "paths",
    "servers",
    "webhooks",
    "x-ms-paths",
];

/// The keys of a path that are read separately, in addition to its operations.
const OF_PATH: [&str; 4] = ["additionalOperations", "description", "servers", "summary"];

/// The dialects of schemas whose keywords are those of JSON Schema 2020-12.
const SCHEMA_DIALECTS: [&str; 3] = [
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.1/",
    "https://spec.openapis.org/oas/3.2/",
];

/// Reads a document, with the path of its server.
pub fn root<'s>(reading: &mut Reading<'s, '_>, document: DocumentId) -> Option<Root<'s>> {
    let origin = whole(document);
    let root: Root<'s> = reading.read(&origin, &LATER)?;
    let is_known = |dialect: &str| {
        SCHEMA_DIALECTS
            .iter()
            .any(|known| dialect.starts_with(known))
    };
    if root
        .schema_dialect
        .is_some_and(|dialect| !is_known(dialect))
    {
        let message = "unknown dialect of schemas; they are read as JSON Schema 2020-12";
        let origin = child(&origin, "jsonSchemaDialect");
        reading.report.value(Code::UnknownValue, &origin, message);
    }
    check_tags(reading, document);
    Some(root)
}

/// Reads a path without its operations.
pub fn path_item<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<PathItem<'s>> {
    let methods = HttpMethod::ALL.into_iter().map(HttpMethod::key);
    let later: Vec<_> = methods.chain(OF_PATH).collect();
    let mut item: PathItem<'s> = reading.read(origin, &later)?;
    normalize_all(reading, &mut item.parameters, &child(origin, "parameters"));
    additional_operations(reading, &child(origin, "additionalOperations"));
    Some(item)
}

/// Reports the operations with methods that OpenAPI does not name, of OpenAPI 3.2: `azure_core` cannot send them.
fn additional_operations(reading: &mut Reading<'_, '_>, origin: &Origin) {
    let operations = reading.value(origin).and_then(Value::as_object);
    for method in operations
        .into_iter()
        .flat_map(|operations| operations.keys())
    {
        let message = format!("{method} requests are not supported; the operation is ignored");
        let place = Place::Key(child(origin, method));
        let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
        reading.report.push(diagnostic.subject(method));
    }
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
