//! The servers that the caller may choose.

use super::schema::Builder;
use super::schema::docs;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::Deprecated;
use crate::ir::{DocumentId, Endpoint, NamedServer};

/// Returns the named servers of the documents, one per name. They are reported if the caller cannot set the endpoint,
/// because it has variables.
pub(crate) fn servers(
    builder: &mut Builder<'_, '_>,
    inputs: &[DocumentId],
    endpoint: &Endpoint,
) -> Vec<NamedServer> {
    let mut found: Vec<NamedServer> = Vec::new();
    for input in inputs {
        let named = builder.reader.server(*input).named.clone();
        for server in named {
            if found.iter().any(|known| known.name == server.name) {
                continue;
            }
            if matches!(endpoint, Endpoint::Template { .. }) {
                let message = format!(
                    "the server `{}` cannot be chosen, because the first server has variables",
                    server.name
                );
                let place = Place::Value(server.origin);
                let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
                builder.report().push(diagnostic.subject("servers.name"));
                continue;
            }
            found.push(NamedServer {
                docs: docs(None, server.description.as_deref(), Deprecated::No),
                name: server.name,
                url: server.url,
            });
        }
    }
    found
}
