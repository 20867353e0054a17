//! Builds the manifest of a crate: features and dependencies.

use std::collections::BTreeSet;

use indexmap::IndexSet;

use super::super::{
    docs,
    krate::{CargoManifest, Dependency, Feature, FeatureKind},
    options::{CrateKind, DependencySettings, Options},
    runtime::RuntimePart,
};
use crate::ir::{Body, BodyKind, Module, Package, Profile, is_invisible};

/// Builds the manifest of a crate.
pub(super) fn manifest(
    package: &Package,
    options: &Options,
    runtime: &BTreeSet<RuntimePart>,
) -> CargoManifest {
    let mut manifest = match options.kind {
        CrateKind::Curated => CargoManifest::Curated {
            features: features(package),
            documented: package
                .modules
                .iter()
                .filter_map(|module| module.feature.clone())
                .collect(),
            streams_bodies: false,
        },
        CrateKind::Standalone | CrateKind::Module | CrateKind::Service | CrateKind::Runtime => {
            CargoManifest::Standalone {
                profile: match profile(package) {
                    Profile::Azure => None,
                    Profile::Plain => Some("plain"),
                },
                keywords: match profile(package) {
                    Profile::Azure => &["azure", "sdk", "cloud", "rest"],
                    Profile::Plain => &["api", "client", "rest"],
                },
                description: match &options.package.description {
                    Some(description) => one_line(description),
                    None if options.kind == CrateKind::Runtime => {
                        "The runtime of other crates".to_owned()
                    }
                    None => description(package),
                },
                default_features: match options.package.features.get(DEFAULT) {
                    _ if options.kind == CrateKind::Runtime => Vec::new(),
                    Some(features) => features.clone(),
                    None => {
                        let newest = package.modules.iter().filter(|it| it.newest_stable);
                        let newest = newest.filter_map(|it| it.feature.clone());
                        let newest = newest.filter(|_| options.kind == CrateKind::Service);
                        newest.chain(["azure_core/default".to_owned()]).collect()
                    }
                },
                debug_features: match options.layout.runtime() {
                    Some(name) if options.kind == CrateKind::Service => {
                        vec![format!("{name}/debug")]
                    }
                    _ => Vec::new(),
                },
                features: match options.kind {
                    CrateKind::Runtime => Vec::new(),
                    _ => features(package),
                },
                own_features: options
                    .package
                    .features
                    .iter()
                    .filter(|(name, _)| *name != DEFAULT)
                    .map(|(name, needs)| (name.clone(), needs.clone()))
                    .collect(),
                dependencies: dependencies(package, options, runtime),
                dev_dependencies: dev_dependencies(options),
            }
        }
    };
    if runtime.contains(&RuntimePart::Upload) && options.kind != CrateKind::Service {
        add_streamed_bodies(&mut manifest, options);
    }
    manifest
}

/// Returns the profile of a package, which all its APIs have.
pub(super) fn profile(package: &Package) -> Profile {
    let first = package.modules.first();
    first.map(|module| module.api.profile).unwrap_or_default()
}

/// The feature that a dependency enables by default.
const DEFAULT: &str = "default";

fn dependencies(
    package: &Package,
    options: &Options,
    runtime: &BTreeSet<RuntimePart>,
) -> Vec<Dependency> {
    // With features, those of the versions enable it.
    let uses_xml = match options.kind {
        CrateKind::Runtime => runtime.contains(&RuntimePart::WireXml),
        _ => features(package).is_empty() && package.modules.iter().any(uses_xml),
    };
    let azure_core: &[&str] = if uses_xml { &["xml"] } else { &[] };
    let time: &[_] = match runtime.contains(&RuntimePart::WireDate) {
        // The encodings of dates do not use its features.
        true => &[("time", "0.3", Some(false), &[][..])],
        false => &[],
    };
    let dependencies = [
        ("async-trait", "0.1", None, &[][..]),
        ("azure_core", "1.1.0", Some(false), azure_core),
        ("futures-core", "0.3", Some(false), &[]),
        ("serde", "1", None, &[]),
        ("serde_json", "1", None, &["float_roundtrip"]),
    ];
    let dependencies = dependencies.iter().chain(time);
    let Some(shared) = options
        .layout
        .runtime()
        .filter(|_| options.kind == CrateKind::Service)
    else {
        return dependencies.map(|it| dependency(*it, options)).collect();
    };
    // The runtime uses the others.
    let dependencies = dependencies.filter(|(name, ..)| !OF_RUNTIME.contains(name));
    let dependencies = dependencies.map(|it| dependency(*it, options));
    let version = &options.package.version;
    let runtime = Dependency {
        name: shared.to_owned().into(),
        settings: DependencySettings {
            // The hidden module may change with every version.
            version: Some(format!("={version}")),
            path: Some(format!("../{shared}")),
            ..DependencySettings::default()
        },
    };
    dependencies.chain([runtime]).collect()
}

