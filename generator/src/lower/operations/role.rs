//! The role of a parameter in an operation.

use crate::dialect::document::{ParameterIn, ResolvedParameter};

/// What a parameter is to an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
    /// The version of the API.
    ApiVersion,
    /// Something that the pipeline fills in: the id of the request, who sends it.
    Pipeline,
    /// The media type of the body.
    ContentType,
    /// The media types of the answer.
    Accept,
    /// What the request carries.
    Body,
    /// Anything else.
    Ordinary,
}

impl Role {
    /// `is_version`: whether the name says that it is the version.
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
