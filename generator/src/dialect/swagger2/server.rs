//! The host of a document.

use crate::dialect::document::{Root, ServerUrl};
use crate::dialect::reading::Reading;
use crate::dialect::resource_manager::describes_resources;
use crate::ir::DocumentId;

/// Returns the URL from `host` and `schemes`.
pub fn address<'s>(
    reading: &Reading<'s, '_>,
    document: DocumentId,
    root: &Root<'s>,
) -> ServerUrl<'s> {
    match root.host.filter(|host| !host.trim().is_empty()) {
        Some(host) if is_resource_manager(host) => ServerUrl::ResourceManager,
        Some(host) if host.contains("://") => ServerUrl::Fixed(host.to_owned()),
        Some(host) => ServerUrl::Fixed(format!("{}://{host}", root.scheme())),
        None if describes_resources(reading.sources, document, is_of_resources) => {
            ServerUrl::ResourceManager
        }
        None => ServerUrl::Unspecified,
    }
}

fn is_of_resources(path: &str) -> bool {
    path.starts_with("/subscriptions") || path.contains("/providers/")
}

/// True for hosts of Azure Resource Manager, whose names begin alike in all clouds.
fn is_resource_manager(host: &str) -> bool {
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    host.to_ascii_lowercase().starts_with("management.")
}
