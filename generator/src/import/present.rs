//! The service in the manifest to which a version belongs.

use std::path::Path;

use super::resource_types::resource_types;
use crate::manifest::{Manifest, Service};
use crate::source::Sources;

/// Finds the services of a manifest.
pub(super) struct PresentServices<'a> {
    pub(super) manifest: &'a Manifest,
    /// The folder of the manifest.
    pub(super) folder: &'a Path,
    /// The sources of the manifest's files.
    pub(super) present: &'a Sources,
    /// The sources of the checkout.
    pub(super) checkout: &'a Sources,
}

impl<'a> PresentServices<'a> {
    /// Returns the service with files of the same resource provider that has a file of the same name, or a resource of
    /// the same type.
    pub(super) fn of<P: AsRef<Path>>(&self, inputs: &[P]) -> Option<&'a Service> {
        let names: Vec<String> = inputs
            .iter()
            .map(|input| self.checkout.name(input.as_ref()))
            .collect();
        let provider = provider(names.first()?);
        let services = self.manifest.services.iter();
        let of_provider: Vec<_> = services
            .filter(|service| files(service).any(|file| self::provider(file) == provider))
            .collect();
        let has_file = |service: &&&Service| {
            files(service).any(|file| names.iter().any(|name| last(name) == last(file)))
        };
        if let Some(service) = of_provider.iter().find(has_file) {
            return Some(service);
        }
        if of_provider.is_empty() {
            return None;
        }
        let types = resource_types(self.checkout, inputs);
        let has_type = |service: &&&Service| {
            let files = files(service).map(|file| self.folder.join(file));
            !resource_types(self.present, files).is_disjoint(&types)
        };
        of_provider.iter().find(has_type).copied()
    }
}

fn files(service: &Service) -> impl Iterator<Item = &String> {
    let versions = service.versions.iter();
    versions.flat_map(|version| &version.inputs)
}

/// Returns the folder of the resource provider, such as `specification/msi/resource-manager/Microsoft.ManagedIdentity`,
/// or else the folders before those of versions.
fn provider(input: &str) -> String {
    let folders = input.rsplit_once('/').map_or("", |(folders, _)| folders);
    let mut found = Vec::new();
    for folder in folders.split('/') {
        if matches!(folder, "stable" | "preview") {
            break;
        }
        found.push(folder);
        if folder.contains('.') {
            break;
        }
    }
    found.join("/")
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
