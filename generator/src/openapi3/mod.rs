//! OpenAPI 3.0, with AutoRest's `x-ms-*` extensions where an API of Azure is written in it.

mod media;
mod members;
mod operation;
mod parameter;
mod request;
mod response;
mod schema;
mod security;
mod server;

use std::cell::RefCell;
use std::collections::HashMap;

use openapiv3::StatusCode;

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Authentication, DocumentId, Endpoint, Origin};
use crate::lower::declared::{Declared, Place};
use crate::lower::document::{Header, Operation, Parameter, PathItem, Response, Root, Schema};
use crate::lower::endpoint::whole;
use crate::lower::host::Host;
use crate::lower::operation::child;
use crate::lower::{self, Grammar, Lowering, Status};
use crate::source::{Dialect, Sources, pointer};

/// Lowers the API that these documents describe together. Mistakes go to `diagnostics`; when one of them is an
/// error, there is no API.
pub fn lower(
    sources: &Sources,
    inputs: &[DocumentId],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    lower::lower(&OpenApi3::default(), sources, inputs, diagnostics)
}

/// The keys of a document that are read on their own.
const LATER: [&str; 5] = ["openapi", "servers", "paths", "x-ms-paths", "components"];

/// The keys of a path that are read on their own.
const OF_PATH: [&str; 11] = [
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "servers",
    "summary",
    "description",
];

const VERBS: [&str; 6] = ["get", "put", "post", "delete", "head", "patch"];

const PLACES: [Place; 4] = [Place::Path, Place::Query, Place::Header, Place::Cookie];

/// What OpenAPI 3.0 has no more.
const FOREIGN: [&str; 6] = [
    "basePath",
    "collectionFormat",
    "consumes",
    "host",
    "produces",
    "schemes",
];

#[derive(Default)]
struct OpenApi3 {
    /// Whether documents describe APIs of Azure.
    of_azure: RefCell<HashMap<DocumentId, bool>>,
}

impl Grammar for OpenApi3 {
    fn dialect(&self) -> Dialect {
        Dialect::OpenApi30
    }

    fn foreign(&self) -> &'static [&'static str] {
        &FOREIGN
    }

    /// Extensions are for whoever knows them; those of Azure are known here.
    fn is_quiet(&self, key: &str) -> bool {
        key.starts_with("x-") && !key.starts_with("x-ms-")
    }

    fn is_general(&self) -> bool {
        true
    }

    fn definitions(&self) -> &'static [&'static str] {
        &["components", "schemas"]
    }

    fn is_global(&self, origin: &Origin) -> bool {
        origin.pointer.starts_with("/components/parameters/")
    }

    /// As in Swagger 2.0 where Azure Resource Manager is described; elsewhere a name is only a way to write less.
    fn is_of_client(&self, lowering: &mut Lowering<'_, '_>, parameter: &Origin) -> bool {
        let document = parameter.document;
        let known = self.of_azure.borrow().get(&document).copied();
        known.unwrap_or_else(|| {
            let is_of_azure = server::is_of_azure(lowering, document);
            self.of_azure.borrow_mut().insert(document, is_of_azure);
            is_of_azure
        })
    }

    fn places(&self) -> &'static [Place] {
        &PLACES
    }

    fn verbs(&self) -> &'static [&'static str] {
        &VERBS
    }

    fn root<'s>(&self, lowering: &mut Lowering<'s, '_>, document: DocumentId) -> Option<Root<'s>> {
        let root = lowering.read(&whole(document), &LATER)?;
        Some(server::with_base_path(lowering, document, root))
    }

    fn host<'s>(&self, lowering: &mut Lowering<'s, '_>, document: DocumentId) -> Option<Host<'s>> {
        server::host(lowering, document)
    }

    fn endpoint(
        &self,
        lowering: &mut Lowering<'_, '_>,
        document: DocumentId,
    ) -> (Endpoint, &'static str) {
        server::endpoint(lowering, document)
    }

    fn authentication(
        &self,
        lowering: &mut Lowering<'_, '_>,
        document: DocumentId,
    ) -> Vec<Authentication> {
        security::authentication(lowering, document)
    }

    fn path_item<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<PathItem<'s>> {
        let mut item: PathItem<'s> = lowering.read(origin, &OF_PATH)?;
        parameter::settle_all(lowering, &mut item.parameters, &child(origin, "parameters"));
        Some(item)
    }

    fn operation<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<Operation<'s>> {
        operation::read(lowering, origin)
    }

    fn request<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        operation: &mut Operation<'s>,
        origin: &Origin,
        verb: &str,
    ) -> Vec<Declared<'s>> {
        request::request(lowering, operation, origin, verb)
    }

    fn group(&self, operation: &Operation<'_>, id: &str) -> (String, String) {
        operation::group(operation, id)
    }

    fn passes_over(&self, parameter: &Declared<'_>) -> bool {
        parameter::passes_over(parameter)
    }

    /// By its name alone only where the version of the API is a date, as Azure's are.
    fn is_version(&self, lowering: &mut Lowering<'_, '_>, parameter: &Declared<'_>) -> bool {
        if !parameter.name.eq_ignore_ascii_case("api-version") {
            return false;
        }
        let root = lowering.root(parameter.origin.document);
        root.and_then(|root| root.info.version).is_some_and(is_date)
    }

    fn parameter<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<Parameter<'s>> {
        let mut parameter = lowering.read(origin, &[])?;
        parameter::settle(lowering, &mut parameter, origin);
        Some(parameter)
    }

    fn response<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<Response<'s>> {
        let mut response = lowering.read(origin, &[])?;
        response::settle(lowering, &mut response, origin);
        Some(response)
    }

    fn header<'s>(&self, lowering: &mut Lowering<'s, '_>, origin: &Origin) -> Option<Header<'s>> {
        let mut header = lowering.read(origin, &[])?;
        response::settle_header(lowering, &mut header, origin);
        Some(header)
    }

    fn schema<'s>(&self, lowering: &mut Lowering<'s, '_>, origin: &Origin) -> Option<Schema<'s>> {
        let mut schema = lowering.read(origin, &[])?;
        schema::settle(lowering, &mut schema, origin);
        Some(schema)
    }

    fn status(&self, key: &str) -> Option<Status> {
        if key.eq_ignore_ascii_case("default") {
            return Some(Status::Default);
        }
        let status = serde_json::from_value(key.to_uppercase().into());
        match status.ok()? {
            StatusCode::Code(code) => Some(Status::Code(code)).filter(|_| code < 600),
            StatusCode::Range(digit) => Some(Status::Range(digit)),
        }
    }
}

/// Whether a version begins with a day.
fn is_date(version: &str) -> bool {
    let day: Vec<char> = version.chars().take(10).collect();
    day.len() == 10
        && day.iter().enumerate().all(|(place, letter)| match place {
            4 | 7 => *letter == '-',
            _ => letter.is_ascii_digit(),
        })
}

/// The origin of an item of a list.
fn item(origin: &Origin, index: usize) -> Origin {
    Origin {
        document: origin.document,
        pointer: pointer::item(&origin.pointer, index),
    }
}
