//! Builds the root of a crate and the modules of its services.

use std::collections::BTreeMap;

use super::super::{
    docs,
    gate::Gate,
    krate::{NewestVersion, Service, Version},
    options::{CrateKind, Options},
};
use super::context::BuilderInput;
use crate::{
    ir::{Definition, DefinitionKind, Module, Package},
    names::ModuleName,
};

/// Returns the header of the root.
pub(super) fn header(package: &Package, options: &Options) -> String {
    match package.modules.as_slice() {
        [module] => options.header_for(&module.inputs),
        // One API in several versions.
        [first, ..] if first.path.len() == 1 => {
            let modules = package.modules.iter();
            let inputs: Vec<_> = modules.flat_map(|module| module.inputs.clone()).collect();
            options.header_for(&inputs)
        }
        _ if options.kind == CrateKind::Curated => {
            options.header("the manifest `specs/armsmith.yaml`")
        }
        _ => options.header("the manifest"),
    }
}

/// True if the crate declares a deprecated item, which its own code uses.
pub(super) fn has_deprecated(package: &Package) -> bool {
    let definitions = package
        .modules
        .iter()
        .flat_map(|module| module.api.definitions.iter());
    let mut definitions = definitions.map(|(_, definition)| definition);
    definitions.any(is_deprecated)
}

fn is_deprecated(definition: &Definition) -> bool {
    let mut properties = match &definition.kind {
        DefinitionKind::Model(model) => model.properties.iter(),
        DefinitionKind::Union(union) => union.shared.iter(),
        DefinitionKind::Enumeration(_)
        | DefinitionKind::JsonUnion(_)
        | DefinitionKind::Tuple(_) => [].iter(),
    };
    definition.docs.deprecated.is_some()
        || properties.any(|property| property.docs.deprecated.is_some())
}

/// Returns the services by module name, each with its versions.
pub(super) fn services(input: &BuilderInput<'_>) -> Vec<Service> {
    let (package, names) = (input.package, input.names);
    let mut services: BTreeMap<&str, (&ModuleName, Vec<usize>)> = BTreeMap::new();
    for (index, module) in names.modules.iter().enumerate() {
        if let Some(service) = module.path.first() {
            let (_, modules) = services
                .entry(service.as_str())
                .or_insert_with(|| (service, Vec::new()));
            modules.push(index);
        }
    }
    let services = services.into_values().map(|(name, modules)| {
        let first = modules
            .first()
            .and_then(|index| package.modules.get(*index));
        Service {
            name: name.clone(),
            docs: first.map_or_else(String::new, service_docs),
            gate: gate(input, modules.iter().copied()),
            versions: modules
                .iter()
                .filter_map(|index| version(input, *index))
                .collect(),
            newest: modules.iter().find_map(|index| newest(input, *index)),
        }
    });
    services.collect()
}

/// Returns the documentation of a module: an API version, or a service with a module per version.
fn service_docs(first: &Module) -> String {
    let title = docs::api_name(&first.api.client.title);
    match first.path.len() {
        1 => {
            let versions = docs::text(&first.api.versions.join(" and "));
            format!("{title}, version {versions}.")
        }
        _ => format!("{title}, one module per API version."),
    }
}

fn version(input: &BuilderInput<'_>, index: usize) -> Option<Version> {
    let (package, names) = (input.package, input.names);
    Some(Version {
        name: names.modules.get(index)?.path.last()?.clone(),
        versions: docs::text(&package.modules.get(index)?.api.versions.join(", ")),
        gate: gate(input, [index]),
    })
}

/// Returns the re-export of a module, if it is the newest stable version of a service. It is behind the feature of the
/// service, if versions have features.
fn newest(input: &BuilderInput<'_>, index: usize) -> Option<NewestVersion> {
    let module = input.package.modules.get(index)?;
    let [service, _] = module.path.as_slice() else {
        return None;
    };
    let features = input.overview.features.get(index).and_then(Option::as_ref);
    let of_groups = features.and_then(|features| features.newest.as_ref());
    let feature = module.feature.is_some().then(|| match of_groups {
        Some(newest) => vec![newest.client.clone()],
        None => vec![service.clone()],
    });
    module.newest_stable.then_some(NewestVersion {
        name: input.names.modules.get(index)?.path.last()?.clone(),
        gate: Gate(feature),
    })
}

/// Returns the features that enable an item that these modules use.
pub(super) fn gate(input: &BuilderInput<'_>, modules: impl IntoIterator<Item = usize>) -> Gate {
    let mut features: Vec<String> = Vec::new();
    for module in modules {
        let of_groups = input.overview.features.get(module).and_then(Option::as_ref);
        let feature = match of_groups {
            Some(features) => &features.client,
            None => &input.package.modules[module].feature,
        };
        match feature {
            Some(feature) if !features.contains(feature) => features.push(feature.clone()),
            Some(_) => {}
            None => return Gate(None),
        }
    }
    Gate(Some(features))
}
