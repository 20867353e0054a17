//! Swagger 2.0 with AutoRest's `x-ms-*` extensions.

mod collection_format;
mod read;
mod security;
mod security_scheme;
mod server;
mod value_type;

pub(super) use read::{header, operation, parameter, path_item, response, root};
pub(super) use security::security;
pub(super) use server::address;

use super::conventions::{Conventions, SchemaRules};
use super::document::{ParameterIn, Schema};

/// The conventions of Swagger 2.0.
pub(super) const CONVENTIONS: Conventions = Conventions {
    // Added in OpenAPI 3.0.
    foreign: &[
        &[
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
        ],
        &Schema::JSON_SCHEMA,
    ],
    ignores_extensions: false,
    schemas: SchemaRules::Swagger2,
    definitions: &["definitions"],
    named_parameters: "/parameters/",
    places: &[
        ParameterIn::Path,
        ParameterIn::Query,
        ParameterIn::Header,
        ParameterIn::Body,
        ParameterIn::Form,
    ],
    ignored_headers: &[],
};
