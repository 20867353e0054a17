//! The rules in which dialects differ, as data.

use super::document::ParameterIn;

/// The differences between dialects.
#[derive(Debug)]
pub(crate) struct Conventions {
    /// Keys that only other dialects define. They are reported as unknown, although the document model has a field for
    /// them.
    pub foreign: &'static [&'static str],
    /// True if unknown extensions are ignored silently, except those that begin with `x-ms-`.
    pub ignores_extensions: bool,
    /// True if keys beside a `$ref` are used. Otherwise only extensions are used.
    pub uses_ref_siblings: bool,
    /// The keys of the named schemas of a document.
    pub definitions: &'static [&'static str],
    /// The prefix of pointers to named parameters.
    pub named_parameters: &'static str,
    /// The supported values of `in`.
    pub places: &'static [ParameterIn],
    /// Header parameters that are ignored because the dialect describes them elsewhere, in lower case.
    pub ignored_headers: &'static [&'static str],
}
