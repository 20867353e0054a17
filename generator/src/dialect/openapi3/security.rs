//! The security requirements of a document.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityScheme as Definition};
use serde::Deserialize;
use serde_json::Value;

use crate::diagnostics::Code;
use crate::dialect::document::{Requirement, SecurityScheme, addresses, is_header_name};
use crate::dialect::origin::{child, item, whole};
use crate::dialect::reading::Reading;
use crate::ir::{DocumentId, HttpMethod, Origin};

/// The schemes of the IANA registry whose credentials differ for each request, in lower case.
const PER_REQUEST: [&str; 10] = [
    "concealed",
    "digest",
    "dpop",
    "gnap",
    "hoba",
    "mutual",
    "negotiate",
    "oauth",
    "scram-sha-1",
    "scram-sha-256",
];

/// The security requirements of a document or operation: alternatives, each a set of schemes with scopes.
#[derive(Default, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
struct Security<'a> {
    security: Option<Vec<IndexMap<&'a str, Vec<&'a str>>>>,
}

/// Returns the security requirements of a document and its operations.
pub fn security(reading: &mut Reading<'_, '_>, document: DocumentId) -> Vec<Requirement> {
    let root = whole(document);
    let schemes = child(&child(&root, "components"), "securitySchemes");
    let mut ways = Ways::default();
    let Some(has_all) = ways.read(reading, &root, &schemes) else {
        return Vec::new();
    };
    let mut has_some = false;
    for operation in operations(reading, &root) {
        let Some(has_own) = ways.read(reading, &operation, &schemes) else {
            continue;
        };
        has_some |= has_own;
        // This operation has no security requirement.
        ways.is_free |= !has_all && !has_own;
    }
    if !has_all && !has_some {
        let known = reading.value(&schemes).and_then(Value::as_object);
        let names: Vec<_> = known.into_iter().flat_map(|known| known.keys()).collect();
        for name in names {
            let origin = child(&schemes, name);
            if is_mutual_tls(reading, &origin) {
                ways.is_free = true;
                continue;
            }
            let scheme = scheme(reading, &origin, &[]);
            ways.all.extend(scheme.map(|scheme| vec![scheme]));
        }
    }
    ways.all.extend(ways.is_free.then(Vec::new));
    ways.all
}

/// Returns the operations of a document, without referenced paths.
fn operations(reading: &Reading<'_, '_>, root: &Origin) -> Vec<Origin> {
    let paths = child(root, "paths");
    let items = reading.value(&paths).and_then(Value::as_object);
    let operations = |(path, item): (&String, &Value)| {
        let path = child(&paths, path);
        let methods = HttpMethod::sendable();
        let keys = methods.map(HttpMethod::key);
        let keys = keys.filter(|key| item.get(key).is_some());
        keys.map(|key| child(&path, key)).collect::<Vec<_>>()
    };
    items.into_iter().flatten().flat_map(operations).collect()
}

/// The alternatives that were found.
#[derive(Default)]
struct Ways {
    all: Vec<Requirement>,
    /// The known alternatives, as written in the document.
    met: HashSet<Vec<String>>,
    /// True if an operation needs no authentication.
    is_free: bool,
}

impl Ways {
    /// Adds the requirements of the object at an origin. Returns true if there are any, or `None` if they are invalid.
    fn read(
        &mut self,
        reading: &mut Reading<'_, '_>,
        origin: &Origin,
        schemes: &Origin,
    ) -> Option<bool> {
        let place = child(origin, "security");
        if reading.value(&place).is_none() {
            return Some(false);
        }
        let Security { security } = reading.read_part(origin)?;
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
            let mut requirement = Requirement::new();
            let mut is_by_transport = false;
            for (name, scopes) in set {
                let mut at = child(schemes, name);
                // Other names are references (OpenAPI 3.2, "Security Requirement Object").
                if reading.value(&at).is_none() && name.contains('#') {
                    match reading.resolve(name, &child(&item(&place, index), name)) {
                        Some(target) => at = target,
                        None => continue,
                    }
                }
                if is_mutual_tls(reading, &at) {
                    is_by_transport = true;
                    continue;
                }
                if reading.value(&at).is_none() {
                    let message =
                        format!("no security scheme `{name}` is declared in `securitySchemes`");
                    let place = child(&item(&place, index), name);
                    reading.report.value(Code::Inconsistent, &place, message);
                    continue;
                }
                let scheme = scheme(reading, &at, scopes);
                requirement.extend(scheme.filter(|scheme| !requirement.contains(scheme)));
            }
            if requirement.is_empty() {
                self.is_free |= is_by_transport;
            } else {
                self.all.push(requirement);
            }
        }
        Some(true)
    }
}

