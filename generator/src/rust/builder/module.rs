//! Builds the module of an API: clients, options, response headers, types.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{
    super::{
        client::Client,
        docs::{self, Docs},
        headers::HeaderSet,
        krate::{Family, Module},
        method::{MethodOptions, ParameterGroup},
    },
    client,
    context::{BuilderInput, ModuleContext},
    definition::definition,
    first_call::first_call,
    headers, method_docs, method_options,
    named_operation::{NamedOperation, operations},
    parameter_group,
    types::TypeContext,
    webhooks,
};
use crate::{
    ir::DefinitionId,
    names::{ModuleName, TypeModule},
};

/// Builds the module at `index` of the package.
pub(super) fn module(input: &BuilderInput<'_>, index: usize) -> Module {
    let context = ModuleContext::new(input, index);
    let builder = ModuleBuilder {
        context: TypeContext {
            context,
            here: None,
        },
        operations: operations(&context),
    };
    let ((clients, options), families) = rayon::join(
        || rayon::join(|| builder.clients(), || builder.method_options()),
        || builder.families(),
    );
    Module {
        path: context.names.path.clone(),
        header: input.options.header_for(&context.module.inputs),
        docs: builder.docs(),
        clients,
        method_options: options,
        parameter_groups: builder.parameter_groups(),
        header_sets: builder.header_sets(),
        webhooks: webhooks::webhooks(&builder.context),
        families,
    }
}

struct ModuleBuilder<'a> {
    context: TypeContext<'a>,
    /// The operations of each group.
    operations: Vec<Vec<NamedOperation<'a>>>,
}

impl<'a> ModuleBuilder<'a> {
    fn docs(&self) -> Docs {
        let api = self.context.context.api();
        let title = format!("The {} API.", docs::api_name(&api.client.title));
        let mut docs = Docs::of(&client::prose(api), &title);
        // The module of a version is declared with a sentence on it.
        if self.context.context.names.path.len() < 2 {
            let versions = docs::text(&api.versions.join(", "));
            docs.paragraph(&format!("API version {versions}."));
        }
        if api.operations().next().is_some() {
            docs.paragraph(&self.first_step());
            docs.end_with(first_call(self.context.context));
        }
        docs
    }

    /// Returns a sentence on the root client and its accessors. Its links are absolute, because the documentation of a
    /// module with outer documentation is resolved in the parent.
    fn first_step(&self) -> String {
        let context = self.context.context;
        let root = &context.names.client.client;
        let path = context.path_to(root.as_str());
        let groups = context.api().groups.iter().zip(&context.names.groups);
        let named = groups.filter(|(group, _)| !group.name.is_empty());
        // The first by name, so that the order of the files does not matter.
        match named.min_by_key(|(group, _)| &group.name) {
            Some((_, first)) => {
                let accessor = method_docs::plain(first.accessor.as_str());
                format!(
                    "Create a [`{root}`]({path}). Its methods, such as [`{accessor}`]({path}::{accessor}), return the \
                     clients for groups of operations."
                )
            }
            None => format!("Create a [`{root}`]({path}) to call the operations."),
        }
    }

    /// Returns the root client with the operations without a group, and one client per group.
    fn clients(&self) -> Vec<Client> {
        let context = self.context.context;
        let groups = &context.api().groups;
        let ungrouped = groups.iter().position(|group| group.name.is_empty());
        let ungrouped = ungrouped.and_then(|index| self.operations.get(index));
        let root = client::root(&self.context, ungrouped.map_or(&[], Vec::as_slice));
        let named = groups.par_iter().zip(&self.operations).enumerate();
        let named = named.filter(|(_, (group, _))| !group.name.is_empty());
        let named = named.map(|(index, (group, operations))| {
            let names = &context.names.groups[index];
            client::of_group(&self.context, group, names, operations)
        });
        let mut clients = vec![root];
        clients.par_extend(named);
        clients
    }

    fn method_options(&self) -> Vec<MethodOptions> {
        let operations = self.operations.iter().flatten();
        operations
            .map(|operation| method_options::method_options(&self.context, operation))
            .collect()
    }

    fn parameter_groups(&self) -> Vec<ParameterGroup> {
        let context = self.context.context;
        let groups = context.api().parameter_groups.iter();
        groups
            .zip(&context.names.parameter_groups)
            .map(|(group, names)| parameter_group::parameter_group(&self.context, group, names))
            .collect()
    }

    fn header_sets(&self) -> Vec<HeaderSet> {
        let context = self.context.context;
        let sets = &context.api().header_sets;
        let mut carriers: Vec<Vec<&NamedOperation<'_>>> = vec![Vec::new(); sets.len()];
        for carrier in self.operations.iter().flatten() {
            if let Some(place) = carrier.operation.header_set() {
                carriers[place].push(carrier);
            }
        }
        sets.iter()
            .zip(&context.names.header_sets)
            .zip(&carriers)
            .map(|((set, names), carriers)| {
                headers::header_set(&self.context, set, names, carriers)
            })
            .collect()
    }

    fn families(&self) -> Vec<Family> {
        let context = self.context.context;
        let mut by_family: HashMap<&ModuleName, Vec<DefinitionId>> = HashMap::new();
        for (id, _) in context.api().definitions.iter() {
            if let TypeModule::Family(name) = &context.type_names(id).module {
                by_family.entry(name).or_default().push(id);
            }
        }
        let families = context.names.families.par_iter();
        families
            .map(|(_, name)| self.family(name, by_family.get(name).map_or(&[], Vec::as_slice)))
            .collect()
    }

    fn family(&self, name: &ModuleName, own: &[DefinitionId]) -> Family {
        let types = TypeContext {
            context: self.context.context,
            here: Some(&TypeModule::Family(name.clone())),
        };
        Family {
            name: name.clone(),
            definitions: own.iter().map(|id| definition(&types, *id)).collect(),
        }
    }
}
