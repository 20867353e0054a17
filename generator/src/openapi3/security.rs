use std::collections::HashSet;

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

/// What a document or an operation says of signing in: alternatives, each a set of schemes with scopes.
#[derive(Default, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
struct Security<'a> {
    security: Option<Vec<IndexMap<&'a str, Vec<&'a str>>>>,
}

/// The ways of a document to prove who sends a request: those of the whole, and of single operations.
pub(super) fn authentication(
    lowering: &mut Lowering<'_, '_>,
    document: DocumentId,
) -> Vec<Authentication> {
    let root = whole(document);
    let schemes = child(&child(&root, "components"), "securitySchemes");
    let mut ways = Ways::default();
    let Some(has_all) = ways.read(lowering, &root, &schemes) else {
        return Vec::new();
    };
    let mut has_some = false;
    for operation in operations(lowering, &root) {
        let Some(has_own) = ways.read(lowering, &operation, &schemes) else {
            continue;
        };
        has_some |= has_own;
        // Nobody says of this operation that it wants to know who asks.
        ways.is_free |= !has_all && !has_own;
    }
    if !has_all && !has_some {
        let known = lowering.sources.value(&schemes).and_then(Value::as_object);
        let names: Vec<_> = known.into_iter().flat_map(|known| known.keys()).collect();
        for name in names {
            ways.all
                .extend(scheme(lowering, &child(&schemes, name), &[]));
        }
    }
    ways.all
        .extend(ways.is_free.then_some(Authentication::None));
    ways.all
}

/// The operations of a document, without what references lead to.
fn operations(lowering: &Lowering<'_, '_>, root: &Origin) -> Vec<Origin> {
    let paths = child(root, "paths");
    let items = lowering.sources.value(&paths).and_then(Value::as_object);
    let verbs = |(path, item): (&String, &Value)| {
        let path = child(&paths, path);
        let verbs = super::VERBS
            .into_iter()
            .filter(|verb| item.get(verb).is_some());
        verbs.map(|verb| child(&path, verb)).collect::<Vec<_>>()
    };
    items.into_iter().flatten().flat_map(verbs).collect()
}

/// Alternatives, as they are found.
#[derive(Default)]
struct Ways {
    all: Vec<Authentication>,
    /// The alternatives that are known, in the words of the document.
    met: HashSet<Vec<String>>,
    /// Whether some operation takes requests without any proof.
    is_free: bool,
}

impl Ways {
    /// Adds what the object at an origin says; whether it says something. `None` where nobody can read it.
    fn read(
        &mut self,
        lowering: &mut Lowering<'_, '_>,
        origin: &Origin,
        schemes: &Origin,
    ) -> Option<bool> {
        let place = child(origin, "security");
        if lowering.sources.value(&place).is_none() {
            return Some(false);
        }
        let Security { security } = lowering.read_part(origin)?;
        let Some(alternatives) = security else {
            return Some(false);
        };
        self.is_free |= alternatives.is_empty();
        for (index, set) in alternatives.iter().enumerate() {
            self.is_free |= set.is_empty();
            let words = set.iter().flat_map(|(name, scopes)| {
                let scopes = scopes.iter().map(|scope| (*scope).to_owned());
                std::iter::once(format!("\n{name}")).chain(scopes)
            });
            if !self.met.insert(words.collect()) {
                continue;
            }
            let mut ways = Vec::new();
            for (name, scopes) in set {
                let at = child(schemes, name);
                if lowering.sources.value(&at).is_none() {
                    let message = format!("no scheme in `securitySchemes` is called `{name}`");
                    let place = child(&super::item(&place, index), name);
                    lowering.report.value(Code::Inconsistent, &place, message);
                    continue;
                }
                let way = scheme(lowering, &at, scopes);
                ways.extend(way.filter(|way| !ways.contains(way)));
            }
            match (ways.pop(), ways.is_empty()) {
                (None, _) => {}
                (Some(way), true) => self.all.push(way),
                (Some(way), false) => {
                    ways.push(way);
                    self.all.push(Authentication::All(ways));
                }
            }
        }
        Some(true)
    }
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
            APIKeyLocation::Cookie if is_header_name(&name) => {
                Some(Authentication::CookieKey { name })
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
