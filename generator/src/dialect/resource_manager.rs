//! Descriptions of Azure Resource Manager.

use serde_json::Value;

use crate::ir::DocumentId;
use crate::source::Sources;

/// True if a document without a host describes Azure Resource Manager: it is in the folder of resource providers, or
/// all its paths (in lower case) are paths of resources.
pub(super) fn describes_resources(
    sources: &Sources,
    document: DocumentId,
    is_theirs: fn(&str) -> bool,
) -> bool {
    let document = sources.document(document);
    let mut folders = document.name.split('/');
    if folders.any(|folder| folder == "resource-manager") {
        return true;
    }
    let paths = document.value.get("paths").and_then(Value::as_object);
    let mut paths = paths.into_iter().flat_map(|paths| paths.keys()).peekable();
    paths.peek().is_some() && paths.all(|path| is_theirs(&path.to_ascii_lowercase()))
}
