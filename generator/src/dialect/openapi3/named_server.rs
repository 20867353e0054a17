//! The servers with a name, of OpenAPI 3.2.

use serde_json::Value;

use crate::dialect::document::{NamedServer, names_in};
use crate::dialect::origin::{child, item, whole};
use crate::dialect::reading::Reading;
use crate::ir::DocumentId;

/// Returns the servers of a document that have a name and a host (OpenAPI 3.2, "Server Object"), with the defaults of
/// their variables.
pub(super) fn named_servers(reading: &Reading<'_, '_>, document: DocumentId) -> Vec<NamedServer> {
    let origin = child(&whole(document), "servers");
    let servers = reading.value(&origin).and_then(Value::as_array);
    let servers = servers.into_iter().flatten().enumerate();
    let named = servers.filter_map(|(index, server)| {
        let text = |key: &str| server.get(key).and_then(Value::as_str);
        let name = text("name").filter(|name| !name.trim().is_empty())?;
        let url = with_defaults(text("url")?.trim(), server.get("variables"))?;
        let has_host = url.contains("://");
        has_host.then(|| NamedServer {
            name: name.to_owned(),
            url: url.trim_end_matches('/').to_owned(),
            description: text("description").map(str::to_owned),
            origin: item(&origin, index),
        })
    });
    named.collect()
}

/// Replaces the variables of a URL by their defaults. `None` if one has no default.
fn with_defaults(url: &str, variables: Option<&Value>) -> Option<String> {
    let mut replaced = url.to_owned();
    for name in names_in(url) {
        let default = variables?.get(name)?.get("default")?.as_str()?;
        replaced = replaced.replace(&format!("{{{name}}}"), default);
    }
    Some(replaced)
}
