//! The input files of one API, and its place in the crate.

use std::path::{Path, PathBuf};

use crate::manifest::{Manifest, Service, Version};

/// What becomes one API: its files and its place in the crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Job {
    /// The words that make the module path; none where the crate is one API.
    pub path: Vec<String>,
    /// The feature that switches it on, where it is not always on.
    pub feature: Option<String>,
    /// Whether the service's own feature leads to it.
    pub newest_stable: bool,
    /// The name of its client, where the title of the API does not decide.
    pub client: Option<String>,
    /// Its files.
    pub inputs: Vec<PathBuf>,
}

impl Job {
    /// The only API of a crate.
    pub fn standalone(inputs: Vec<PathBuf>) -> Job {
        Job {
            inputs,
            ..Job::default()
        }
    }

    /// Every version of every service of a manifest, in its order; `folder` is the one that it lies in.
    pub fn of_manifest(manifest: &Manifest, folder: &Path) -> Vec<Job> {
        let versions = manifest
            .services
            .iter()
            .flat_map(|service| service.versions.iter().map(move |each| (service, each)));
        versions
            .map(|(service, version)| Job::of_version(service, version, folder))
            .collect()
    }

    fn of_version(service: &Service, version: &Version, folder: &Path) -> Job {
        Job {
            path: vec![service.module.clone(), version.module.clone()],
            feature: Some(version.feature.clone()),
            newest_stable: version.newest_stable,
            client: service.client.clone(),
            inputs: version
                .inputs
                .iter()
                .map(|input| folder.join(input))
                .collect(),
        }
    }
}
