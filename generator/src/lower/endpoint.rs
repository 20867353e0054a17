//! The endpoint of the client.

use super::schema::Builder;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Server, ServerUrl, names_in};
use crate::dialect::origin::{child, whole};
use crate::ir::{DocumentId, Endpoint, EndpointParameter, Origin};

/// Returns the endpoint. All documents of an API should have the same; the first one is used.
pub(crate) fn endpoint(
    builder: &mut Builder<'_, '_>,
    inputs: &[DocumentId],
    base_path: &str,
) -> Endpoint {
    let mut found: Option<(Endpoint, Origin)> = None;
    for input in inputs {
        let server = builder.reader.server(*input);
        let endpoint = address_of(&server, base_path);
        if endpoint == Endpoint::Unspecified {
            continue;
        }
        let origin = child(&whole(*input), server.key);
        match &found {
            None => found = Some((endpoint, origin)),
            Some((first, place)) if *first != endpoint => {
                let message = "the files of this API declare different hosts; using the first one";
                let diagnostic = Diagnostic::new(Code::Inconsistent, Place::Value(origin), message);
                let first = Place::Value(place.clone());
                builder
                    .report()
                    .push(diagnostic.related(first, "first declared here"));
            }
            Some(_) => {}
        }
    }
    found.map_or(Endpoint::Unspecified, |(endpoint, _)| endpoint)
}

/// Returns the endpoint of a server.
fn address_of(server: &Server<'_>, base_path: &str) -> Endpoint {
    match &server.address {
        ServerUrl::Unspecified => Endpoint::Unspecified,
        ServerUrl::ResourceManager => Endpoint::ResourceManager,
        ServerUrl::Fixed(address) => {
            Endpoint::Fixed(format!("{}{base_path}", address.trim_end_matches('/')))
        }
        ServerUrl::Template(host) => {
            let template = format!("{}{base_path}", host.authority);
            let parameters = names_in(&template).map(|name| EndpointParameter {
                name: name.to_owned(),
            });
            Endpoint::Template {
                parameters: parameters.collect(),
                template,
            }
        }
    }
}
