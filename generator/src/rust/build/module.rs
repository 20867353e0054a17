//! The module of an API: clients, options, response headers, types.

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
    context::{Context, Input},
    definition::definition,
    headers, method_options, parameter_group,
    types::TypeContext,
};
use crate::names::{ClientNames, ModuleName, TypeModule};

/// The module at `index` of the package.
pub(super) fn module(input: &Input<'_>, index: usize) -> Module {
    let builder = Builder {
        context: TypeContext {
            context: Context::new(input, index),
            here: None,
        },
    };
    let ((clients, options), families) = rayon::join(
        || rayon::join(|| builder.clients(), || builder.method_options()),
        || builder.families(),
    );
    let context = builder.context.context;
    Module {
        path: context.names.path.clone(),
        header: input.options.header_for(&context.module.inputs),
        docs: builder.docs(),
        clients,
        method_options: options,
        parameter_groups: builder.parameter_groups(),
        header_sets: builder.header_sets(),
        families,
    }
}

struct Builder<'a> {
    context: TypeContext<'a>,
}

impl<'a> Builder<'a> {
    fn docs(&self) -> Docs {
        let api = self.context.context.api();
        let title = format!("{}.", docs::text(&api.client.title));
        let mut docs = Docs::of(&client::prose(api), &title);
        let versions = docs::text(&api.versions.join(", "));
        docs.paragraph(&format!("API version {versions}."));
        docs
    }

    fn operations(&self, group: usize) -> client::Operations<'a> {
        let context = self.context.context;
        let operations = &context.api().groups[group].operations;
        operations
            .iter()
            .zip(&context.names.methods[group])
            .collect()
    }

    /// The root client with the operations without a group, and one client for each group.
    fn clients(&self) -> Vec<Client> {
        let context = self.context.context;
        let groups = &context.api().groups;
        let ungrouped = groups.iter().position(|group| group.name.is_empty());
        let ungrouped = ungrouped.map(|index| self.operations(index));
        let root = client::root(&self.context, &ungrouped.unwrap_or_default());
        let named = groups.par_iter().enumerate();
        let named = named.filter(|(_, group)| !group.name.is_empty());
        let named = named.map(|(index, group)| {
            let names = &context.names.groups[index];
            client::of_group(&self.context, group, names, &self.operations(index))
        });
        let mut clients = vec![root];
        clients.par_extend(named);
        clients
    }

    /// The clients with their operations, in the order of the groups.
    fn groups(&self) -> impl Iterator<Item = (&'a ClientNames, client::Operations<'a>)> {
        let context = self.context.context;
        let groups = context.api().groups.iter().zip(&context.names.groups);
        groups.enumerate().map(move |(index, (group, client))| {
            let client = match group.name.is_empty() {
                true => &context.names.client,
                false => client,
            };
            (client, self.operations(index))
        })
    }

    fn method_options(&self) -> Vec<MethodOptions> {
        let options = self.groups().flat_map(|(client, operations)| {
            operations.into_iter().map(move |(operation, method)| {
                method_options::method_options(&self.context, client, operation, method)
            })
        });
        options.collect()
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
        let mut carriers: Vec<Vec<headers::Carrier<'_>>> = vec![Vec::new(); sets.len()];
        for (client, operations) in self.groups() {
            for (operation, method) in operations {
                if let Some(place) = operation.header_set {
                    carriers[place].push((client, operation, method));
                }
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
        let families = self.context.context.names.families.par_iter();
        families.map(|(_, name)| self.family(name)).collect()
    }

    fn family(&self, name: &ModuleName) -> Family {
        let here = TypeModule::Family(name.clone());
        let context = self.context.context;
        let types = TypeContext {
            context,
            here: Some(&here),
        };
        let definitions = context.api().definitions.iter();
        let own = definitions.filter(|(id, _)| context.type_names(*id).module == here);
        Family {
            name: name.clone(),
            definitions: own.map(|(id, _)| definition(&types, id)).collect(),
        }
    }
}
