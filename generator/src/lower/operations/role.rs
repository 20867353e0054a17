//! The role of a parameter in an operation.

use crate::dialect::document::{ParameterIn, ResolvedParameter};

/// The role of a parameter in an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
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

impl Role {
    /// Returns the role. `is_version` is true if the name is that of the API version.
    pub fn of(declared: &ResolvedParameter<'_>, is_version: bool) -> Role {
        let is = |name: &str| declared.name.eq_ignore_ascii_case(name);
        match (declared.parameter.api_version, declared.place) {
            (Some(true), ParameterIn::Query | ParameterIn::Header) => return Role::ApiVersion,
            (None, ParameterIn::Query | ParameterIn::Header) if is_version => {
                return Role::ApiVersion;
            }
            _ => {}
        }
        match declared.place {
            ParameterIn::Body => Role::Body,
            ParameterIn::Header if is("content-type") => Role::ContentType,
            ParameterIn::Header if is("accept") => Role::Accept,
            ParameterIn::Header
                if is("x-ms-client-request-id") || is("x-ms-request-id") || is("authorization") =>
            {
                Role::Pipeline
            }
            _ => Role::Ordinary,
        }
    }
}
