//! The services of a project, and their places in a checkout of the public specifications.

use std::path::{Path, PathBuf};

use super::{Project, ProjectSettings};
use crate::diagnostics::Diagnostics;
use crate::manifest::{Service, Version, compare_versions, is_stable};
use crate::source::Sources;

/// The file name of a service's configuration.
const README: &str = "readme.md";

/// Loads a project.
pub(super) fn load(sources: &Sources, manifest: &Path) -> Result<Project, Diagnostics> {
    Project::load_with(sources, manifest, ProjectSettings::default())
}

/// Returns the newest stable version of a service, or else its newest one.
pub(super) fn present(service: &Service) -> Option<&Version> {
    let versions = service.versions.iter();
    versions.max_by(|one, other| {
        let stability = is_stable(&one.version).cmp(&is_stable(&other.version));
        stability.then_with(|| compare_versions(&one.version, &other.version))
    })
}

/// Returns the readme of a service in a checkout: that in the innermost folder around its files.
pub(super) fn readme(service: &Service, checkout: &Path) -> Option<PathBuf> {
    let input = present(service)?.inputs.first()?;
    let file = checkout.join(input);
    let folders = file.ancestors().skip(1).take_while(|it| *it != checkout);
    let mut readmes = folders.map(|folder| folder.join(README));
    readmes.find(|readme| readme.is_file())
}

/// Returns the reason for a service that the checkout lacks.
pub(super) fn absent() -> String {
    "the checkout does not have it".to_owned()
}

/// Returns the first message, with the help.
pub(super) fn reason(diagnostics: Diagnostics) -> String {
    let first = diagnostics.iter().next();
    first.map_or(String::new(), |it| match &it.help {
        Some(help) => format!("{}; {help}", it.message),
        None => it.message.clone(),
    })
}
