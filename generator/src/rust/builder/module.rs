//! Builds the module of an API: clients, options, response headers, types.

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;
use rayon::prelude::*;

use super::{
    super::{
        client::Client,
        docs::{self, Docs},
        gate::Gate,
        krate::{Family, HeadersFile, Module, OptionsFile},
    },
    client,
    context::{BuilderInput, ModuleContext},
    definition::definition,
    first_call::first_call,
    headers, method_docs, method_options,
    named_operation::{NamedOperation, operations, unscoped_operations},
    parameter_group,
    types::TypeContext,
    webhooks,
};
use crate::{
    ir::{DefinitionId, GroupSet},
    names::{FamilyKey, ModuleName, TypeModule},
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
        || rayon::join(|| builder.clients(), || builder.options()),
        || builder.families(),
    );
    Module {
        path: context.names.path.clone(),
        header: input.options.header_for(&context.module.inputs),
        docs: builder.docs(),
        clients,
        options,
        headers: builder.headers(),
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
            let mut example = first_call(self.context.context, None);
            if let Some(features) = self.context.context.features() {
                example.require(&features.all);
            }
            docs.end_with(example);
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
        let first = match named.min_by_key(|(group, _)| &group.name) {
            Some((_, first)) => {
                let accessor = method_docs::plain(first.accessor.as_str());
                let link = match context.features() {
                    // The feature of the group may be disabled.
                    Some(_) => format!("`{accessor}`"),
                    None => format!("[`{accessor}`]({path}::{accessor})"),
                };
                format!(
                    "Create a [`{root}`]({path}). Its methods, such as {link}, return the clients for groups of \
                     operations."
                )
            }
            None => format!("Create a [`{root}`]({path}) to call the operations."),
        };
        let unscoped = context.names.unscoped.as_ref().map(|names| {
            let name = &names.client.client;
            format!(
                " [`{name}`]({}) has the operations that do not require its parameters.",
                context.path_to(name.as_str())
            )
        });
        format!("{first}{}", unscoped.unwrap_or_default())
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
        let named = named.map(|(index, (_, operations))| {
            let names = &context.names.groups[index];
            client::of_group(&self.context, index, names, operations)
        });
        let mut clients = vec![root];
        clients.par_extend(named);
        clients.extend(self.unscoped_root());
        clients
    }

    /// Returns the root client without the parameters that constructors require, if some operations need none of them.
    fn unscoped_root(&self) -> Option<Client> {
        let context = self.context.context;
        let names = context.names.unscoped.as_ref()?;
        let mut groups = context.api().groups.iter();
        let ungrouped = groups.position(|group| group.name.is_empty());
        let operations = ungrouped.map(|index| unscoped_operations(&context, index));
        Some(client::unscoped_root(
            &self.context,
            names,
            &operations.unwrap_or_default(),
        ))
    }

    /// Returns the files of method options and parameter groups: one, or one per set of groups.
    fn options(&self) -> Vec<OptionsFile> {
        let context = self.context.context;
        let mut files: IndexMap<GroupSet, OptionsFile> = IndexMap::new();
        for (place, operations) in self.operations.iter().enumerate() {
            let groups = context.groups(|reach| reach.set(&BTreeSet::from([place])));
            for operation in operations {
                let options = method_options::method_options(&self.context, operation);
                let file = files.entry(groups.clone());
                let file = file.or_insert_with_key(|groups| self.options_file(groups));
                file.method_options.push(options);
            }
        }
        let groups = context.api().parameter_groups.iter();
        for (place, (group, names)) in groups.zip(&context.names.parameter_groups).enumerate() {
            let groups = context.groups(|reach| reach.of_parameter_group(place));
            let group = parameter_group::parameter_group(&self.context, group, names);
            let file = files.entry(groups);
            let file = file.or_insert_with_key(|groups| self.options_file(groups));
            file.parameter_groups.push(group);
        }
        files.into_values().collect()
    }

    fn options_file(&self, groups: &GroupSet) -> OptionsFile {
        let context = self.context.context;
        OptionsFile {
            name: context.file_of(groups),
            gate: context.gate(groups),
            method_options: Vec::new(),
            parameter_groups: Vec::new(),
        }
    }

    /// Returns the files of traits for response headers: one, or one per set of groups.
    fn headers(&self) -> Vec<HeadersFile> {
        let context = self.context.context;
        let sets = &context.api().header_sets;
        let mut carriers: Vec<Vec<(usize, &NamedOperation<'_>)>> = vec![Vec::new(); sets.len()];
        for (group, operations) in self.operations.iter().enumerate() {
            for carrier in operations {
                if let Some(place) = carrier.operation.header_set() {
                    carriers[place].push((group, carrier));
                }
            }
        }
        let mut files: IndexMap<GroupSet, HeadersFile> = IndexMap::new();
        let sets = sets.iter().zip(&context.names.header_sets).zip(&carriers);
        for (place, ((set, names), carriers)) in sets.enumerate() {
            let groups = context.groups(|reach| reach.of_header_set(place));
            let set = headers::header_set(&self.context, set, names, carriers, &groups);
            let file = files.entry(groups);
            let file = file.or_insert_with_key(|groups| HeadersFile {
                name: context.file_of(groups),
                gate: context.gate(groups),
                sets: Vec::new(),
            });
            file.sets.push(set);
        }
        files.into_values().collect()
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
        let families = families.filter_map(|(key, name)| {
            let gate = match key {
                FamilyKey::Groups(groups) => context.gate(groups),
                FamilyKey::Family(_) => Gate(None),
            };
            Some(self.family(name, gate, by_family.get(name)?))
        });
        families.collect()
    }

    fn family(&self, name: &ModuleName, gate: Gate, own: &[DefinitionId]) -> Family {
        let types = TypeContext {
            context: self.context.context,
            here: Some(&TypeModule::Family(name.clone())),
        };
        Family {
            name: name.clone(),
            gate,
            definitions: own.iter().map(|id| definition(&types, *id)).collect(),
        }
    }
}
