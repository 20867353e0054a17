//! The API versions of documents, and the operations that several versions have.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use crate::ir::HttpMethod;
use crate::source::Document;

/// Returns the first operation that documents with different versions have, and its document.
pub(crate) fn repeated_operation(documents: &[Arc<Document>]) -> Option<(&Document, String)> {
    let mut first: HashMap<String, String> = HashMap::new();
    documents.iter().find_map(|document| {
        let version = document_version(document);
        let mut keys = operation_keys(document).into_iter();
        let key = keys
            .find(|key| *first.entry(key.clone()).or_insert_with(|| version.clone()) != version);
        Some((&**document, key?))
    })
}

/// Returns the API version of a document. Empty if it declares none.
pub(crate) fn document_version(document: &Document) -> String {
    match document.get("/info/version") {
        Some(Value::String(version)) => version.trim().to_owned(),
        Some(Value::Number(version)) => version.to_string(),
        _ => String::new(),
    }
}

/// True if a document has operations.
#[cfg(feature = "cli")]
pub(crate) fn has_operations(document: &Document) -> bool {
    !operation_keys(document).is_empty()
}

/// Returns the operationIds, and the methods with their paths, in lower case.
fn operation_keys(document: &Document) -> Vec<String> {
    let base_path = document.get("/basePath").and_then(Value::as_str);
    let base_path = base_path.unwrap_or_default().trim_end_matches('/');
    let mut keys = Vec::new();
    for pointer in ["/paths", "/x-ms-paths"] {
        let paths = document.get(pointer).and_then(Value::as_object);
        for (path, item) in paths.into_iter().flatten() {
            let path = format!("{base_path}{path}").to_lowercase();
            for method in HttpMethod::sendable().map(HttpMethod::key) {
                let Some(operation) = item.get(method) else {
                    continue;
                };
                keys.push(format!("{method} {path}"));
                let id = operation.get("operationId").and_then(Value::as_str);
                keys.extend(id.map(str::to_lowercase));
            }
        }
    }
    keys
}
