//! The rules in which dialects differ, as data.

use super::document::ParameterIn;

/// The rules of a dialect.
#[derive(Debug)]
pub(crate) struct Conventions {
    /// The keys that only other dialects define. They are reported as unknown, even though the document model has a
    /// field for them.
    pub foreign: &'static [&'static str],
    /// True if unknown extensions are ignored silently unless they begin with `x-ms-`.
    pub ignores_extensions: bool,
    /// True if keys beside a `$ref` are used. Otherwise only extensions are.
    pub uses_ref_siblings: bool,
    /// True if descriptions are read as authors outside Azure write them: operations of one name are told apart by method
    /// and path, and a `default` response without a success beside it describes successes too. Otherwise the first is an
    /// error, and the second a failure.
    pub is_general: bool,
    /// True if a key such as `4XX` describes a range of status codes.
    pub has_status_ranges: bool,
    /// The keys that lead to the named schemas of a document.
    pub definitions: &'static [&'static str],
    /// The beginning of the pointers of named parameters.
    pub named_parameters: &'static str,
    /// The values of `in` that the dialect defines.
    pub places: &'static [ParameterIn],
    /// The header parameters that are ignored because they are described elsewhere, in lower case.
    pub ignored_headers: &'static [&'static str],
}
