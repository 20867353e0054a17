//! Lowers the authentication alternatives.

use super::schema::Builder;
use crate::dialect::document::{Requirement, SecurityScheme};
use crate::ir::{Authentication, DocumentId, Endpoint};

/// Returns the authentication alternatives, without duplicates, in the order of the documents.
pub(crate) fn authentication(
    builder: &mut Builder<'_, '_>,
    inputs: &[DocumentId],
    endpoint: &Endpoint,
) -> Vec<Authentication> {
    if *endpoint == Endpoint::ResourceManager {
        // Azure Resource Manager supports nothing else, whatever the document declares.
        return vec![Authentication::Bearer { scopes: Vec::new() }];
    }
    let mut alternatives: Vec<Authentication> = Vec::new();
    for input in inputs {
        for requirement in builder.reader.security(*input) {
            add(&mut alternatives, translate(requirement));
        }
    }
    // No authentication comes last.
    let is_free = alternatives.contains(&Authentication::None);
    alternatives.retain(|way| *way != Authentication::None);
    if is_free && !alternatives.is_empty() {
        alternatives.push(Authentication::None);
    }
    alternatives
}

/// Converts the schemes of a requirement to one authentication.
fn translate(requirement: Requirement) -> Authentication {
    let mut alternatives: Vec<_> = requirement.into_iter().map(way).collect();
    match (alternatives.pop(), alternatives.is_empty()) {
        (None, _) => Authentication::None,
        (Some(only), true) => only,
        (Some(last), false) => {
            alternatives.push(last);
            Authentication::All(alternatives)
        }
    }
}

fn way(scheme: SecurityScheme) -> Authentication {
    match scheme {
        SecurityScheme::Basic => Authentication::Basic,
        SecurityScheme::Token => Authentication::Token,
        SecurityScheme::Credentials { scheme } => Authentication::Credentials { scheme },
        SecurityScheme::OAuth2 { scopes } => Authentication::Bearer { scopes },
        SecurityScheme::HeaderKey { name } => Authentication::HeaderKey { name },
        SecurityScheme::QueryKey { name } => Authentication::QueryKey { name },
        SecurityScheme::CookieKey { name } => Authentication::CookieKey { name },
    }
}

/// Adds an authentication, unless it is there. The scopes of two bearer tokens are merged.
fn add(alternatives: &mut Vec<Authentication>, way: Authentication) {
    if !alternatives.iter_mut().any(|known| takes(known, &way)) {
        alternatives.push(way);
    }
}

/// True if an authentication is the same as a known one, to which its scopes are added.
fn takes(known: &mut Authentication, way: &Authentication) -> bool {
    match (known, way) {
        (Authentication::Bearer { scopes: known }, Authentication::Bearer { scopes }) => {
            for scope in scopes {
                if !known.contains(scope) {
                    known.push(scope.clone());
                }
            }
            true
        }
        (Authentication::All(known), Authentication::All(all)) => {
            let is_bearer = |way: &Authentication| matches!(way, Authentication::Bearer { .. });
            let mut pairs = known.iter().zip(all);
            let is_same = known.len() == all.len()
                && pairs.all(|(known, way)| known == way || (is_bearer(known) && is_bearer(way)));
            if is_same {
                for (known, way) in known.iter_mut().zip(all) {
                    takes(known, way);
                }
            }
            is_same
        }
        (known, way) => known == way,
    }
}
