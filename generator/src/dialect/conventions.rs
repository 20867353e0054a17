//! The rules in which dialects differ, as data.

use super::document::ParameterIn;

/// The rules of schemas, which differ in keywords and in the meaning of keys beside a `$ref`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SchemaRules {
    /// Swagger 2.0 as AutoRest reads it: keys beside a `$ref` are used.
    Swagger2,
    /// OpenAPI 3.0: only extensions beside a `$ref` are used.
    OpenApi30,
    /// JSON Schema 2020-12, of OpenAPI 3.1 and 3.2: a `$ref` is one of several keywords.
    JsonSchema,
}

/// The differences between dialects.
#[derive(Debug)]
pub(crate) struct Conventions {
    /// Keys that only other dialects define. They are reported as unknown, although the document model has a field for
    /// them.
    pub foreign: &'static [&'static [&'static str]],
    /// True if unknown extensions are ignored silently, except those that begin with `x-ms-`.
    pub ignores_extensions: bool,
    /// The rules of schemas.
    pub schemas: SchemaRules,
    /// The keys of the named schemas of a document.
    pub definitions: &'static [&'static str],
    /// The prefix of pointers to named parameters.
    pub named_parameters: &'static str,
    /// The supported values of `in`.
    pub places: &'static [ParameterIn],
    /// Header parameters that are ignored because the dialect describes them elsewhere, in lower case.
    pub ignored_headers: &'static [&'static str],
}
