//! The API version of an operation.

use super::site::Site;
use crate::diagnostics::Code;
use crate::dialect::document::{ParameterIn as In, ResolvedParameter};
use crate::ir::ApiVersion;
use crate::lower::schema::{Builder, text};

/// Returns the API version of an operation: that of its document, unless its parameter has a single value.
pub(crate) fn api_version<'s>(
    builder: &mut Builder<'s, '_>,
    site: &Site<'_, 's>,
    declared: Option<ResolvedParameter<'s>>,
) -> Option<ApiVersion> {
    let declared = declared?;
    let only = match declared.parameter.values.as_slice() {
        [serde_json::Value::String(only)] => Some(only.clone()),
        _ => None,
    };
    let own = builder
        .reader
        .root(site.origin.document)
        .and_then(|root| text(root.info.version));
    let listing = builder
        .reader
        .root(site.document)
        .and_then(|root| text(root.info.version));
    let Some(value) = only.or(own).or(listing) else {
        let message = "the operation has an `api-version` parameter, but `info.version` is not set";
        builder
            .report()
            .key(Code::MissingKey, &site.origin, message);
        return None;
    };
    Some(ApiVersion {
        wire_name: declared.name.to_owned(),
        header: declared.place == In::Header,
        value,
    })
}
