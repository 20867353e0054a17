//! Finds the newest version, among the tags of a readme or the versions in the manifest.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::module_name::module_name;
use super::request::Newest;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::manifest::{Manifest, Service, Version, compare_versions, is_stable};
use crate::readme::{Readme, Tag};
use crate::source::Sources;

/// A tag whose files describe one version.
struct CandidateTag {
    tag: String,
    version: String,
    /// True if a file has the name of a file that the manifest has for the service.
    is_known: bool,
}

/// Returns the tag of a readme with the newest version. If the manifest has the service, only tags with a file name
/// from the manifest are considered, because a readme may describe several services.
pub(super) fn tag(
    sources: &Sources,
    readme: &Readme,
    newest: Newest,
    present: &Manifest,
) -> Result<String, Diagnostic> {
    let tags = readme.tags(sources);
    let found = tags
        .into_iter()
        .filter_map(|tag| candidate(sources, tag, present));
    let found: Vec<_> = found
        .filter(|each| newest == Newest::Any || is_stable(&each.version))
        .collect();
    let any_known = found.iter().any(|each| each.is_known);
    let known = found.iter().filter(|each| each.is_known || !any_known);
    // Of equal versions, the first in the readme is used.
    let best =
        known.reduce(
            |best, each| match compare_versions(&each.version, &best.version).is_gt() {
                true => each,
                false => best,
            },
        );
    best.map(|best| best.tag.clone()).ok_or_else(|| {
        let kind = if newest == Newest::Stable {
            "stable "
        } else {
            ""
        };
        let message = format!("no tag of the readme describes a single {kind}version");
        let place = Place::File(readme.path().clone());
        Diagnostic::new(Code::InvalidReadme, place, message)
            .help("pass a tag with `--tag`; run `armsmith tags` to list all tags")
    })
}

fn candidate(sources: &Sources, tag: Tag, present: &Manifest) -> Option<CandidateTag> {
    let versions = tag.inputs.iter().map(|input| version(sources, input));
    let versions: BTreeSet<String> = versions.collect::<Option<_>>()?;
    let version = versions.first().filter(|_| versions.len() == 1)?.clone();
    let module = module_name(&sources.name(tag.inputs.first()?));
    let service = present
        .services
        .iter()
        .find(|service| service.module == module);
    let is_known = service.is_some_and(|service| {
        let mut present = service.versions.iter().flat_map(|version| &version.inputs);
        present.any(|name| tag.inputs.iter().any(|input| input.ends_with(last(name))))
    });
    Some(CandidateTag {
        tag: tag.name,
        version,
        is_known,
    })
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Returns the version of a file, from its folder or its content. `None` if it does not exist.
fn version(sources: &Sources, file: &Path) -> Option<String> {
    if !file.is_file() {
        return None;
    }
    let parts = file
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    let parts: Vec<_> = parts.collect();
    let mut pairs = parts.iter().zip(parts.iter().skip(1));
    let folder = pairs.find(|(kind, _)| matches!(kind.as_ref(), "stable" | "preview"));
    if let Some((_, version)) =
        folder.filter(|(_, each)| each.starts_with(|c: char| c.is_ascii_digit()))
    {
        return Some(version.to_string());
    }
    let document = sources.document(sources.load(file).ok()?);
    document
        .get("/info/version")
        .and_then(Value::as_str)
        .map(str::to_owned)
}

/// Returns the version of a service that a new version replaces: the same version, or the newest of equal stability, or
/// the newest.
pub(super) fn replaced(service: &Service, version: &str) -> Option<usize> {
    let versions = service.versions.iter().enumerate();
    let newest = versions.max_by(|(_, one), (_, other)| {
        let rank = |each: &Version| {
            let alike = is_stable(&each.version) == is_stable(version);
            (each.version == version, alike)
        };
        rank(one)
            .cmp(&rank(other))
            .then_with(|| compare_versions(&one.version, &other.version))
    });
    newest.map(|(place, _)| place)
}

/// Returns the newest version of a service that is older than this one.
pub(super) fn older(service: &Service, version: &str) -> Option<Version> {
    let versions = service.versions.iter();
    let older = versions.filter(|each| compare_versions(&each.version, version).is_lt());
    older
        .max_by(|one, other| compare_versions(&one.version, &other.version))
        .cloned()
}
