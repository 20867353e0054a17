//! Swagger 2.0 with AutoRest's `x-ms-*` extensions.

mod endpoint;
mod scheme;
mod security;

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Authentication, DocumentId, Endpoint, Origin};
use crate::lower::declared::{Declared, Place};
use crate::lower::document::{Header, Operation, Parameter, PathItem, Response, Root, Schema};
use crate::lower::endpoint::whole;
use crate::lower::host::Host;
use crate::lower::operation::split;
use crate::lower::{self, Grammar, Lowering, Status};
use crate::source::{Dialect, Sources};

/// Lowers the API that these documents describe together. Mistakes go to `diagnostics`; when one of them is an
/// error, there is no API.
pub fn lower(
    sources: &Sources,
    inputs: &[DocumentId],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    lower::lower(&Swagger, sources, inputs, diagnostics)
}

/// The keys of a document that are read on their own.
const LATER: [&str; 7] = [
    "swagger",
    "paths",
    "x-ms-paths",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];

const VERBS: [&str; 6] = ["get", "put", "post", "delete", "head", "patch"];

/// The keys of a path that are read on their own.
const OF_PATH: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// What OpenAPI 3.0 added.
const FOREIGN: [&str; 10] = [
    "allowReserved",
    "anyOf",
    "content",
    "explode",
    "links",
    "nullable",
    "oneOf",
    "requestBody",
    "style",
    "writeOnly",
];

const PLACES: [Place; 5] = [
    Place::Path,
    Place::Query,
    Place::Header,
    Place::Body,
    Place::Form,
];

struct Swagger;

impl Grammar for Swagger {
    fn dialect(&self) -> Dialect {
        Dialect::Swagger2
    }

    fn foreign(&self) -> &'static [&'static str] {
        &FOREIGN
    }

    fn is_quiet(&self, _: &str) -> bool {
        false
    }

    fn is_general(&self) -> bool {
        false
    }

    fn definitions(&self) -> &'static [&'static str] {
        &["definitions"]
    }

    fn is_global(&self, origin: &Origin) -> bool {
        origin.pointer.starts_with("/parameters/")
    }

    fn is_of_client(&self, _: &mut Lowering<'_, '_>, _: &Origin) -> bool {
        true
    }

    fn places(&self) -> &'static [Place] {
        &PLACES
    }

    fn verbs(&self) -> &'static [&'static str] {
        &VERBS
    }

    fn root<'s>(&self, lowering: &mut Lowering<'s, '_>, document: DocumentId) -> Option<Root<'s>> {
        lowering.read(&whole(document), &LATER)
    }

    fn host<'s>(&self, lowering: &mut Lowering<'s, '_>, document: DocumentId) -> Option<Host<'s>> {
        lowering.parameterized_host(document)
    }

    fn endpoint(
        &self,
        lowering: &mut Lowering<'_, '_>,
        document: DocumentId,
    ) -> (Endpoint, &'static str) {
        endpoint::endpoint(lowering, document)
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
        lowering.read(origin, &OF_PATH)
    }

    fn operation<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<Operation<'s>> {
        lowering.read(origin, &[])
    }

    fn request<'s>(
        &self,
        _: &mut Lowering<'s, '_>,
        _: &mut Operation<'s>,
        _: &Origin,
        _: &str,
    ) -> Vec<Declared<'s>> {
        Vec::new()
    }

    fn group(&self, _: &Operation<'_>, id: &str) -> (String, String) {
        split(id)
    }

    fn passes_over(&self, _: &Declared<'_>) -> bool {
        false
    }

    fn is_version(&self, _: &mut Lowering<'_, '_>, parameter: &Declared<'_>) -> bool {
        parameter.name.eq_ignore_ascii_case("api-version")
    }

    fn parameter<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<Parameter<'s>> {
        lowering.read(origin, &[])
    }

    fn response<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<Response<'s>> {
        lowering.read(origin, &[])
    }

    fn header<'s>(&self, lowering: &mut Lowering<'s, '_>, origin: &Origin) -> Option<Header<'s>> {
        lowering.read(origin, &[])
    }

    fn schema<'s>(&self, lowering: &mut Lowering<'s, '_>, origin: &Origin) -> Option<Schema<'s>> {
        lowering.read(origin, &[])
    }

    fn status(&self, key: &str) -> Option<Status> {
        if key.eq_ignore_ascii_case("default") {
            return Some(Status::Default);
        }
        let code = key.parse().ok().filter(|code| (100..600).contains(code));
        code.map(Status::Code)
    }
}
