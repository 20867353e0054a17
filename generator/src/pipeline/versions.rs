//! The API versions of a tag.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Job;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::manifest::{compare_versions, is_stable, version_module};
use crate::readme::{document_version, repeated_operation};
use crate::source::Sources;

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
    let Some((document, key)) = repeated_operation(&documents) else {
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
        let files = versions.entry(document_version(document)).or_default();
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
