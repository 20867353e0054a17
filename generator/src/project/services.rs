//! The services of a project, and their places in a checkout of the public specifications.

use std::path::{Path, PathBuf};

use super::{Project, ProjectOutput, ProjectSettings};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::manifest::{Service, Version, compare_versions, is_stable};
use crate::source::{Sources, nearest};

/// The file name of a service's configuration.
const README: &str = "readme.md";

/// Loads a project.
pub(super) fn load(sources: &Sources, manifest: &Path) -> Result<Project, Diagnostics> {
    Project::load_with(sources, manifest, ProjectSettings::default())
}

/// Returns the services with these modules, or in these outputs. Without names, it returns all.
pub(super) fn services<'p>(
    project: &'p Project,
    names: &[String],
) -> Result<Vec<(&'p ProjectOutput, &'p Service)>, Diagnostics> {
    let all = project.outputs().iter().flat_map(|output| {
        let services = output.manifest.services.iter();
        services.map(move |service| (output, service))
    });
    let all: Vec<_> = all.collect();
    let is_meant = |name: &String, (output, service): &(&ProjectOutput, &Service)| {
        *name == service.module || name == output.crate_name()
    };
    let unknown = names
        .iter()
        .filter(|name| !all.iter().any(|it| is_meant(name, it)));
    let errors: Diagnostics = unknown
        .map(|name| {
            let known = all.iter().map(|(_, service)| service.module.as_str());
            let known: Vec<_> = known.collect();
            let help = match nearest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("use one of {}", known.join(", ")),
            };
            let message = format!("the manifest has no service `{name}`");
            let place = Place::File(project.manifest.clone());
            Diagnostic::new(Code::InvalidManifest, place, message).help(help)
        })
        .collect();
    if errors.has_errors() {
        return Err(errors);
    }
    let is_wanted = |it: &(&ProjectOutput, &Service)| {
        names.is_empty() || names.iter().any(|name| is_meant(name, it))
    };
    Ok(all.into_iter().filter(is_wanted).collect())
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
