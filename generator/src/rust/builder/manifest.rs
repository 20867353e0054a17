//! Builds the manifest of a crate: features and dependencies.

use std::collections::BTreeSet;

use indexmap::IndexSet;

use super::super::{
    docs,
    krate::{CargoManifest, Dependency, Feature, FeatureKind},
    options::{CrateKind, DependencySettings, Options},
    runtime::RuntimePart,
};
use super::context::BuilderInput;
use crate::ir::{Body, BodyKind, GroupReach, Module, Package, Profile, is_invisible};
use crate::names::GroupFeatures;

/// Builds the manifest of a crate.
pub(super) fn manifest(input: &BuilderInput<'_>, runtime: &BTreeSet<RuntimePart>) -> CargoManifest {
    let (package, options) = (input.package, input.options);
    let mut manifest = match options.kind {
        CrateKind::Curated => CargoManifest::Curated {
            features: features(input),
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
                        newest
                            .chain(always_enabled(input))
                            .chain(["azure_core/default".to_owned()])
                            .collect()
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
                    _ => features(input),
                },
                own_features: options
                    .package
                    .features
                    .iter()
                    .filter(|(name, _)| *name != DEFAULT)
                    .map(|(name, needs)| (name.clone(), needs.clone()))
                    .collect(),
                dependencies: dependencies(input, runtime),
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

fn dependencies(input: &BuilderInput<'_>, runtime: &BTreeSet<RuntimePart>) -> Vec<Dependency> {
    let (package, options) = (input.package, input.options);
    // With features, those of the versions enable it.
    let uses_xml = match options.kind {
        CrateKind::Runtime => runtime.contains(&RuntimePart::WireXml),
        _ => {
            let mut modules = package.modules.iter();
            modules.any(|module| module.feature.is_none() && uses_xml(module))
        }
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
const OF_RUNTIME: [&str; 3] = ["async-trait", "futures-core", "serde_json"];

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

/// Returns the features of all groups of modules without a feature, which are enabled by default.
fn always_enabled(input: &BuilderInput<'_>) -> Vec<String> {
    let features = input.overview.features.iter().flatten();
    let features = features.filter(|features| features.by_default);
    features.map(|features| features.all.clone()).collect()
}

/// Returns one feature per version, and one per service for its newest stable version. With features of operation
/// groups, those of versions and services enable them.
fn features(input: &BuilderInput<'_>) -> Vec<Feature> {
    let mut features = Vec::new();
    let modules = input.package.modules.iter().zip(&input.overview.features);
    for (module, of_groups) in modules {
        let xml = match uses_xml(module) {
            true => vec!["azure_core/xml".to_owned()],
            false => Vec::new(),
        };
        if let Some(of_groups) = of_groups {
            group_features(&mut features, module, of_groups, xml);
            continue;
        }
        let Some(name) = &module.feature else {
            continue;
        };
        features.push(Feature {
            name: name.clone(),
            kind: FeatureKind::Version,
            enables: xml,
        });
        if let (true, Some(service)) = (module.newest_stable, module.path.first()) {
            features.push(Feature {
                name: service.clone(),
                kind: FeatureKind::Newest(name.clone()),
                enables: vec![name.clone()],
            });
        }
    }
    features
}

/// Adds the features of a module whose operation groups have features.
fn group_features(
    features: &mut Vec<Feature>,
    module: &Module,
    names: &GroupFeatures,
    xml: Vec<String>,
) {
    let group = |name: &str, enables: Vec<String>| Feature {
        name: name.to_owned(),
        kind: FeatureKind::Group,
        enables,
    };
    let each = |groups: &[Option<String>]| groups.iter().flatten().cloned().collect::<Vec<_>>();
    // A client without groups has operations of its own.
    let all = names.client.iter().cloned().chain(each(&names.groups));
    features.push(Feature {
        name: names.all.clone(),
        kind: FeatureKind::Version,
        enables: all.collect(),
    });
    if let Some(client) = &names.client {
        features.push(group(client, xml));
    }
    if let Some(shared) = &names.shared {
        features.push(group(shared, Vec::new()));
    }
    for (place, name) in names.groups.iter().enumerate() {
        let uses_shared = |it: &GroupReach| it.uses_shared(place);
        let shared = names.shared.clone();
        let shared = shared.filter(|_| module.reach.as_ref().is_some_and(uses_shared));
        let enables = names.client.iter().cloned().chain(shared).collect();
        features.extend(name.as_ref().map(|name| group(name, enables)));
    }
    let (Some(newest), Some(client)) = (&names.newest, &names.client) else {
        return;
    };
    features.push(Feature {
        name: newest.all.clone(),
        kind: FeatureKind::Newest(names.all.clone()),
        enables: vec![newest.client.clone(), names.all.clone()],
    });
    features.push(group(&newest.client, vec![client.clone()]));
    for (name, of_version) in newest.groups.iter().zip(&names.groups) {
        if let (Some(name), Some(of_version)) = (name, of_version) {
            let enables = vec![newest.client.clone(), of_version.clone()];
            features.push(group(name, enables));
        }
    }
}

/// True if a client of the module uses XML.
fn uses_xml(module: &Module) -> bool {
    let is_xml = |body: &Body| body.kind == BodyKind::Xml;
    module.api.operations().any(|operation| {
        let reads = operation.responses.iter().any(|it| it.body.is_some());
        (reads && operation.responds_with_xml()) || operation.body.as_ref().is_some_and(is_xml)
    })
}
