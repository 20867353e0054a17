//! Resource types of deleted resources that can be recovered.

use std::collections::{BTreeSet, HashMap};

use super::declared_type::declared_type;
use super::list::resource_of;
use super::template::{RouteTemplate, TemplateSegment};
use crate::fake::load::OperationCatalog;
use crate::ir::{HttpMethod, Type};

/// The beginning of the names of types of deleted resources.
const PREFIX: &str = "deleted";

/// The type of the deleted resources of a type: `locations/deletedVaults` for `vaults`.
#[derive(Clone, Debug)]
pub(in crate::fake) struct DeletedType {
    /// The index of the API.
    pub(in crate::fake) api: usize,
    /// The type of a deleted resource.
    pub(in crate::fake) model: Type,
    template: RouteTemplate,
}

/// The types of deleted resources.
#[derive(Debug, Default)]
pub(super) struct DeletedTable {
    /// By the type of the resources, in lower case.
    by_type: HashMap<String, DeletedType>,
    /// By the namespace and the last name, in lower case: the type, in lower case.
    types: HashMap<(String, String), String>,
}

impl DeletedType {
    /// Returns the ID of the deleted resource with this subscription, location, resource group and name.
    pub(in crate::fake) fn id(
        &self,
        subscription: &str,
        location: &str,
        group: &str,
        name: &str,
    ) -> String {
        let mut id = String::new();
        let mut before = "";
        let last = self.template.segments.len() - 1;
        for (index, segment) in self.template.segments.iter().enumerate() {
            id.push('/');
            match segment {
                TemplateSegment::Literal(text) => {
                    id.push_str(text);
                    before = text;
                }
                _ if index == last => id.push_str(name),
                _ => id.push_str(match before.to_ascii_lowercase().as_str() {
                    "subscriptions" => subscription,
                    "resourcegroups" => group,
                    _ => location,
                }),
            }
        }
        id
    }
}

impl DeletedTable {
    /// Finds the types of deleted resources: those with a location whose name is `deleted` and that of a type.
    pub(super) fn of(catalog: &OperationCatalog, templates: &[RouteTemplate]) -> Self {
        let all = || catalog.operations.iter().zip(templates);
        let created = all().filter(|(entry, _)| {
            entry.is_resource_manager && entry.operation.method == HttpMethod::Put
        });
        let created: BTreeSet<_> = created
            .filter_map(|(_, template)| declared_type(template))
            .map(|it| it.to_lowercase())
            .collect();
        let mut table = DeletedTable::default();
        for (entry, template) in all() {
            let is_item = matches!(
                template.segments.last(),
                Some(TemplateSegment::Parameter(_))
            );
            if entry.operation.method != HttpMethod::Get || !is_item || !entry.is_resource_manager {
                continue;
            }
            let Some(own) = declared_type(template).map(|it| it.to_lowercase()) else {
                continue;
            };
            let (Some((namespace, names)), Some(model)) =
                (own.split_once('/'), resource_of(&entry.operation))
            else {
                continue;
            };
            let name = names.rsplit('/').next().unwrap_or_default();
            let Some(rest) = name.strip_prefix(PREFIX).filter(|it| !it.is_empty()) else {
                continue;
            };
            let mut same = created.iter().filter(|it| {
                let name = it
                    .strip_prefix(namespace)
                    .and_then(|it| it.strip_prefix('/'));
                name.is_some_and(|name| !name.contains('/') && name.ends_with(rest))
            });
            if let (Some(only), None, true) =
                (same.next(), same.next(), names.starts_with("locations/"))
            {
                let deleted = DeletedType {
                    api: entry.api,
                    model: model.clone(),
                    template: template.clone(),
                };
                table.by_type.insert(only.clone(), deleted);
                let key = (namespace.to_owned(), name.to_owned());
                table.types.insert(key, own.clone());
            }
        }
        table
    }

    /// Returns the type of the deleted resources of a type, which is in lower case.
    pub(super) fn get(&self, resource_type: &str) -> Option<&DeletedType> {
        self.by_type.get(resource_type)
    }

    /// Returns the type of deleted resources, in lower case, that a path with this type names, also without a location.
    pub(super) fn listed(&self, resource_type: &str) -> Option<&str> {
        let (namespace, names) = resource_type.split_once('/')?;
        let name = names.rsplit('/').next()?;
        let key = (namespace.to_owned(), name.to_owned());
        self.types.get(&key).map(String::as_str)
    }
}
