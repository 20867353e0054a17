//! Loading of a manifest.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::entry::{
    CrateEntry, FeaturesEntry, LayoutEntry, ManifestEntry, OperationsEntry, OutputsEntry,
    RenameEntry, ServiceEntry, VersionEntry,
};
use super::{Manifest, OutputKind, Service, StreamSettings, Version, located, rules, version};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::Origin;
use crate::rename::{Rename, RenamedKind};
use crate::rust::options::CrateLayout;
use crate::selection::{Selection, Selector};
use crate::source::{Sources, pointer, type_mismatch};

const KEYS: &str = "see the book, chapter `armsmith.yaml`, for the keys of a manifest";

/// The key of a manifest with several crates.
const OUTPUTS: &str = "outputs";

/// Reads the manifest of one crate and checks it.
///
/// # Errors
///
/// Returns all errors in the manifest, or only the first if a value has the wrong type. Several crates are an error.
pub fn load(sources: &Sources, path: &Path) -> Result<Manifest, Diagnostics> {
    single(read(sources, path, rules::Services::Some)?, path)
}

/// Reads a manifest like [`load_all`] whose crates may have no services yet, to add one.
///
/// # Errors
///
/// Returns the errors of [`load_all`].
pub fn load_all_to_extend(
    sources: &Sources,
    path: &Path,
) -> Result<Vec<(Manifest, Origin)>, Diagnostics> {
    read(sources, path, rules::Services::Any)
}

/// Reads a manifest with any number of crates and checks it. Returns each with its place in the file.
///
/// # Errors
///
/// Returns all errors in the manifest, or only the first if a value has the wrong type.
pub fn load_all(sources: &Sources, path: &Path) -> Result<Vec<(Manifest, Origin)>, Diagnostics> {
    read(sources, path, rules::Services::Some)
}

/// Returns the input files and overlays that a manifest lists, without checking it. `None` if it cannot be read.
pub fn input_files(path: &Path) -> Option<Vec<String>> {
    let sources = Sources::new();
    let document = sources.document(sources.load(path).ok()?);
    let outputs = match document.value.get(OUTPUTS) {
        Some(outputs) => Vec::deserialize(outputs).ok()?,
        None => vec![ManifestEntry::deserialize(&document.value).ok()?],
    };
    let mut files = Vec::new();
    for service in outputs.into_iter().flat_map(|entry| entry.services) {
        files.extend(service.overlays);
        for version in service.versions {
            files.extend(version.inputs);
            files.extend(version.overlays);
        }
    }
    Some(files)
}

fn single(mut manifests: Vec<(Manifest, Origin)>, path: &Path) -> Result<Manifest, Diagnostics> {
    match (manifests.pop(), manifests.pop()) {
        (Some((manifest, _)), None) => Ok(manifest),
        (_, second) => {
            let place = second.map_or(Place::File(path.to_owned()), |(_, at)| Place::Value(at));
            let message = "the manifest has several outputs, and the command supports one";
            let help = "use a manifest with one crate, without `outputs`";
            let diagnostic = Diagnostic::new(Code::InvalidManifest, place, message);
            Err(diagnostic.help(help).into())
        }
    }
}

fn read(
    sources: &Sources,
    path: &Path,
    services: rules::Services,
) -> Result<Vec<(Manifest, Origin)>, Diagnostics> {
    let document = sources.document(sources.load(path)?);
    let root = Origin {
        document: document.id,
        pointer: String::new(),
    };
    let entries = match document.value.get(OUTPUTS) {
        Some(_) => {
            let file: OutputsEntry = deserialize(&document.value, &root, sources)?;
            let outputs = file.outputs.into_iter().enumerate();
            outputs
                .map(|(index, entry)| {
                    let pointer = format!("/{OUTPUTS}/{index}");
                    (
                        entry,
                        Origin {
                            pointer,
                            ..root.clone()
                        },
                    )
                })
                .collect()
        }
        None => vec![(deserialize(&document.value, &root, sources)?, root.clone())],
    };
    let mut diagnostics = Diagnostics::default();
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut manifests: Vec<(Manifest, Origin)> = Vec::new();
    for (entry, at) in entries {
        let Some(mut manifest) = derive(entry, &at, &mut diagnostics) else {
            continue;
        };
        manifest.warnings = located::locate(&mut manifest, sources, folder, &at);
        diagnostics.extend(rules::check(sources, &manifest, services, &at, folder));
        manifests.push((manifest, at));
    }
    diagnostics.extend(rules::check_outputs(sources, &manifests, &root));
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    Ok(manifests)
}

