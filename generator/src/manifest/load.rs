//! Loading of a manifest.

use std::path::Path;

use serde::Deserialize;

use super::entry::{ManifestEntry, OperationsEntry, ServiceEntry, VersionEntry};
use super::{Manifest, Service, Version, rules, version};
use crate::diagnostics::{Diagnostics, Place};
use crate::ir::Origin;
use crate::selection::{Selection, Selector};
use crate::source::{Sources, type_mismatch};

const KEYS: &str = "see the book, chapter `armsmith.yaml`, for the keys of a manifest";

/// Reads a manifest and checks it.
///
/// # Errors
///
/// Returns all errors in the manifest, or only the first if a value has the wrong type.
pub fn load(sources: &Sources, path: &Path) -> Result<Manifest, Diagnostics> {
    read(sources, path, rules::Services::Some)
}

/// Reads a manifest that may have no service yet, to add one.
///
/// # Errors
///
/// Returns the errors of [`load`].
pub fn load_to_extend(sources: &Sources, path: &Path) -> Result<Manifest, Diagnostics> {
    read(sources, path, rules::Services::Any)
}

/// Returns the input files that a manifest lists, without checking it. `None` if it cannot be read.
pub fn input_files(path: &Path) -> Option<Vec<String>> {
    let sources = Sources::new();
    let document = sources.document(sources.load(path).ok()?);
    let entry = ManifestEntry::deserialize(&document.value).ok()?;
    let versions = entry
        .services
        .into_iter()
        .flat_map(|service| service.versions);
    Some(versions.flat_map(|version| version.inputs).collect())
}

fn read(
    sources: &Sources,
    path: &Path,
    services: rules::Services,
) -> Result<Manifest, Diagnostics> {
    let document = sources.document(sources.load(path)?);
    let root = Origin {
        document: document.id,
        pointer: String::new(),
    };
    let mut track = serde_path_to_error::Track::new();
    let reader = serde_path_to_error::Deserializer::new(&document.value, &mut track);
    let entry = match ManifestEntry::deserialize(reader) {
        Ok(entry) => entry,
        Err(error) => {
            let error = serde_path_to_error::Error::new(track.path(), error);
            let problem = type_mismatch(&error, &root, sources);
            return Err(match problem.help {
                Some(_) => problem.into(),
                None => problem.help(KEYS).into(),
            });
        }
    };
    let mut diagnostics = Diagnostics::default();
    let manifest = derive(entry, &root, &mut diagnostics);
    let folder = path.parent().unwrap_or(Path::new(""));
    diagnostics.extend(rules::check(&manifest, services, &root, folder));
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    Ok(manifest)
}

/// Adds the values that the file omits.
fn derive(entry: ManifestEntry, root: &Origin, diagnostics: &mut Diagnostics) -> Manifest {
    let services = entry.services.into_iter().enumerate();
    Manifest {
        crate_name: entry.krate.name,
        package: entry.krate.package,
        out: entry.out,
        services: services
            .map(|(index, service)| {
                let at = format!("/services/{index}/operations");
                let selection = selection(&service.operations, root, &at, diagnostics);
                derive_service(service, selection)
            })
            .collect(),
        examples: entry.examples,
    }
}

fn selection(
    entry: &OperationsEntry,
    root: &Origin,
    at: &str,
    diagnostics: &mut Diagnostics,
) -> Selection {
    let mut read = |key: &str, texts: &[String]| -> Vec<Selector> {
        let texts = texts.iter().enumerate();
        let selectors = texts.map(|(index, text)| {
            let place = Place::Value(Origin {
                document: root.document,
                pointer: format!("{at}/{key}/{index}"),
            });
            diagnostics.take(Selector::new(text, place))
        });
        selectors.flatten().collect()
    };
    Selection {
        include: read("include", &entry.include),
        exclude: read("exclude", &entry.exclude),
    }
}

fn derive_service(entry: ServiceEntry, selection: Selection) -> Service {
    let newest = entry
        .versions
        .iter()
        .enumerate()
        .filter(|(_, each)| version::is_stable(&each.version))
        .max_by(|(_, one), (_, other)| version::compare(&one.version, &other.version))
        .map(|(index, _)| index);
    let versions = entry.versions.into_iter().enumerate();
    Service {
        versions: versions
            .map(|(index, each)| derive_version(&entry.module, each, Some(index) == newest))
            .collect(),
        module: entry.module,
        client: entry.client,
        selection,
        global_parameters: entry.global_parameters,
    }
}

fn derive_version(service: &str, entry: VersionEntry, newest_stable: bool) -> Version {
    let module = entry
        .module
        .unwrap_or_else(|| version::module(&entry.version));
    let feature = entry
        .feature
        .unwrap_or_else(|| version::feature(service, &module));
    Version {
        version: entry.version,
        module,
        feature,
        inputs: entry.inputs,
        newest_stable,
    }
}
