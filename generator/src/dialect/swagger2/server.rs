//! The host of a document.

use crate::dialect::document::{Address, Root};
use crate::dialect::reading::Reading;
use crate::dialect::resource_manager::describes_resources;
use crate::ir::DocumentId;

/// Returns the URL from `host` and `schemes`.
pub fn address<'s>(
    reading: &Reading<'s, '_>,
    document: DocumentId,
    root: &Root<'s>,
) -> Address<'s> {
    match root.host.filter(|host| !host.trim().is_empty()) {
        Some(host) if is_resource_manager(host) => Address::ResourceManager,
        Some(host) if host.contains("://") => Address::Fixed(host.to_owned()),
        Some(host) => Address::Fixed(format!("{}://{host}", root.scheme())),
        None if describes_resources(reading.sources, document, is_of_resources) => {
            Address::ResourceManager
        }
        None => Address::Unspecified,
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
