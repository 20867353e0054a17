//! The versions of a project's services in a checkout of the public specifications.

use std::path::Path;

use super::folder;
use super::selected_services::services;
use super::services::{absent, load, present, readme, reason};
use crate::diagnostics::Diagnostics;
use crate::import::{ImportOptions, Newest, TagChoice, newest};
use crate::manifest::compare_versions;
use crate::source::Sources;

/// Errors, and the sources of their places.
pub type ProjectFailure = Box<(Diagnostics, Sources)>;

/// A service of a project, and its newest versions in a checkout.
#[derive(Debug)]
pub struct ServiceVersions {
    /// The output that has the service.
    pub output: String,
    /// The module.
    pub module: String,
    /// The newest stable version of the manifest, if there is one, or else the newest one.
    pub present: String,
    /// The newest stable version of the checkout. `Err` is the reason why there is none.
    pub stable: Result<TagChoice, String>,
    /// The newest version of the checkout.
    pub any: Result<TagChoice, String>,
}

impl ServiceVersions {
    /// Returns the newer version of a choice.
    pub fn newer<'c>(&self, choice: &'c Result<TagChoice, String>) -> Option<&'c TagChoice> {
        let choice = choice.as_ref().ok()?;
        let is_newer = compare_versions(&choice.version, &self.present).is_gt();
        is_newer.then_some(choice)
    }
}

/// Returns the versions of the services of a project in a checkout. `names` selects services by module, or outputs.
///
/// # Errors
///
/// Returns the errors of the manifest, and an error for each unknown name.
pub fn available_versions(
    manifest: &Path,
    checkout: &Path,
    names: &[String],
) -> Result<Vec<ServiceVersions>, ProjectFailure> {
    let sources = Sources::with_root(folder(manifest));
    let project = match load(&sources, manifest) {
        Ok(project) => project,
        Err(diagnostics) => return Err(Box::new((diagnostics, sources))),
    };
    let services = match services(&project, names) {
        Ok(services) => services,
        Err(diagnostics) => return Err(Box::new((diagnostics, sources))),
    };
    let in_checkout = Sources::with_root(checkout);
    let found = services.into_iter().map(|(output, service)| {
        let choice = |wanted: Newest| {
            let readme = readme(service, checkout).ok_or_else(absent)?;
            let request = ImportOptions {
                service: readme.to_string_lossy().into_owned(),
                checkout: checkout.to_owned(),
                output: Some(output.crate_name().to_owned()),
                module: Some(service.module.clone()),
                to: folder(manifest).to_owned(),
                manifest: Some(manifest.to_owned()),
                ..ImportOptions::default()
            };
            newest(&in_checkout, &request, wanted).map_err(reason)
        };
        ServiceVersions {
            output: output.crate_name().to_owned(),
            module: service.module.clone(),
            present: present(service).map_or(String::new(), |it| it.version.clone()),
            stable: choice(Newest::Stable),
            any: choice(Newest::Any),
        }
    });
    Ok(found.collect())
}