/// True for a client certificate, which the transport presents and not the request (OpenAPI 3.1, "Security Scheme
/// Object").
fn is_mutual_tls(reading: &Reading<'_, '_>, scheme: &Origin) -> bool {
    let kind = reading.value(&child(scheme, "type"));
    kind.and_then(Value::as_str) == Some("mutualTLS")
}

/// Reads a security scheme, with its reference resolved.
fn scheme(
    reading: &mut Reading<'_, '_>,
    origin: &Origin,
    scopes: &[&str],
) -> Option<SecurityScheme> {
    let value = reading.value(origin)?;
    if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        let target = reading.resolve(reference, origin)?;
        // A reference to another reference is not supported.
        let is_scheme = reading.value(&target)?.get("$ref").is_none();
        return is_scheme
            .then(|| scheme(reading, &target, scopes))
            .flatten();
    }
    match Definition::deserialize(value) {
        Ok(scheme) => translate(reading, scheme, scopes, origin),
        Err(error) => {
            let message = format!("invalid security scheme; ignored: {error}");
            reading.report.value(Code::UnknownValue, origin, message);
            None
        }
    }
}

fn translate(
    reading: &mut Reading<'_, '_>,
    scheme: Definition,
    scopes: &[&str],
    origin: &Origin,
) -> Option<SecurityScheme> {
    match scheme {
        Definition::APIKey { location, name, .. } => match location {
            APIKeyLocation::Header if is_header_name(&name) => {
                Some(SecurityScheme::HeaderKey { name })
            }
            APIKeyLocation::Query if !name.is_empty() => Some(SecurityScheme::QueryKey { name }),
            APIKeyLocation::Cookie if is_header_name(&name) => {
                Some(SecurityScheme::CookieKey { name })
            }
            _ => {
                let message = format!(
                    "`{name}` is not a valid name for an API key; the security scheme is ignored"
                );
                let place = child(origin, "name");
                reading.report.value(Code::Unsupported, &place, message);
                None
            }
        },
        Definition::HTTP { scheme, .. } => match scheme.to_ascii_lowercase().as_str() {
            "basic" => Some(SecurityScheme::Basic),
            "bearer" => Some(SecurityScheme::Token),
            known if PER_REQUEST.contains(&known) => {
                let message =
                    format!("the HTTP authentication scheme `{scheme}` is not supported; ignored");
                let place = child(origin, "scheme");
                reading.report.value(Code::Unsupported, &place, message);
                None
            }
            // A scheme is a token, as the name of a header is.
            _ if is_header_name(&scheme) => Some(SecurityScheme::Credentials { scheme }),
            _ => {
                let message = format!(
                    "`{scheme}` is not a valid name for an HTTP authentication scheme; the security scheme is ignored"
                );
                let place = child(origin, "scheme");
                reading.report.value(Code::UnknownValue, &place, message);
                None
            }
        },
        Definition::OAuth2 { .. } => Some(bearer(scopes, &declared(reading, origin))),
        Definition::OpenIDConnect { .. } => Some(bearer(scopes, &[])),
    }
}

/// Returns the scopes that the flows of a scheme declare, in the order of the document.
fn declared<'s>(reading: &Reading<'s, '_>, scheme: &Origin) -> Vec<&'s String> {
    let flows = reading
        .value(&child(scheme, "flows"))
        .and_then(Value::as_object);
    let flows = flows.into_iter().flat_map(|flows| flows.values());
    let scopes = flows.filter_map(|flow| flow.get("scopes")?.as_object());
    scopes.flat_map(|scopes| scopes.keys()).collect()
}

/// Returns a token that a credential requests if the scopes are URLs, and otherwise one that the caller provides.
fn bearer(wanted: &[&str], declared: &[&String]) -> SecurityScheme {
    let declared = declared.iter().map(|scope| scope.as_str());
    let scopes = addresses(wanted.iter().copied().chain(declared));
    if scopes.is_empty() {
        SecurityScheme::Token
    } else {
        SecurityScheme::OAuth2 { scopes }
    }
}
