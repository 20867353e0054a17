//! The API versions of a tag.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::Job;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::HttpMethod;
use crate::manifest::{compare_versions, is_stable, version_module};
use crate::source::{Document, Sources};

/// Returns the jobs of a tag: one for all files, or one per API version if several versions have the same operation.
///
/// Usually the files of a tag describe different operations, each with its own API version, and a client has all of
/// them. Operations are the same if they have the same operationId, or the same method and path.
///
/// Returns a note if there are several jobs.
pub(super) fn jobs(sources: &Sources, job: Job) -> (Vec<Job>, Option<Diagnostic>) {
    let loaded = job.inputs.iter().map(|path| sources.load(path).ok());
    let documents: Option<Vec<_>> = loaded.map(|id| Some(sources.document(id?))).collect();
    let documents = documents.unwrap_or_default();
    let Some((document, key)) = repeated(&documents) else {
        return (vec![job], None);
    };
    let message = format!(
        "several API versions have the operation `{key}`: the crate has a module per version"
    );
    let note = Diagnostic::new(
        Code::SeveralVersions,
        Place::File(document.path.clone()),
        message,
    );
    let mut versions: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for (document, path) in documents.iter().zip(&job.inputs) {
        let files = versions.entry(version(document)).or_default();
        files.push(path.clone());
    }
    let mut versions: Vec<_> = versions.into_iter().collect();
    versions.sort_by(|(one, _), (other, _)| compare_versions(one, other));
    let newest = versions.iter().rposition(|(version, _)| is_stable(version));
    let jobs = versions.into_iter().enumerate();
    let jobs = jobs.map(|(index, (version, inputs))| Job {
        path: vec![version_module(&version)],
        newest_stable: Some(index) == newest,
        one_of_versions: true,
        inputs,
        ..job.clone()
    });
    (jobs.collect(), Some(note))
}

/// Returns the first operation that documents with different versions have, and its document.
fn repeated(documents: &[Arc<Document>]) -> Option<(&Document, String)> {
    let mut first: HashMap<String, String> = HashMap::new();
    documents.iter().find_map(|document| {
        let version = version(document);
        let mut keys = operation_keys(document).into_iter();
        let key = keys
            .find(|key| *first.entry(key.clone()).or_insert_with(|| version.clone()) != version);
        Some((&**document, key?))
    })
}

fn version(document: &Document) -> String {
    match document.get("/info/version") {
        Some(Value::String(version)) => version.trim().to_owned(),
        Some(Value::Number(version)) => version.to_string(),
        _ => String::new(),
    }
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
