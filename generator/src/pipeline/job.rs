//! The input files of one API, and its place in the crate.

use std::path::{Path, PathBuf};

use crate::ir::{Profile, UnknownProperties};
use crate::manifest::{GlobalParameters, Manifest, Service, StreamSettings, Version};
use crate::rename::Rename;
use crate::selection::Selection;

/// An API to generate: its files and its place in the crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Job {
    /// The module path. Empty for a crate with a single API.
    pub path: Vec<String>,
    /// The feature, if it is optional.
    pub feature: Option<String>,
    /// True if each operation group has a feature.
    pub group_features: bool,
    /// True if the feature of the service selects it.
    pub newest_stable: bool,
    /// True if other jobs have the same operations in other versions. A selector may match in one of them only.
    pub one_of_versions: bool,
    /// The name of the client. Defaults to the title of the API.
    pub client: Option<String>,
    /// The supplier of named parameters that do not say otherwise, unless the description decides.
    pub global_parameters: Option<GlobalParameters>,
    /// The conventions of the client.
    pub profile: ProfileChoice,
    /// The treatment of properties that the description does not declare.
    pub unknown: UnknownProperties,
    /// The settings of streamed responses.
    pub streams: StreamSettings,
    /// The input files.
    pub inputs: Vec<PathBuf>,
    /// The overlays of the input files.
    pub overlays: Vec<PathBuf>,
    /// The operations to generate.
    pub selection: Selection,
    /// The new names of items.
    pub renames: Vec<Rename>,
}

/// The choice of a profile.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProfileChoice {
    /// This profile.
    Set(Profile),
    /// This profile, which an earlier run recorded. A description that suggests the other one is a warning.
    Recorded(Profile),
    /// The profile that the description suggests.
    Detected,
}

impl Default for ProfileChoice {
    fn default() -> Self {
        ProfileChoice::Set(Profile::default())
    }
}

impl Job {
    /// Creates the job of a crate with a single API.
    pub fn standalone(inputs: Vec<PathBuf>) -> Job {
        Job {
            inputs,
            ..Job::default()
        }
    }

    /// Creates the jobs of a manifest, in its order. `folder` contains the manifest.
    pub fn of_manifest(manifest: &Manifest, folder: &Path) -> Vec<Job> {
        let versions = manifest
            .services
            .iter()
            .flat_map(|service| service.versions.iter().map(move |each| (service, each)));
        versions
            .map(|(service, version)| Job {
                profile: manifest
                    .profile
                    .map_or_else(ProfileChoice::default, ProfileChoice::Recorded),
                unknown: manifest.unknown,
                group_features: manifest.group_features,
                ..Job::of_version(service, version, folder)
            })
            .collect()
    }

    fn of_version(service: &Service, version: &Version, folder: &Path) -> Job {
        Job {
            path: vec![service.module.clone(), version.module.clone()],
            feature: Some(version.feature.clone()),
            group_features: false,
            newest_stable: version.newest_stable,
            one_of_versions: false,
            client: service.client.clone(),
            global_parameters: service.global_parameters,
            profile: ProfileChoice::default(),
            unknown: UnknownProperties::default(),
            streams: service.streams.clone(),
            inputs: version
                .inputs
                .iter()
                .map(|input| folder.join(input))
                .collect(),
            overlays: service
                .overlays
                .iter()
                .chain(&version.overlays)
                .map(|overlay| folder.join(overlay))
                .collect(),
            selection: service.selection.clone(),
            renames: service.renames.clone(),
        }
    }
}
