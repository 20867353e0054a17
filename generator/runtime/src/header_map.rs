//! Headers with a common prefix.

use std::collections::BTreeMap;

use azure_core::http::headers::Headers;

use super::{Call, Parameter};

impl Call {
    /// Adds headers with a common prefix, keyed by the rest of the name (`x-ms-header-collection-prefix`).
    #[must_use]
    pub fn header_map<'a, P: Parameter + 'a>(
        mut self,
        prefix: &'static str,
        values: impl Into<Option<&'a BTreeMap<String, P>>>,
    ) -> Self {
        for (name, value) in values.into().into_iter().flatten() {
            let name = format!("{prefix}{name}");
            let value = self.accept_value(&name, value.to_text());
            self = self.header_text(name, value);
        }
        self
    }
}

/// Returns the headers with a prefix, keyed by the rest of the name (`x-ms-header-collection-prefix`).
#[must_use]
pub fn header_map(headers: &Headers, prefix: &'static str) -> BTreeMap<String, String> {
    let prefix = prefix.to_ascii_lowercase();
    headers
        .iter()
        .filter_map(|(name, value)| {
            let rest = name.as_str().strip_prefix(&prefix)?;
            Some((rest.to_owned(), value.as_str().to_owned()))
        })
        .collect()
}
