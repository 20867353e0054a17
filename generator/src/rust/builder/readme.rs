//! Builds the README of a crate.

use super::{
    super::{
        docs::{self, DocExample},
        krate::{CrateReadme, ReadmeService, Section},
    },
    context::{BuilderInput, ModuleContext},
    example,
    named_operation::{NamedOperation, operations_of_group},
    supplied_by::needs,
    types::TypeContext,
};
use crate::ir::{Endpoint, HttpMethod, Module, Operation};

/// Builds the README of a crate.
pub(super) fn readme(input: &BuilderInput<'_>) -> CrateReadme {
    let package = input.package;
    let newest = package.modules.iter().find(|module| module.newest_stable);
    let any_operation =
        |holds: fn(&Operation) -> bool| package.any_api(|api| api.operations().any(holds));
    let is_managed = package.any_api(|api| api.client.endpoint == Endpoint::ResourceManager);
    let sections = [
        (Section::Lists, any_operation(|it| it.paging().is_some())),
        (
            Section::LongRunningOperations,
            any_operation(|it| it.long_running.is_some()),
        ),
        (Section::Clouds, is_managed),
        (Section::Testing, !package.modules.is_empty()),
    ];
    let sections = sections.into_iter().filter(|(_, concerns)| *concerns);
    CrateReadme {
        services: package.modules.iter().map(service).collect(),
        feature: newest.and_then(|module| module.path.first()).cloned(),
        first_call: first_call(input),
        sections: sections.map(|(section, _)| section).collect(),
    }
}

fn service(module: &Module) -> ReadmeService {
    ReadmeService {
        title: docs::api_name(&module.api.client.title),
        versions: docs::text(&module.api.versions.join(" and ")),
        feature: module.feature.clone().unwrap_or_default(),
    }
}

/// Returns a program that creates a client of the first service's newest stable version and calls it.
fn first_call(input: &BuilderInput<'_>) -> Option<DocExample> {
    let modules = &input.package.modules;
    let newest = modules.iter().position(|module| module.newest_stable);
    if modules.is_empty() {
        return None;
    }
    let context = ModuleContext::new(input, newest.unwrap_or(0));
    let api = context.api();
    let is_scoped = |operation: &Operation| {
        let mut parameters = api.client.parameters.iter();
        parameters.all(|parameter| needs(operation, parameter))
    };
    let groups = 0..api.groups.len();
    let call = groups
        .flat_map(|group| operations_of_group(&context, group))
        .find(|NamedOperation { operation, .. }| {
            operation.method == HttpMethod::Get
                && operation.paging().is_none()
                && is_scoped(operation)
        });
    let context = TypeContext {
        context,
        here: None,
    };
    Some(example::program(&context, 0, call.as_ref()))
}
