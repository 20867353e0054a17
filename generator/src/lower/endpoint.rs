use super::Lowering;
use super::host::Host;
use super::operation::child;
use super::path::names_in;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DocumentId, Endpoint, EndpointParameter, Origin};
use serde_json::Value;

impl Lowering<'_, '_> {
    /// Where requests go. All documents of an API should agree; the first one that says something counts.
    pub fn endpoint(&mut self, inputs: &[DocumentId]) -> Endpoint {
        let mut found: Option<(Endpoint, Origin)> = None;
        for input in inputs {
            let (endpoint, key) = self.grammar.endpoint(self, *input);
            if endpoint == Endpoint::Unspecified {
                continue;
            }
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

    /// Whether a document without a host describes resources of Azure Resource Manager: it lies in the folder for
    /// them, or all its paths (in small letters) are theirs.
    pub fn describes_resources(&self, input: DocumentId, is_theirs: fn(&str) -> bool) -> bool {
        let document = self.sources.document(input);
        let mut folders = document.name.split('/');
        if folders.any(|folder| folder == "resource-manager") {
            return true;
        }
        let paths = document.value.get("paths").and_then(Value::as_object);
        let mut paths = paths.into_iter().flat_map(|paths| paths.keys()).peekable();
        paths.peek().is_some() && paths.all(|path| is_theirs(&path.to_ascii_lowercase()))
    }
}

impl Host<'_> {
    /// Where the requests of documents with this host go.
    pub fn endpoint(&self) -> Endpoint {
        let parameters = names_in(&self.authority).map(|name| EndpointParameter {
            name: name.to_owned(),
        });
        Endpoint::Template {
            parameters: parameters.collect(),
            template: self.authority.clone(),
        }
    }
}

/// The origin of a whole document.
pub(crate) fn whole(document: DocumentId) -> Origin {
    Origin {
        document,
        pointer: String::new(),
    }
}
