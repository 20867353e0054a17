use serde::Deserialize;

use indexmap::IndexMap;

use super::scheme::SecurityScheme;
use crate::diagnostics::Code;
use crate::ir::{Authentication, DocumentId, Origin};
use crate::lower::Lowering;
use crate::lower::declared::is_header_name;
use crate::lower::endpoint::whole;
use crate::lower::operation::child;

/// What the head of a document says of signing in.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
struct Security<'a> {
    security_definitions: IndexMap<&'a str, SecurityScheme<'a>>,
    /// Alternatives, each a set of schemes with scopes.
    security: Option<Vec<IndexMap<&'a str, Vec<&'a str>>>>,
}

/// The ways of a document to prove who sends a request.
pub(super) fn authentication(
    lowering: &mut Lowering<'_, '_>,
    input: DocumentId,
) -> Vec<Authentication> {
    let Some(root) = lowering.read_part::<Security<'_>>(&whole(input)) else {
        return Vec::new();
    };
    let definitions = child(&whole(input), "securityDefinitions");
    let Some(alternatives) = &root.security else {
        let schemes = root.security_definitions.iter();
        return schemes
            .filter_map(|(name, scheme)| way(lowering, scheme, &[], &child(&definitions, name)))
            .collect();
    };
    let mut ways = Vec::new();
    for (index, set) in alternatives.iter().enumerate() {
        let place = child(&child(&whole(input), "security"), &index.to_string());
        if set.len() > 1 {
            let message = "several keys at once are not supported: each of them is offered as a way of its own";
            lowering.report.value(Code::Unsupported, &place, message);
        }
        for (name, scopes) in set {
            let Some(scheme) = root.security_definitions.get(name) else {
                let message = format!("no scheme in `securityDefinitions` is called `{name}`");
                lowering
                    .report
                    .value(Code::Inconsistent, &child(&place, name), message);
                continue;
            };
            ways.extend(way(lowering, scheme, scopes, &child(&definitions, name)));
        }
    }
    ways
}

fn way(
    lowering: &mut Lowering<'_, '_>,
    scheme: &SecurityScheme<'_>,
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
            lowering.report.value(Code::Unsupported, origin, message);
            None
        }
        (Some("apiKey"), Some("query")) if name.is_empty() => {
            let message = "the key has no name: this way to sign in is left out";
            lowering.report.value(Code::Unsupported, origin, message);
            None
        }
        (Some("apiKey"), Some("header")) => Some(Authentication::HeaderKey { name }),
        (Some("apiKey"), Some("query")) => Some(Authentication::QueryKey { name }),
        (Some("basic"), _) => Some(Authentication::Basic),
        _ => {
            let message = "this is no way to sign in that Swagger 2.0 knows: it has no effect";
            lowering.report.value(Code::UnknownValue, origin, message);
            None
        }
    }
}
