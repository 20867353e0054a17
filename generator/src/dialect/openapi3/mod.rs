//! OpenAPI 3.0, with AutoRest's `x-ms-*` extensions.

mod form;
mod media;
mod operation;
mod parameter;
mod read;
mod request;
mod response;
mod security;
mod server;
mod style;

pub(super) use operation::operation;
pub(super) use read::{header, parameter, path_item, response, root};
pub(super) use request::request;
pub(super) use security::security;
pub(super) use server::server;

use super::conventions::Conventions;
use super::document::ParameterIn;

/// The rules of OpenAPI 3.0.
pub(super) const CONVENTIONS: Conventions = Conventions {
    // Removed in OpenAPI 3.0.
    foreign: &[
        "basePath",
        "collectionFormat",
        "consumes",
        "host",
        "produces",
        "schemes",
    ],
    // Extensions of other tools are common; only those of Azure are supported.
    ignores_extensions: true,
    uses_ref_siblings: false,
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
