use super::Lowering;
use crate::ir::{Authentication, DocumentId, Endpoint};

impl Lowering<'_, '_> {
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
            for way in self.grammar.authentication(self, *input) {
                add(&mut ways, way);
            }
        }
        ways
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
