use super::Lowering;
use super::declared::is_header_name;
use super::endpoint::whole;
use super::operation::child;
use crate::diagnostics::Code;
use crate::ir::{Authentication, DocumentId, Endpoint, Origin};
use crate::swagger::document::{Root, SecurityScheme};

impl<'s> Lowering<'s, '_> {
    /// The ways to prove who sends a request, each once, in the order of the documents.
    pub fn authentication(
        &mut self,
        inputs: &[DocumentId],
        endpoint: &Endpoint,
    ) -> Vec<Authentication> {
        if *endpoint == Endpoint::ResourceManager {
            // Azure Resource Manager takes nothing else, whatever the document calls it.
            return vec![Authentication::Bearer { scopes: Vec::new() }];
        }
        let mut ways: Vec<Authentication> = Vec::new();
        for input in inputs {
            let Some(root) = self.root(*input) else {
                continue;
            };
            for way in self.ways(*input, &root) {
                add(&mut ways, way);
            }
        }
        ways
    }

    fn ways(&mut self, input: DocumentId, root: &Root<'s>) -> Vec<Authentication> {
        let definitions = child(&whole(input), "securityDefinitions");
        let Some(alternatives) = &root.security else {
            let schemes = root.security_definitions.iter();
            return schemes
                .filter_map(|(name, scheme)| self.way(scheme, &[], &child(&definitions, name)))
                .collect();
        };
        let mut ways = Vec::new();
        for (index, set) in alternatives.iter().enumerate() {
            let place = child(&child(&whole(input), "security"), &index.to_string());
            if set.len() > 1 {
                let message = "several keys at once are not supported: each of them is offered as a way of its own";
                self.report.value(Code::Unsupported, &place, message);
            }
            for (name, scopes) in set {
                let Some(scheme) = root.security_definitions.get(name) else {
                    let message = format!("no scheme in `securityDefinitions` is called `{name}`");
                    self.report
                        .value(Code::Inconsistent, &child(&place, name), message);
                    continue;
                };
                ways.extend(self.way(scheme, scopes, &child(&definitions, name)));
            }
        }
        ways
    }

    fn way(
        &mut self,
        scheme: &SecurityScheme<'s>,
        scopes: &[&str],
        origin: &Origin,
    ) -> Option<Authentication> {
        let name = scheme.name.unwrap_or_default().to_owned();
        match (scheme.kind, scheme.location) {
            (Some("oauth2"), _) => {
                let declared = scheme.scopes.keys();
                let all = scopes.iter().chain(declared);
                let mut audiences: Vec<String> = Vec::new();
                // A scope without an address, such as `user_impersonation`, names no audience.
                for scope in all.filter(|scope| scope.contains("://")) {
                    if !audiences.iter().any(|known| known == scope) {
                        audiences.push((*scope).to_owned());
                    }
                }
                Some(Authentication::Bearer { scopes: audiences })
            }
            (Some("apiKey"), Some("header")) if !is_header_name(&name) => {
                let message =
                    format!("no header can be called `{name}`: this way to sign in is left out");
                self.report.value(Code::Unsupported, origin, message);
                None
            }
            (Some("apiKey"), Some("query")) if name.is_empty() => {
                let message = "the key has no name: this way to sign in is left out";
                self.report.value(Code::Unsupported, origin, message);
                None
            }
            (Some("apiKey"), Some("header")) => Some(Authentication::HeaderKey { name }),
            (Some("apiKey"), Some("query")) => Some(Authentication::QueryKey { name }),
            (Some("basic"), _) => Some(Authentication::Basic),
            _ => {
                let message = "this is no way to sign in that Swagger 2.0 knows: it has no effect";
                self.report.value(Code::UnknownValue, origin, message);
                None
            }
        }
    }
}

/// Adds a way, unless it is there; the scopes of two bearer tokens are one list.
fn add(ways: &mut Vec<Authentication>, way: Authentication) {
    if let Authentication::Bearer { scopes } = &way {
        for known in ways.iter_mut() {
            if let Authentication::Bearer { scopes: known } = known {
                for scope in scopes {
                    if !known.contains(scope) {
                        known.push(scope.clone());
                    }
                }
                return;
            }
        }
    }
    if !ways.contains(&way) {
        ways.push(way);
    }
}
