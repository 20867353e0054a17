//! OpenAPI 3.0 to 3.2, with AutoRest's `x-ms-*` extensions.

mod form;
mod media;
mod media_type;
mod named_server;
mod operation;
mod parameter;
mod read;
mod request;
mod response;
mod security;
mod server;
mod style;
mod tag;
mod webhook;

pub(super) use operation::operation;
pub(super) use read::{header, parameter, path_item, response, root};
pub(super) use request::request;
pub(super) use security::security;
pub(super) use server::server;
pub(super) use webhook::webhooks;

use super::conventions::{Conventions, SchemaRules};
use super::document::ParameterIn;
use crate::source::OpenApi3;

/// Returns the rules of a version of OpenAPI 3.
pub(super) fn conventions(version: OpenApi3) -> &'static Conventions {
    match version {
        OpenApi3::V30 => &V30,
        OpenApi3::V31 | OpenApi3::V32 => &V31,
    }
}

/// The keys that were removed in OpenAPI 3.0.
const REMOVED: [&str; 6] = [
    "basePath",
    "collectionFormat",
    "consumes",
    "host",
    "produces",
    "schemes",
];

const V30: Conventions = Conventions {
    foreign: &[&REMOVED, &["nodeType"]],
    // Extensions of other tools are common; only those of Azure are supported.
    ignores_extensions: true,
    schemas: SchemaRules::OpenApi30,
    definitions: &["components", "schemas"],
    named_parameters: "/components/parameters/",
    places: &[
        ParameterIn::Path,
        ParameterIn::Query,
        ParameterIn::Header,
        ParameterIn::Cookie,
    ],
    // OpenAPI 3.0, "Parameter Object".
    ignored_headers: &["accept", "content-type", "authorization"],
};

/// OpenAPI 3.1 and 3.2 differ from 3.0 in their schemas.
const V31: Conventions = Conventions {
    foreign: &[&REMOVED],
    schemas: SchemaRules::JsonSchema,
    ..V30
};
