//! The security requirements of a document.

use indexmap::IndexMap;
use serde::Deserialize;

use super::security_scheme::SecurityScheme as Definition;
use crate::diagnostics::Code;
use crate::dialect::document::{Requirement, SecurityScheme, addresses, is_header_name};
use crate::dialect::origin::{child, whole};
use crate::dialect::reading::Reading;
use crate::ir::{DocumentId, Origin};

/// The security keys of a document.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
struct Security<'a> {
    security_definitions: IndexMap<&'a str, Definition<'a>>,
    /// Alternatives, each a set of schemes with scopes.
    security: Option<Vec<IndexMap<&'a str, Vec<&'a str>>>>,
}

/// Returns the security requirements of a document, each with one scheme.
pub fn security(reading: &mut Reading<'_, '_>, input: DocumentId) -> Vec<Requirement> {
    let Some(root) = reading.read_part::<Security<'_>>(&whole(input)) else {
        return Vec::new();
    };
    let definitions = child(&whole(input), "securityDefinitions");
    let Some(alternatives) = &root.security else {
        let schemes = root.security_definitions.iter();
        return schemes
            .filter_map(|(name, scheme)| one(reading, scheme, &[], &child(&definitions, name)))
            .collect();
    };
    let mut ways = Vec::new();
    for (index, set) in alternatives.iter().enumerate() {
        let place = child(&child(&whole(input), "security"), &index.to_string());
        if set.len() > 1 {
            let message = "security schemes that are required together are not supported; each is offered as an \
                        alternative";
            reading.report.value(Code::Unsupported, &place, message);
        }
        for (name, scopes) in set {
            let Some(scheme) = root.security_definitions.get(name) else {
                let message =
                    format!("no security scheme `{name}` is declared in `securityDefinitions`");
                reading
                    .report
                    .value(Code::Inconsistent, &child(&place, name), message);
                continue;
            };
            ways.extend(one(reading, scheme, scopes, &child(&definitions, name)));
        }
    }
    ways
}

fn one(
    reading: &mut Reading<'_, '_>,
    scheme: &Definition<'_>,
    scopes: &[&str],
    origin: &Origin,
) -> Option<Requirement> {
    Some(vec![translate(reading, scheme, scopes, origin)?])
}

fn translate(
    reading: &mut Reading<'_, '_>,
    scheme: &Definition<'_>,
    scopes: &[&str],
    origin: &Origin,
) -> Option<SecurityScheme> {
    let name = scheme.name.unwrap_or_default().to_owned();
    match (scheme.kind, scheme.location) {
        (Some("oauth2"), _) => {
            let declared = scheme.scopes.keys();
            let scopes = addresses(scopes.iter().chain(declared).copied());
            Some(SecurityScheme::OAuth2 { scopes })
        }
        (Some("apiKey"), Some("header")) if !is_header_name(&name) => {
            let message =
                format!("`{name}` is not a valid header name; the security scheme is ignored");
            let place = child(origin, "name");
            reading.report.value(Code::Unsupported, &place, message);
            None
        }
        (Some("apiKey"), Some("query")) if name.is_empty() => {
            let message = "API key without a name; the security scheme is ignored";
            let place = child(origin, "name");
            reading.report.value(Code::Unsupported, &place, message);
            None
        }
        (Some("apiKey"), Some("header")) => Some(SecurityScheme::HeaderKey { name }),
        (Some("apiKey"), Some("query")) => Some(SecurityScheme::QueryKey { name }),
        (Some("basic"), _) => Some(SecurityScheme::Basic),
        _ => {
            let message = "unknown type of security scheme; ignored";
            let key = match scheme.kind {
                Some("apiKey") => "in",
                _ => "type",
            };
            let place = child(origin, key);
            reading.report.value(Code::UnknownValue, &place, message);
            None
        }
    }
}
