//! The role of an operation for resources.

use std::collections::HashMap;

use super::declared_type::declared_type;
use super::deleted::DeletedTable;
use super::embedded::EmbeddedTable;
use super::list::{is_list, page_items, resource_of};
use super::template::RouteTemplate;
use crate::fake::load::{CatalogOperation, OperationCatalog};
use crate::ir::{DefinitionId, HttpMethod, Type};

/// The role of an operation for resources.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::fake) enum Role {
    /// Creates or replaces a resource.
    Put,
    /// Changes a resource.
    Patch,
    /// Deletes a resource.
    Delete,
    /// Returns a resource.
    Get,
    /// Returns a value that no operation creates: from an example, or else from the schema.
    Sample,
    /// Tells if a resource exists.
    Exists,
    /// Lists resources.
    List(ListSource),
    /// Creates a resource in a collection, with a name that the service chooses.
    Create,
    /// Acts on the resource whose path precedes the name of the action.
    Action,
}

/// The resources that a list has.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::fake) enum ListSource {
    /// Those of a type, in lower case, in the scope of the request.
    Type(String),
    /// Those whose path is that of the list and one more segment.
    Collection,
    /// All in the scope of the request.
    Everything,
    /// None that can be created: samples.
    Samples,
}

/// The facts about all operations from which roles follow.
#[derive(Debug, Default)]
pub(super) struct RoleTable {
    /// The methods by the shape of the path.
    shapes: HashMap<String, Vec<HttpMethod>>,
    /// The resource types that an operation creates, in lower case.
    types: HashMap<String, String>,
    /// The resource types whose requests or responses are a model, by API and model.
    models: HashMap<(usize, DefinitionId), Vec<String>>,
    /// The children that values of their parents have.
    pub(super) embedded: EmbeddedTable,
    /// The types of deleted resources.
    pub(super) deleted: DeletedTable,
}

impl RoleTable {
    /// Collects the facts about all operations.
    pub(super) fn of(catalog: &OperationCatalog, templates: &[RouteTemplate]) -> Self {
        let mut table = RoleTable {
            embedded: EmbeddedTable::of(catalog, templates),
            deleted: DeletedTable::of(catalog, templates),
            ..RoleTable::default()
        };
        for (entry, template) in catalog.operations.iter().zip(templates) {
            let method = entry.operation.method;
            let methods = table.shapes.entry(template.shape()).or_default();
            methods.push(method);
            if method == HttpMethod::Put
                && entry.is_resource_manager
                && let Some(resource_type) = declared_type(template)
            {
                let lower = resource_type.to_lowercase();
                if let Some(Type::Named(model)) = resource_of(&entry.operation) {
                    let types = table.models.entry((entry.api, *model)).or_default();
                    if !types.contains(&lower) {
                        types.push(lower.clone());
                    }
                }
                table.types.insert(lower, resource_type);
            }
        }
        table
    }

    /// True if an operation creates resources with paths of this shape.
    pub(super) fn creates(&self, shape: &str) -> bool {
        self.has(shape, HttpMethod::Put)
    }

    fn has(&self, shape: &str, method: HttpMethod) -> bool {
        let methods = self.shapes.get(shape);
        methods.is_some_and(|methods| methods.contains(&method))
    }

    /// Returns the resource types that operations create.
    pub(super) fn types(&mut self) -> HashMap<String, String> {
        std::mem::take(&mut self.types)
    }

    /// Returns the role of an operation.
    pub(super) fn role(
        &self,
        catalog: &OperationCatalog,
        entry: &CatalogOperation,
        template: &RouteTemplate,
    ) -> Role {
        let shape = template.shape();
        let definitions = &catalog.definitions[entry.api];
        match entry.operation.method {
            HttpMethod::Put => Role::Put,
            HttpMethod::Patch => Role::Patch,
            HttpMethod::Delete => Role::Delete,
            HttpMethod::Head => Role::Exists,
            HttpMethod::Get
                if (!self.creates(&shape) || self.creates(&format!("{shape}/{{}}")))
                    && is_list(definitions, &entry.operation) =>
            {
                Role::List(self.source(catalog, entry, template, &shape))
            }
            HttpMethod::Get if self.can_exist(&shape, entry, template) => Role::Get,
            HttpMethod::Get => Role::Sample,
            HttpMethod::Post if entry.operation.paging().is_some() => {
                match self.source(catalog, entry, template, &shape) {
                    ListSource::Samples => Role::Action,
                    source => Role::List(source),
                }
            }
            HttpMethod::Post if !entry.is_resource_manager && self.is_collection(&shape) => {
                Role::Create
            }
            _ => Role::Action,
        }
    }

    /// True if an operation creates resources with paths of this shape, or in their collection.
    fn can_exist(&self, shape: &str, entry: &CatalogOperation, template: &RouteTemplate) -> bool {
        let is_created_in = |shape: &str| {
            let collection = shape
                .rsplit_once('/')
                .map_or("", |(collection, _)| collection);
            shape.ends_with("/{}") && self.has(collection, HttpMethod::Post)
        };
        let is_kept = |own: String| {
            let own = own.to_lowercase();
            self.embedded.has_type(&own) || self.deleted.listed(&own) == Some(&*own)
        };
        // A resource of unknown type, by its ID, is any of the others.
        self.creates(shape)
            || shape.contains("{*}") && !shape.contains("/providers/")
            || declared_type(template).is_some_and(is_kept)
            || !entry.is_resource_manager && is_created_in(shape)
    }

    /// True if there are items in a collection.
    fn is_collection(&self, shape: &str) -> bool {
        let item = format!("{shape}/{{}}");
        let methods = [
            HttpMethod::Get,
            HttpMethod::Delete,
            HttpMethod::Patch,
            HttpMethod::Put,
        ];
        methods.iter().any(|method| self.has(&item, *method))
    }

    fn source(
        &self,
        catalog: &OperationCatalog,
        entry: &CatalogOperation,
        template: &RouteTemplate,
        shape: &str,
    ) -> ListSource {
        let is_created =
            |shape: &str| self.has(shape, HttpMethod::Put) || self.has(shape, HttpMethod::Get);
        if !entry.is_resource_manager {
            let has_items =
                is_created(&format!("{shape}/{{}}")) || self.has(shape, HttpMethod::Post);
            return match has_items {
                true => ListSource::Collection,
                false => ListSource::Samples,
            };
        }
        if shape.ends_with("/resources") && !shape.contains("/providers/") {
            return ListSource::Everything;
        }
        if let Some(own) = declared_type(template).map(|own| own.to_lowercase()) {
            if self.types.contains_key(&own) || self.embedded.has_type(&own) {
                return ListSource::Type(own);
            }
            if let Some(deleted) = self.deleted.listed(&own) {
                return ListSource::Type(deleted.to_owned());
            }
        }
        let definitions = &catalog.definitions[entry.api];
        let item = page_items(definitions, &entry.operation).map(|(_, item)| item);
        let types = match item {
            Some(Type::Named(model)) => self.models.get(&(entry.api, *model)),
            _ => None,
        };
        let types = types.map_or(&[][..], Vec::as_slice);
        let last = shape.rsplit('/').next().unwrap_or_default();
        let mut named = types
            .iter()
            .filter(|it| it.rsplit('/').next() == Some(last));
        match (types, named.next()) {
            ([only], _) => ListSource::Type(only.clone()),
            (_, Some(named)) => ListSource::Type(named.clone()),
            _ => ListSource::Samples,
        }
    }
}
