//! The extension `x-ms-parameterized-host`.

use super::document::{
    Host, ParameterizedHost, ResolvedParameter, Root, names_in, split_authority,
};
use super::origin::{child, whole};
use super::reading::Reading;
use crate::diagnostics::Code;
use crate::ir::{DocumentId, Origin};

/// The key.
pub(super) const KEY: &str = "x-ms-parameterized-host";

/// Returns the origin of the extension in a document.
pub(super) fn origin(document: DocumentId) -> Origin {
    child(&whole(document), KEY)
}

/// True if the extension has a host template. Otherwise that is reported.
pub(super) fn is_described(
    reading: &mut Reading<'_, '_>,
    host: &ParameterizedHost<'_>,
    at: &Origin,
) -> bool {
    let is_empty = host.host_template.trim().is_empty();
    if is_empty {
        let message = "the host has no `hostTemplate`";
        reading.report.value(Code::MissingKey, at, message);
    }
    !is_empty
}

/// Returns the host of a document. `parameters` are those of the extension.
pub(super) fn host<'s>(
    reading: &mut Reading<'s, '_>,
    root: &Root<'s>,
    parameters: Vec<ResolvedParameter<'s>>,
    at: &Origin,
) -> Option<Host<'s>> {
    let host = root.parameterized_host.as_ref()?;
    let mut template = host.host_template.to_owned();
    for name in names_in(host.host_template) {
        let mut names = parameters.iter().map(|parameter| parameter.name);
        if let Some(found) = names.find(|declared| declared.eq_ignore_ascii_case(name)) {
            template = template.replace(&format!("{{{name}}}"), &format!("{{{found}}}"));
        } else {
            let message =
                format!("the host contains `{{{name}}}`, but no such parameter is declared");
            let place = child(at, "hostTemplate");
            let code = Code::UndeclaredPathParameter;
            reading.report.value(code, &place, message);
        }
    }
    if host.use_scheme_prefix.unwrap_or(true) && !template.contains("://") {
        template = format!("{}://{template}", root.scheme());
    }
    let (authority, path) = split_authority(&template);
    Some(Host {
        authority: authority.to_owned(),
        path: path.trim_end_matches('/').to_owned(),
        parameters,
        last: host.position_in_operation == Some("last"),
    })
}