/// Deserializes a manifest. An error has the place of the value.
fn deserialize<'v, T: Deserialize<'v>>(
    value: &'v Value,
    at: &Origin,
    sources: &Sources,
) -> Result<T, Diagnostic> {
    let mut track = serde_path_to_error::Track::new();
    let reader = serde_path_to_error::Deserializer::new(value, &mut track);
    T::deserialize(reader).map_err(|error| {
        let error = serde_path_to_error::Error::new(track.path(), error);
        let problem = type_mismatch(&error, at, sources);
        match problem.help {
            Some(_) => problem,
            None => problem.help(KEYS),
        }
    })
}

/// Adds the values that the file omits.
fn derive(entry: ManifestEntry, root: &Origin, diagnostics: &mut Diagnostics) -> Option<Manifest> {
    let services = entry.services.into_iter().enumerate();
    let mut refuse = |key: &str, message: &str, help: &str| {
        let place = Place::Value(Origin {
            document: root.document,
            pointer: format!("{}{key}", root.pointer),
        });
        diagnostics.push(Diagnostic::new(Code::InvalidManifest, place, message).help(help));
    };
    let output = match entry.module {
        Some(_) => OutputKind::Module,
        None => OutputKind::Crate,
    };
    let krate = match (entry.krate, entry.module) {
        (Some(krate), None) => krate,
        (None, Some(name)) => CrateEntry {
            name,
            ..CrateEntry::default()
        },
        (Some(_), Some(_)) => {
            let help = "remove `crate` for a module, or `module` for a crate";
            refuse(
                "/module",
                "an output is a crate or a module, not both",
                help,
            );
            return None;
        }
        (None, None) => {
            refuse(
                "",
                "missing `crate` or `module`",
                "add `crate` with the name of the crate, or `module` with the path of a module",
            );
            return None;
        }
    };
    let layout = match (entry.layout, entry.runtime, output) {
        (LayoutEntry::Crate, None, _) => CrateLayout::Crate,
        (LayoutEntry::Crates, Some(runtime), OutputKind::Crate) => CrateLayout::Crates {
            runtime: runtime.krate,
        },
        (LayoutEntry::Crates, _, OutputKind::Module) => {
            let help = "remove `layout`, or use `crate` instead of `module`";
            refuse("/layout", "a module is not divided into crates", help);
            return None;
        }
        (LayoutEntry::Crates, None, OutputKind::Crate) => {
            let help =
                "add `runtime: {crate: NAME}` with the name of the crate that all others use";
            refuse("/layout", "missing `runtime`", help);
            return None;
        }
        (LayoutEntry::Crate, Some(_), _) => {
            let help = "remove `runtime`, or add `layout: crates`";
            refuse(
                "/runtime",
                "only `layout: crates` has a crate for the runtime",
                help,
            );
            return None;
        }
    };
    Some(Manifest {
        layout,
        group_features: entry.features == FeaturesEntry::Groups,
        crate_name: krate.name,
        output,
        package: krate.package,
        profile: entry.profile,
        unknown: entry.unknown,
        out: entry.out,
        added_fields: entry.added_fields,
        services: services
            .map(|(index, service)| {
                let at = format!("{}/services/{index}/operations", root.pointer);
                let selection = selection(&service.operations, root, &at, diagnostics);
                let at = format!("{}/services/{index}/rename", root.pointer);
                let renames = renames(&service.rename, root, &at);
                derive_service(service, selection, renames)
            })
            .collect(),
        examples: entry.examples,
        warnings: Diagnostics::default(),
    })
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

fn renames(entry: &RenameEntry, root: &Origin, at: &str) -> Vec<Rename> {
    let kinds = RenamedKind::ALL.into_iter();
    let renames = kinds.flat_map(|kind| {
        entry.of(kind).iter().map(move |(from, to)| Rename {
            kind,
            from: from.clone(),
            to: to.clone(),
            place: Place::Key(Origin {
                document: root.document,
                pointer: pointer::child(&format!("{at}/{}", kind.key()), from),
            }),
        })
    });
    renames.collect()
}

fn derive_service(entry: ServiceEntry, selection: Selection, renames: Vec<Rename>) -> Service {
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
        renames,
        directives: entry.directives,
        overlays: entry.overlays,
        global_parameters: entry.global_parameters,
        streams: StreamSettings {
            flag: entry.stream_flag,
            end_marker: entry.stream_end,
        },
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
        overlays: entry.overlays,
        newest_stable,
    }
}
