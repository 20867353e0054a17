use super::Lowering;
use super::operation::child;
use super::path::names_in;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DocumentId, Endpoint, EndpointParameter, Location, Origin, Parameter, Placement};
use crate::swagger::document::{ParameterizedHost, Root};

/// What a method adds to the host.
pub(super) struct HostArguments {
    pub arguments: Vec<Parameter>,
    /// Whether they come after the other parameters.
    pub last: bool,
}

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
        let scheme = match root.schemes.as_slice() {
            [] => "https",
            schemes if schemes.contains(&"https") => "https",
            [first, ..] => first,
        };
        if let Some(host) = &root.parameterized_host {
            return self.template(input, host, scheme);
        }
        match root.host.filter(|host| !host.trim().is_empty()) {
            Some(host) if is_resource_manager(host) => Endpoint::ResourceManager,
            Some(host) if host.contains("://") => Endpoint::Fixed(host.to_owned()),
            Some(host) => Endpoint::Fixed(format!("{scheme}://{host}")),
            None if self.describes_resources(input) => Endpoint::ResourceManager,
            None => Endpoint::Unspecified,
        }
    }

    fn template(
        &mut self,
        input: DocumentId,
        host: &ParameterizedHost<'s>,
        scheme: &str,
    ) -> Endpoint {
        let template = host.host_template;
        let origin = child(&whole(input), "x-ms-parameterized-host");
        if template.trim().is_empty() {
            let message = "the host has no `hostTemplate`";
            self.report.value(Code::MissingKey, &origin, message);
            return Endpoint::Unspecified;
        }
        let declared = self.host_parameters(input, &[]);
        for name in names_in(template) {
            if !declared.iter().any(|parameter| parameter.wire_name == name) {
                let message =
                    format!("the host names `{{{name}}}`, and none of its parameters is called so");
                let origin = child(&origin, "hostTemplate");
                self.report
                    .value(Code::UndeclaredPathParameter, &origin, message);
            }
        }
        let prefix = host.use_scheme_prefix.unwrap_or(true) && !template.contains("://");
        let template = template.trim_end_matches('/');
        Endpoint::Template {
            template: if prefix {
                format!("{scheme}://{template}")
            } else {
                template.to_owned()
            },
            parameters: names_in(template)
                .map(|name| EndpointParameter {
                    name: name.to_owned(),
                })
                .collect(),
        }
    }

    /// What fills the host of a document. References lead to fields of the client, what stands in the document's
    /// host itself is an argument of each method.
    pub fn host_parameters(&mut self, document: DocumentId, words: &[String]) -> Vec<Parameter> {
        let Some(root) = self.root(document) else {
            return Vec::new();
        };
        let Some(host) = &root.parameterized_host else {
            return Vec::new();
        };
        let origin = child(&whole(document), "x-ms-parameterized-host");
        let declared = self.declared(&host.parameters, &child(&origin, "parameters"));
        declared
            .iter()
            .map(|declared| Parameter {
                location: Location::Host,
                ..self.parameter(declared, words)
            })
            .collect()
    }

    /// What each method of a document adds to the host.
    pub fn host_arguments(&mut self, document: DocumentId, words: &[String]) -> HostArguments {
        let root = self.root(document);
        let host = root
            .as_ref()
            .and_then(|root| root.parameterized_host.as_ref());
        let last = host.is_some_and(|host| host.position_in_operation == Some("last"));
        let mut arguments = self.host_parameters(document, words);
        arguments.retain(|parameter| parameter.placement == Placement::Method);
        HostArguments { arguments, last }
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
