//! The services of a project that are selected by their names.

use super::{Project, ProjectOutput};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::manifest::Service;
#[cfg(feature = "fake")]
use crate::pipeline::Job;
use crate::source::nearest;

#[cfg(feature = "fake")]
impl Project {
    /// Returns the APIs of the services with these modules, or in these crates. Without names, it returns all.
    ///
    /// # Errors
    ///
    /// Returns an error for each name that the manifest does not have.
    pub fn jobs_of(&self, names: &[String]) -> Result<Vec<Job>, Diagnostics> {
        let selected = services(self, names)?;
        let jobs = self.outputs.iter().flat_map(|output| {
            let mut manifest = output.manifest.clone();
            manifest.services.retain(|service| {
                let mut selected = selected.iter();
                selected.any(|(of, it)| std::ptr::eq(*of, output) && it.module == service.module)
            });
            Job::of_manifest(&manifest, &output.folder)
        });
        Ok(jobs.collect())
    }
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
