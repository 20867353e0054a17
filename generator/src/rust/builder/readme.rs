//! Builds the README of a crate.

use super::{
    super::{
        docs::{self, DocExample},
        krate::{CrateReadme, ReadmeGroups, ReadmeService, Section},
    },
    context::{BuilderInput, ModuleContext},
    first_call,
    manifest::profile,
};
use crate::ir::{Authentication, Endpoint, Module, Operation, Profile};

/// Builds the README of a crate.
pub(super) fn readme(input: &BuilderInput<'_>) -> CrateReadme {
    let package = input.package;
    let newest = package.modules.iter().find(|module| module.newest_stable);
    let any_operation =
        |holds: fn(&Operation) -> bool| package.any_api(|api| api.operations().any(holds));
    let is_managed = package.any_api(|api| api.client.endpoint == Endpoint::ResourceManager);
    let signs_in = package.any_api(|api| {
        let mut alternatives = api.client.auth_alternatives().iter();
        alternatives.any(Authentication::is_entra)
    });
    let is_for_azure = profile(package) == Profile::Azure;
    let sections = [
        (Section::SignIn, signs_in && is_for_azure),
        (Section::Credentials, signs_in && !is_for_azure),
        (Section::Lists, any_operation(|it| it.paging().is_some())),
        (
            Section::LongRunningOperations,
            any_operation(|it| it.long_running.is_some()),
        ),
        (Section::Errors, any_operation(|_| true)),
        (Section::Clouds, is_managed),
        (
            Section::Testing {
                with_credential: signs_in,
            },
            any_operation(|_| true),
        ),
    ];
    let sections = sections.into_iter().filter(|(_, concerns)| *concerns);
    CrateReadme {
        is_for_azure,
        services: services(&package.modules),
        feature: newest.and_then(|module| module.path.first()).cloned(),
        version_feature: newest.and_then(|module| module.feature.clone()),
        first_call: first_call(input),
        sections: sections.map(|(section, _)| section).collect(),
        users: Vec::new(),
        groups: groups(input),
    }
}

/// Returns the features of the operation groups of the first service, in its newest stable version.
fn groups(input: &BuilderInput<'_>) -> Option<ReadmeGroups> {
    let newest = input.package.modules.iter().position(|it| it.newest_stable);
    let features = input.overview.features.get(newest.unwrap_or(0))?.as_ref()?;
    let (all, groups) = match &features.newest {
        Some(newest) => (&newest.all, &newest.groups),
        None => (&features.all, &features.groups),
    };
    Some(ReadmeGroups {
        all: all.clone(),
        example: groups.iter().flatten().next()?.clone(),
        by_default: features.by_default,
    })
}

/// Returns the rows of the README. The versions of a service are one row.
fn services(modules: &[Module]) -> Vec<ReadmeService> {
    let is_same = |a: &Module, b: &Module| a.path.len() > 1 && a.path.first() == b.path.first();
    modules.chunk_by(is_same).filter_map(service).collect()
}

fn service(versions: &[Module]) -> Option<ReadmeService> {
    let newest = versions.iter().rfind(|module| module.newest_stable);
    let module = newest.or(versions.last())?;
    let versions = versions
        .iter()
        .map(|module| docs::text(&module.api.versions.join(" and ")));
    Some(ReadmeService {
        title: docs::api_name(&module.api.client.title),
        versions: versions.collect::<Vec<_>>().join(", "),
        feature: module.path.first().cloned().unwrap_or_default(),
    })
}

/// Returns the first call of the first service's newest stable version, which compiles with its feature only.
fn first_call(input: &BuilderInput<'_>) -> Option<DocExample> {
    let modules = &input.package.modules;
    let newest = modules.iter().position(|module| module.newest_stable);
    let module = modules.get(newest.unwrap_or(0))?;
    let context = ModuleContext::new(input, newest.unwrap_or(0));
    let of_groups = input.overview.features.get(newest.unwrap_or(0))?.as_ref();
    // The module of the service has the clients of its newest stable version, behind the feature of the service.
    let service = match (&*module.path, of_groups) {
        ([service, _], None) if module.newest_stable && module.feature.is_some() => Some(service),
        _ => None,
    };
    let path = service.map(|service| format!("{}::{service}", context.crate_name));
    let mut example = first_call::first_call(context, path);
    let feature = of_groups.map(|it| &it.all);
    if let Some(feature) = feature.or(service).or(module.feature.as_ref()) {
        example.require(feature);
    }
    Some(example)
}
