//! Finds the newest version, among the tags of a readme or the versions in the manifest.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::present::PresentServices;
use super::request::{ImportOptions, Newest};
use super::resource_types::resource_types;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::manifest::{Service, Version, compare_versions, is_stable};
use crate::readme::{Readme, Tag, repeated_operation};
use crate::source::Sources;

/// The maximum number of resource types to list.
const MOST_TYPES: usize = 3;

/// A chosen tag, with the reason.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TagChoice {
    /// The tag.
    pub tag: String,
    /// The newest API version that its files describe.
    pub version: String,
    /// True if only stable versions were considered.
    pub stable: bool,
    /// The resource types that it lacks.
    pub lost: Vec<String>,
    /// The newer tags that lack resource types.
    pub skipped: Vec<SkippedTag>,
    /// The files of the tag with previews, which are omitted if no tag has stable versions only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub omitted: Vec<PathBuf>,
}

/// A tag that lacks resource types.
#[derive(Clone, Debug, serde::Serialize)]
pub struct SkippedTag {
    /// The tag.
    pub tag: String,
    /// The newest API version that its files describe.
    pub version: String,
    /// The resource types that it lacks.
    pub lost: Vec<String>,
}

impl Display for TagChoice {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let kind = if self.stable { "stable " } else { "" };
        let tag = &self.tag;
        match self.omitted.len() {
            0 => write!(f, "`{tag}` has the newest {kind}version")?,
            count => {
                let noun = if count == 1 { "file" } else { "files" };
                write!(
                    f,
                    "no tag has stable versions only, so `{tag}` is used without its {count} preview {noun}"
                )?;
                return Ok(());
            }
        }
        match self.lost.is_empty() {
            true if self.skipped.is_empty() => {}
            true => f.write_str(" with all resource types")?,
            false => write!(f, "; it lacks {}", listed(&self.lost))?,
        }
        for SkippedTag { tag, lost, .. } in &self.skipped {
            write!(f, "; skipped `{tag}`, which lacks {}", listed(lost))?;
        }
        Ok(())
    }
}

