//! The location of parameters in a request.

/// The key `in` of a parameter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ParameterIn {
    /// The body, in Swagger 2.0.
    Body,
    /// A cookie, in OpenAPI 3.0.
    Cookie,
    /// A form part.
    Form,
    /// A header.
    Header,
    /// The path.
    Path,
    /// The query.
    Query,
}

impl ParameterIn {
    /// Returns the value of the key.
    pub fn name(self) -> &'static str {
        match self {
            ParameterIn::Body => "body",
            ParameterIn::Cookie => "cookie",
            ParameterIn::Form => "formData",
            ParameterIn::Header => "header",
            ParameterIn::Path => "path",
            ParameterIn::Query => "query",
        }
    }

    /// Parses the value of the key.
    pub fn of(word: &str) -> Option<ParameterIn> {
        Some(match word {
            "body" => ParameterIn::Body,
            "cookie" => ParameterIn::Cookie,
            "formData" => ParameterIn::Form,
            "header" => ParameterIn::Header,
            "path" => ParameterIn::Path,
            "query" => ParameterIn::Query,
            _ => return None,
        })
    }
}

/// True if a header may have this name, which is a `token` (RFC 9110, section 5.6.2).
pub fn is_header_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}
