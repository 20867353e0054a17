//! The features of services.

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
    moved.collect()
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
        FeatureKind::Version { .. } => None,
    })
}
