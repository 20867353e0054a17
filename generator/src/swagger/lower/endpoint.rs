use super::Lowering;
use super::operation::child;
use super::path::names_in;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DocumentId, Endpoint, EndpointParameter, Origin};
use crate::swagger::document::Root;

impl<'s> Lowering<'s, '_> {
    /// Where requests go. All documents of an API should agree; the first one that says something counts.
    pub fn endpoint(&mut self, inputs: &[DocumentId]) -> Endpoint {
        let mut found: Option<(Endpoint, Origin)> = None;
        for input in inputs {
            let Some(root) = self.root(*input) else {
                continue;
            };
            let endpoint = self.endpoint_of(*input, &root);
            if endpoint == Endpoint::Unspecified {
                continue;
            }
            let key = if root.parameterized_host.is_some() {
                "x-ms-parameterized-host"
            } else {
                "host"
            };
            let origin = child(&whole(*input), key);
            match &found {
                None => found = Some((endpoint, origin)),
                Some((first, place)) if *first != endpoint => {
                    let message =
                        "the files of this API name different hosts: the first one counts";
                    let diagnostic =
                        Diagnostic::new(Code::Inconsistent, Place::Value(origin), message);
                    let first = Place::Value(place.clone());
                    self.report
                        .push(diagnostic.related(first, "the first one is here"));
                }
                Some(_) => {}
            }
        }
        found.map_or(Endpoint::Unspecified, |(endpoint, _)| endpoint)
    }

    fn endpoint_of(&mut self, input: DocumentId, root: &Root<'s>) -> Endpoint {
        if root.parameterized_host.is_some() {
            let Some(host) = self.host(input) else {
                return Endpoint::Unspecified;
            };
            let parameters = names_in(&host.authority).map(|name| EndpointParameter {
                name: name.to_owned(),
            });
            return Endpoint::Template {
                parameters: parameters.collect(),
                template: host.authority,
            };
        }
        match root.host.filter(|host| !host.trim().is_empty()) {
            Some(host) if is_resource_manager(host) => Endpoint::ResourceManager,
            Some(host) if host.contains("://") => Endpoint::Fixed(host.to_owned()),
            Some(host) => Endpoint::Fixed(format!("{}://{host}", root.scheme())),
            None if self.describes_resources(input) => Endpoint::ResourceManager,
            None => Endpoint::Unspecified,
        }
    }

    /// Whether a document without a host describes resources of Azure Resource Manager: it lies in the folder for
    /// them, or all its paths are theirs.
    fn describes_resources(&self, input: DocumentId) -> bool {
        let document = self.sources.document(input);
        if document
            .name
            .split('/')
            .any(|folder| folder == "resource-manager")
        {
            return true;
        }
        let paths = document
            .value
            .get("paths")
            .and_then(|paths| paths.as_object());
        let mut paths = paths.into_iter().flat_map(|paths| paths.keys()).peekable();
        paths.peek().is_some()
            && paths.all(|path| {
                let path = path.to_ascii_lowercase();
                path.starts_with("/subscriptions") || path.contains("/providers/")
            })
    }
}

/// The hosts of Azure Resource Manager begin alike in all clouds.
fn is_resource_manager(host: &str) -> bool {
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    host.to_ascii_lowercase().starts_with("management.")
}

/// The origin of a whole document.
pub(super) fn whole(document: DocumentId) -> Origin {
    Origin {
        document,
        pointer: String::new(),
    }
}
