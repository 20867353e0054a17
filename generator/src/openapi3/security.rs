use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityScheme};
use serde::Deserialize;
use serde_json::Value;

use crate::diagnostics::Code;
use crate::ir::{Authentication, DocumentId, Origin};
use crate::lower::Lowering;
use crate::lower::declared::is_header_name;
use crate::lower::endpoint::whole;
use crate::lower::operation::child;

/// What the head of a document says of signing in: alternatives, each a set of schemes with scopes.
#[derive(Default, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
struct Security<'a> {
    security: Option<Vec<IndexMap<&'a str, Vec<&'a str>>>>,
}

/// The ways of a document to prove who sends a request.
pub(super) fn authentication(
    lowering: &mut Lowering<'_, '_>,
    document: DocumentId,
) -> Vec<Authentication> {
    let Some(Security { security }) = lowering.read_part(&whole(document)) else {
        return Vec::new();
    };
    let schemes = child(&child(&whole(document), "components"), "securitySchemes");
    let known = lowering.sources.value(&schemes).and_then(Value::as_object);
    let Some(alternatives) = security else {
        let names = known.into_iter().flat_map(|known| known.keys());
        return names
            .filter_map(|name| scheme(lowering, &child(&schemes, name), &[]))
            .collect();
    };
    let mut ways = Vec::new();
    for (index, set) in alternatives.iter().enumerate() {
        let place = super::item(&child(&whole(document), "security"), index);
        if set.len() > 1 {
            let message = "several keys at once are not supported: each of them is offered as a way of its own";
            lowering.report.value(Code::Unsupported, &place, message);
        }
        for (name, scopes) in set {
            if known.is_none_or(|known| !known.contains_key(*name)) {
                let message = format!("no scheme in `securitySchemes` is called `{name}`");
                lowering
                    .report
                    .value(Code::Inconsistent, &child(&place, name), message);
                continue;
            }
            ways.extend(scheme(lowering, &child(&schemes, name), scopes));
        }
    }
    ways
}

/// The way to sign in that a scheme describes, its reference followed.
fn scheme(
    lowering: &mut Lowering<'_, '_>,
    origin: &Origin,
    scopes: &[&str],
) -> Option<Authentication> {
    let value = lowering.sources.value(origin)?;
    if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        let target = lowering.resolve(reference, origin)?;
        // A reference to a reference says nothing that counts.
        let is_scheme = lowering.sources.value(&target)?.get("$ref").is_none();
        return is_scheme
            .then(|| scheme(lowering, &target, scopes))
            .flatten();
    }
    match SecurityScheme::deserialize(value) {
        Ok(scheme) => way(lowering, scheme, scopes, origin),
        Err(error) => {
            let message = format!("this is no way to sign in that OpenAPI 3.0 knows: {error}");
            lowering.report.value(Code::UnknownValue, origin, message);
            None
        }
    }
}

fn way(
    lowering: &mut Lowering<'_, '_>,
    scheme: SecurityScheme,
    scopes: &[&str],
    origin: &Origin,
) -> Option<Authentication> {
    match scheme {
        SecurityScheme::APIKey { location, name, .. } => match location {
            APIKeyLocation::Header if is_header_name(&name) => {
                Some(Authentication::HeaderKey { name })
            }
            APIKeyLocation::Query if !name.is_empty() => Some(Authentication::QueryKey { name }),
            APIKeyLocation::Cookie => {
                let message = "a key in a cookie is not supported: this way to sign in is left out";
                lowering.report.value(Code::Unsupported, origin, message);
                None
            }
            _ => {
                let message =
                    format!("no key can be called `{name}`: this way to sign in is left out");
                lowering.report.value(Code::Unsupported, origin, message);
                None
            }
        },
        SecurityScheme::HTTP { scheme, .. } => match scheme.to_ascii_lowercase().as_str() {
            "basic" => Some(Authentication::Basic),
            "bearer" => Some(Authentication::Token),
            _ => {
                let message = format!(
                    "the scheme `{scheme}` is not supported: this way to sign in is left out"
                );
                lowering.report.value(Code::Unsupported, origin, message);
                None
            }
        },
        SecurityScheme::OAuth2 { flows, .. } => Some(bearer(scopes, declared(&flows))),
        SecurityScheme::OpenIDConnect { .. } => Some(bearer(scopes, Vec::new())),
    }
}

/// The scopes that the flows of a scheme declare.
fn declared(flows: &OAuth2Flows) -> Vec<&String> {
    let implicit = flows.implicit.iter().flat_map(|flow| flow.scopes.keys());
    let password = flows.password.iter().flat_map(|flow| flow.scopes.keys());
    let client = flows
        .client_credentials
        .iter()
        .flat_map(|flow| flow.scopes.keys());
    let code = flows
        .authorization_code
        .iter()
        .flat_map(|flow| flow.scopes.keys());
    implicit.chain(password).chain(client).chain(code).collect()
}

/// A token that is asked for by its scopes, where they are addresses, as those of Microsoft Entra ID are; else the caller
/// has it.
fn bearer(wanted: &[&str], declared: Vec<&String>) -> Authentication {
    let all = wanted
        .iter()
        .copied()
        .chain(declared.into_iter().map(String::as_str));
    let mut scopes: Vec<String> = Vec::new();
    for scope in all.filter(|scope| scope.contains("://")) {
        if !scopes.iter().any(|known| known == scope) {
            scopes.push(scope.to_owned());
        }
    }
    if scopes.is_empty() {
        Authentication::Token
    } else {
        Authentication::Bearer { scopes }
    }
}
