//! The services of a project that are selected by their names.

use super::{Project, ProjectOutput};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::manifest::Service;
use crate::source::nearest;

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
