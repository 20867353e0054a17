//! Builds the manifest of a crate: features and dependencies.

use indexmap::IndexSet;

use super::super::{
    docs,
    krate::{CargoManifest, Feature, FeatureKind},
    options::{CrateKind, Options},
};
use crate::ir::{Body, BodyKind, Module, Package, is_invisible};

/// Builds the manifest of a crate.
pub(super) fn manifest(package: &Package, options: &Options) -> CargoManifest {
    match options.kind {
        CrateKind::Curated => CargoManifest::Curated {
            features: features(package),
            documented: package
                .modules
                .iter()
                .filter_map(|module| module.feature.clone())
                .collect(),
        },
        CrateKind::Standalone => CargoManifest::Standalone {
            description: match &options.package.description {
                Some(description) => one_line(description),
                None => description(package),
            },
            features: features(package),
            uses_xml: package.modules.iter().any(uses_xml),
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