/// Adds the dependency of request bodies that are read while they are sent.
fn add_streamed_bodies(manifest: &mut CargoManifest, options: &Options) {
    match manifest {
        CargoManifest::Curated { streams_bodies, .. } => *streams_bodies = true,
        CargoManifest::Standalone { dependencies, .. } => {
            let added = dependency(("futures-io", "0.3", None, &[]), options);
            let place = dependencies.iter().position(|it| it.name > added.name);
            dependencies.insert(place.unwrap_or(dependencies.len()), added);
        }
    }
}

/// The dependencies that only the runtime uses.
const OF_RUNTIME: [&str; 2] = ["futures-core", "serde_json"];

fn dev_dependencies(options: &Options) -> Vec<Dependency> {
    let mut dependencies = vec![("futures", "0.3", None, &[][..])];
    if options.has_tests() {
        // A real HTTP client for a server set in the environment.
        dependencies.push(("azure_core", "1.1.0", Some(false), &["reqwest", "tokio"]));
        dependencies.push(("tokio", "1", None, &["macros", "rt"]));
    }
    let dependencies = dependencies.into_iter();
    dependencies.map(|it| dependency(it, options)).collect()
}

fn dependency(
    (name, version, default_features, features): (&'static str, &str, Option<bool>, &[&str]),
    options: &Options,
) -> Dependency {
    let settings = DependencySettings {
        version: Some(version.to_owned()),
        default_features,
        features: features.iter().map(ToString::to_string).collect(),
        ..DependencySettings::default()
    };
    Dependency {
        name: name.into(),
        settings: match options.package.dependencies.get(name) {
            Some(changes) => settings.with(changes),
            None => settings,
        },
    }
}

/// Returns the description of a package with one API, or with several services.
fn description(package: &Package) -> String {
    if let [_, _, ..] = package.modules.as_slice() {
        let titles = package
            .modules
            .iter()
            .map(|module| module.api.client.title.as_str());
        let titles: IndexSet<&str> = titles.collect();
        let titles: Vec<_> = titles.into_iter().collect();
        return one_line(&format!("Clients for {}", titles.join(", ")));
    }
    let module = package.modules.first();
    let title = module.map_or("", |module| module.api.client.title.as_str());
    let versions = module.map(|module| module.api.versions.join(" and "));
    let versions = versions.unwrap_or_default();
    one_line(&format!(
        "A client for the {} API, version {versions}",
        docs::api_words(title)
    ))
}

/// Returns text on one line, without characters that are not allowed in a manifest.
fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let words = words.join(" ");
    words.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Returns one feature per version, and one per service for its newest stable version.
fn features(package: &Package) -> Vec<Feature> {
    let mut features = Vec::new();
    for module in &package.modules {
        let Some(name) = &module.feature else {
            continue;
        };
        features.push(Feature {
            name: name.clone(),
            kind: FeatureKind::Version {
                uses_xml: uses_xml(module),
            },
        });
        if let (true, Some(service)) = (module.newest_stable, module.path.first()) {
            features.push(Feature {
                name: service.clone(),
                kind: FeatureKind::Newest(name.clone()),
            });
        }
    }
    features
}

/// True if a client of the module uses XML.
fn uses_xml(module: &Module) -> bool {
    let is_xml = |body: &Body| body.kind == BodyKind::Xml;
    module.api.operations().any(|operation| {
        let reads = operation.responses.iter().any(|it| it.body.is_some());
        (reads && operation.answers_xml()) || operation.body.as_ref().is_some_and(is_xml)
    })
}