/// Lists resource types, up to a maximum.
fn listed(types: &[String]) -> String {
    let first: Vec<_> = types
        .iter()
        .take(MOST_TYPES)
        .map(|it| format!("`{it}`"))
        .collect();
    let first = first.join(", ");
    match types.len().saturating_sub(MOST_TYPES) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

/// A tag whose files describe one version, or several ones of different operations.
struct CandidateTag {
    tag: String,
    /// The newest version.
    version: String,
    other_versions: Vec<String>,
    inputs: Vec<PathBuf>,
}

/// Returns the tag of a readme with the newest version. That of a tag with several versions is the newest one. It is
/// stable if all are.
///
/// A readme may describe several services. If the manifest has one of them, only its tags are considered. A tag that
/// lacks resource types is skipped without permission: those of the version in the manifest or, for a new service, of
/// the stable files of the readme's default tag.
pub(super) fn choose(
    readme: &Readme,
    newest: Newest,
    request: &ImportOptions,
    services: &PresentServices<'_>,
) -> Result<TagChoice, Diagnostic> {
    let sources = services.checkout;
    let tags = readme.tags(sources);
    let found = tags.iter().filter_map(|tag| candidate(sources, tag));
    let mut found: Vec<_> = found
        .filter(|each| newest == Newest::Any || each.is_stable())
        .collect();
    // Of equal versions, the first in the readme is used; of several ones, the fewest.
    found.sort_by(|one, other| {
        let by_version = compare_versions(&other.version, &one.version);
        by_version.then(one.other_versions.len().cmp(&other.other_versions.len()))
    });
    let service = match &request.module {
        Some(module) => {
            let mut present = services.manifest.services.iter();
            present.find(|service| service.module == *module)
        }
        None => found.iter().find_map(|tag| services.of(&tag.inputs)),
    };
    if let Some(service) = service {
        let is_of_service = |tag: &CandidateTag| {
            let found = services.of(&tag.inputs);
            found.is_some_and(|found| found.module == service.module)
        };
        if found.iter().any(is_of_service) {
            found.retain(is_of_service);
        }
    }
    let wanted = match service {
        Some(service) => of_present(services, service),
        None => {
            let default = tags
                .iter()
                .find(|tag| Some(&*tag.name) == readme.default_tag());
            let inputs = default.map_or(&[][..], |tag| &tag.inputs);
            let is_stable_file =
                |file: &&PathBuf| version(sources, file).is_some_and(|it| is_stable(&it));
            resource_types(sources, inputs.iter().filter(is_stable_file))
        }
    };
    let mut skipped = Vec::new();
    for CandidateTag {
        tag,
        version,
        inputs,
        ..
    } in found
    {
        let types = resource_types(sources, &inputs);
        let lost: Vec<String> = wanted
            .iter()
            .filter(|it| !has(&types, it))
            .cloned()
            .collect();
        if lost.is_empty() || request.allow_loss {
            return Ok(TagChoice {
                tag,
                version,
                stable: newest == Newest::Stable,
                lost,
                skipped,
                omitted: Vec::new(),
            });
        }
        skipped.push(SkippedTag { tag, version, lost });
    }
    let default = tags
        .iter()
        .find(|tag| Some(&*tag.name) == readme.default_tag())
        .filter(|_| newest == Newest::Stable);
    let part = default.and_then(|tag| stable_part(sources, tag, &wanted));
    let known = part.as_ref().map(|part| part.version.as_str());
    let unavailable = tags.iter().find(|tag| is_unavailable(tag, known));
    match part.filter(|_| unavailable.is_none()) {
        Some(choice) => Ok(choice),
        None => Err(refusal(readme, newest, &skipped, service, unavailable)),
    }
}

/// True for a tag with stable versions only, one of which is newer than a known version, and some of whose files do not
/// exist.
fn is_unavailable(tag: &Tag, known: Option<&str>) -> bool {
    let versions = tag.inputs.iter().map(|file| folder_version(file));
    let Some(versions) = versions.collect::<Option<Vec<_>>>() else {
        return false;
    };
    let is_newer = |it: &String| known.is_none_or(|known| compare_versions(it, known).is_gt());
    versions.iter().all(|it| is_stable(it))
        && versions.iter().any(is_newer)
        && tag.inputs.iter().any(|file| !file.is_file())
}

/// Returns a tag without its files with previews, unless these are all, or it lacks wanted resource types.
fn stable_part(sources: &Sources, tag: &Tag, wanted: &BTreeSet<String>) -> Option<TagChoice> {
    let is_stable_file = |file: &&PathBuf| version(sources, file).is_some_and(|it| is_stable(&it));
    let (inputs, omitted): (Vec<_>, Vec<_>) = tag.inputs.iter().partition(is_stable_file);
    let part = Tag {
        inputs: inputs.into_iter().cloned().collect(),
        ..tag.clone()
    };
    let found = candidate(sources, &part).filter(|_| !part.inputs.is_empty())?;
    let types = resource_types(sources, &part.inputs);
    wanted.iter().all(|it| has(&types, it)).then(|| TagChoice {
        tag: found.tag,
        version: found.version,
        stable: true,
        lost: Vec::new(),
        skipped: Vec::new(),
        omitted: omitted.into_iter().cloned().collect(),
    })
}

/// True if a resource type is among others. Namespaces and types are case-insensitive.
fn has(types: &BTreeSet<String>, wanted: &str) -> bool {
    types.contains(wanted) || types.iter().any(|it| it.eq_ignore_ascii_case(wanted))
}

/// Returns the resource types of a service's newest stable version, or else of its newest version.
fn of_present(services: &PresentServices<'_>, service: &Service) -> BTreeSet<String> {
    let versions = service.versions.iter();
    let newest = versions.max_by(|one, other| {
        let stability = is_stable(&one.version).cmp(&is_stable(&other.version));
        stability.then_with(|| compare_versions(&one.version, &other.version))
    });
    let inputs = newest.map_or(&[][..], |version| &version.inputs);
    let files = inputs.iter().map(|input| services.folder.join(input));
    resource_types(services.present, files)
}

fn refusal(
    readme: &Readme,
    newest: Newest,
    skipped: &[SkippedTag],
    service: Option<&Service>,
    unavailable: Option<&Tag>,
) -> Diagnostic {
    let place = Place::File(readme.path().clone());
    let error = |message| Diagnostic::new(Code::InvalidReadme, place, message);
    let Some(first) = skipped.first() else {
        let message = format!("no tag of the readme has {} only", versions(newest));
        if let Some(tag) = unavailable {
            let missing = tag.inputs.iter().filter(|file| !file.is_file());
            return error(message).help(format!(
                "`{}` has, but {} of its files do not exist; pass a complete checkout, or another tag with `--tag`",
                tag.name,
                missing.count()
            ));
        }
        return error(message)
            .help("pass a tag with `--tag`; run `armsmith tags` to list all tags");
    };
    let wanted = match (service, readme.default_tag()) {
        (Some(service), _) => format!("`{}` in the manifest", service.module),
        (None, Some(tag)) => format!("the default tag `{tag}`"),
        (None, None) => "the readme".to_owned(),
    };
    let message = format!(
        "every tag with {} only lacks resource types of {wanted}",
        versions(newest)
    );
    error(message).help(format!(
        "the newest is `{}`, which lacks {}; pass `--allow-loss` to use it, or another tag with `--tag`",
        first.tag,
        listed(&first.lost)
    ))
}

/// Returns the versions that are considered.
fn versions(newest: Newest) -> &'static str {
    match newest {
        Newest::Stable => "stable versions",
        Newest::Any => "versions of different operations",
    }
}

