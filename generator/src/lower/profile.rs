//! Detects the profile of an API.

use super::schema::Builder;
use crate::ir::{Authentication, Client, Endpoint, Profile};

/// The domains of Azure's services.
const DOMAINS: [&str; 8] = [
    "azure.com",
    "azure.net",
    "azure.cn",
    "azure.us",
    "azureedge.net",
    "microsoft.com",
    "windows.net",
    "usgovcloudapi.net",
];

/// Returns the profile that the description suggests: `Azure` if it is written like those of Azure, or uses a host or
/// tokens of Azure.
pub(super) fn profile(builder: &mut Builder<'_, '_>, client: &Client) -> Profile {
    match is_served_by_azure(client) || builder.reader.is_azure() {
        true => Profile::Azure,
        false => Profile::Plain,
    }
}

/// True if the host or the tokens of a client are those of Azure.
pub(crate) fn is_served_by_azure(client: &Client) -> bool {
    let has_host = match &client.endpoint {
        Endpoint::ResourceManager => true,
        Endpoint::Fixed(url) => is_domain(url),
        Endpoint::Template { template, .. } => is_domain(template),
        Endpoint::Unspecified => false,
    };
    has_host || client.authentication.iter().any(has_azure_scope)
}

fn has_azure_scope(way: &Authentication) -> bool {
    match way {
        Authentication::Bearer { scopes } => scopes.iter().any(|scope| is_domain(scope)),
        Authentication::All(all) => all.iter().any(has_azure_scope),
        _ => false,
    }
}

/// True if the host of a URL or of a template is in a domain of Azure.
fn is_domain(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    DOMAINS.iter().any(|domain| {
        host.strip_suffix(domain)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}
