//! The features of services, and the versions that their modules re-export.

use super::change::{Change, ChangeKind};
use crate::rust::krate::{CargoManifest, Crate, FeatureKind};

/// Reports services whose feature selects another version, because users of the old one need its own feature.
pub(super) fn changes(old: &Crate, new: &Crate) -> Vec<Change> {
    let moved = newest(old).filter_map(|(service, before)| {
        let (_, after) = newest(new).find(|(other, _)| *other == service)?;
        (before != after).then(|| Change {
            kind: ChangeKind::Changed,
            breaking: true,
            without_rest: false,
            item: "feature",
            path: service.to_owned(),
            spec: String::new(),
            what: format!("enables `{after}`, was `{before}`"),
            old: None,
            new: None,
        })
    });
    moved.chain(re_exports(old, new)).collect()
}

/// Reports modules of services that re-export another version. Paths without a version then lead to other items.
fn re_exports(old: &Crate, new: &Crate) -> Vec<Change> {
    let mut services: Vec<&str> = Vec::new();
    for service in old.services.iter().chain(&new.services) {
        if !services.contains(&service.name.as_str()) {
            services.push(service.name.as_str());
        }
    }
    let changes = services.into_iter().filter_map(|service| {
        let (before, after) = (re_export(old, service), re_export(new, service));
        let what = match (before, after) {
            (Some(before), Some(after)) if before == after => return None,
            (Some(before), Some(after)) => format!("re-exports `{after}`, was `{before}`"),
            (Some(before), None) => format!("no longer re-exports `{before}`"),
            (None, Some(after)) => format!("re-exports `{after}`"),
            (None, None) => return None,
        };
        // A module that only one crate has is a change of its own.
        let exists = |krate: &Crate| krate.services.iter().any(|it| it.name.as_str() == service);
        (exists(old) && exists(new)).then(|| Change {
            kind: ChangeKind::Changed,
            breaking: before.is_some(),
            without_rest: false,
            item: "module",
            path: service.to_owned(),
            spec: String::new(),
            what,
            old: None,
            new: None,
        })
    });
    changes.collect()
}

/// Returns the version that the module of a service re-exports.
fn re_export<'k>(krate: &'k Crate, service: &str) -> Option<&'k str> {
    let mut services = krate.services.iter();
    let found = services.find(|it| it.name.as_str() == service)?;
    Some(found.newest.as_ref()?.name.as_str())
}

/// Returns the features of services, each with the feature of the version that it selects.
fn newest(krate: &Crate) -> impl Iterator<Item = (&str, &str)> {
    let features = match &krate.manifest {
        CargoManifest::Curated { features, .. } | CargoManifest::Standalone { features, .. } => {
            features.as_slice()
        }
    };
    features.iter().filter_map(|feature| match &feature.kind {
        FeatureKind::Newest(version) => Some((feature.name.as_str(), version.as_str())),
        FeatureKind::Version | FeatureKind::Group => None,
    })
}