impl CandidateTag {
    fn is_stable(&self) -> bool {
        is_stable(&self.version) && self.other_versions.iter().all(|it| is_stable(it))
    }
}

/// Returns a tag with its versions. `None` if a file does not exist, or if two versions have the same operation.
fn candidate(sources: &Sources, tag: &Tag) -> Option<CandidateTag> {
    let versions = tag.inputs.iter().map(|input| version(sources, input));
    let mut versions: Vec<String> = versions.collect::<Option<_>>()?;
    let documents = tag.inputs.iter().map(|input| sources.load(input).ok());
    let documents: Vec<_> = documents
        .map(|id| Some(sources.document(id?)))
        .collect::<Option<_>>()?;
    if repeated_operation(&documents).is_some() {
        return None;
    }
    versions.sort_by(|one, other| compare_versions(other, one));
    versions.dedup();
    let mut versions = versions.into_iter();
    Some(CandidateTag {
        tag: tag.name.clone(),
        version: versions.next()?,
        other_versions: versions.collect(),
        inputs: tag.inputs.clone(),
    })
}

/// Returns the version of a file, from its folder or its content. `None` if it does not exist.
fn version(sources: &Sources, file: &Path) -> Option<String> {
    if !file.is_file() {
        return None;
    }
    if let Some(version) = folder_version(file) {
        return Some(version);
    }
    let document = sources.document(sources.load(file).ok()?);
    document
        .get("/info/version")
        .and_then(Value::as_str)
        .map(str::to_owned)
}

/// Returns the version of a file that is the name of its folder.
fn folder_version(file: &Path) -> Option<String> {
    let parts = file
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    let parts: Vec<_> = parts.collect();
    let mut pairs = parts.iter().zip(parts.iter().skip(1));
    let folder = pairs.find(|(kind, _)| matches!(kind.as_ref(), "stable" | "preview"));
    let version = folder.filter(|(_, each)| each.starts_with(|c: char| c.is_ascii_digit()));
    version.map(|(_, version)| version.to_string())
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
