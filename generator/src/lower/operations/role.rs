//! The role of a parameter in an operation.

use crate::dialect::document::{ParameterIn, ResolvedParameter};

/// The role of a parameter in an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ParameterRole {
    /// The API version.
    ApiVersion,
    /// A parameter that the pipeline sets: the request ID or the credential.
    Pipeline,
    /// The media type of the body.
    ContentType,
    /// The media types of the response.
    Accept,
    /// The request body.
    Body,
    /// Any other parameter.
    Ordinary,
}

impl ParameterRole {
    /// Returns the role. `is_version` is true if the name is that of the API version.
    pub fn of(declared: &ResolvedParameter<'_>, is_version: bool) -> ParameterRole {
        let is = |name: &str| declared.name.eq_ignore_ascii_case(name);
        match (declared.parameter.api_version, declared.place) {
            (Some(true), ParameterIn::Query | ParameterIn::Header) => {
                return ParameterRole::ApiVersion;
            }
            (None, ParameterIn::Query | ParameterIn::Header) if is_version => {
                return ParameterRole::ApiVersion;
            }
            _ => {}
        }
        match declared.place {
            ParameterIn::Body => ParameterRole::Body,
            ParameterIn::Header if is("content-type") => ParameterRole::ContentType,
            ParameterIn::Header if is("accept") => ParameterRole::Accept,
            ParameterIn::Header
                if is("x-ms-client-request-id") || is("x-ms-request-id") || is("authorization") =>
            {
                ParameterRole::Pipeline
            }
            _ => ParameterRole::Ordinary,
        }
    }
}
