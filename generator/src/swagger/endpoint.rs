use crate::ir::{DocumentId, Endpoint};
use crate::lower::Lowering;

/// Where the requests of a document go, and the key that says so.
pub(super) fn endpoint(
    lowering: &mut Lowering<'_, '_>,
    input: DocumentId,
) -> (Endpoint, &'static str) {
    let Some(root) = lowering.root(input) else {
        return (Endpoint::Unspecified, "host");
    };
    if root.parameterized_host.is_some() {
        let host = lowering.host(input);
        let endpoint = host.map_or(Endpoint::Unspecified, |host| host.endpoint());
        return (endpoint, "x-ms-parameterized-host");
    }
    let endpoint = match root.host.filter(|host| !host.trim().is_empty()) {
        Some(host) if is_resource_manager(host) => Endpoint::ResourceManager,
        Some(host) if host.contains("://") => Endpoint::Fixed(host.to_owned()),
        Some(host) => Endpoint::Fixed(format!("{}://{host}", root.scheme())),
        None if lowering.describes_resources(input, is_of_resources) => Endpoint::ResourceManager,
        None => Endpoint::Unspecified,
    };
    (endpoint, "host")
}

fn is_of_resources(path: &str) -> bool {
    path.starts_with("/subscriptions") || path.contains("/providers/")
}

/// The hosts of Azure Resource Manager begin alike in all clouds.
fn is_resource_manager(host: &str) -> bool {
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    host.to_ascii_lowercase().starts_with("management.")
}
