//! Finds the operation of a request.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

use super::declared_type::declared_type;
use super::deleted::{DeletedTable, DeletedType};
use super::embedded::{EmbeddedChildren, EmbeddedTable};
use super::list::resource_of;
use super::resource_path::ResourcePath;
use super::role::{Role, RoleTable};
use super::template::{RouteTemplate, TemplateSegment, split};
use super::tree::RouteTree;
use crate::fake::load::{CatalogOperation, OperationCatalog};
use crate::ir::{Definitions, HttpMethod, Operation, ParameterLocation, Type};

/// The operations of all APIs by their paths.
#[derive(Debug)]
pub(in crate::fake) struct Router {
    tree: RouteTree,
    operations: Vec<RoutedOperation>,
    definitions: Vec<Definitions>,
    types: HashMap<String, String>,
    creatable: Vec<bool>,
    embedded: EmbeddedTable,
    deleted: DeletedTable,
}

/// An operation with its path template and its role.
#[derive(Debug)]
pub(in crate::fake) struct RoutedOperation {
    /// The operation, and its API.
    pub(in crate::fake) entry: CatalogOperation,
    /// The role of the operation.
    pub(in crate::fake) role: Role,
    template: RouteTemplate,
}

/// The operation of a request, with the values in its path.
#[derive(Debug)]
pub(in crate::fake) struct Route<'r> {
    /// The operation.
    pub(in crate::fake) operation: &'r RoutedOperation,
    /// The path values, by the names of their parameters.
    pub(in crate::fake) values: Vec<(&'r str, String)>,
    /// The path.
    pub(in crate::fake) path: ResourcePath,
    /// The version that was used instead of the one in the request.
    pub(in crate::fake) nearest_version: Option<&'r str>,
}

/// The reason that a request has no operation.
#[derive(Debug, Default)]
pub(in crate::fake) struct RouteError {
    /// The methods of the path, if it is described.
    pub(in crate::fake) methods: BTreeSet<&'static str>,
    /// The API versions of the path and method.
    pub(in crate::fake) versions: BTreeSet<String>,
}

impl Router {
    /// Creates the router of a catalog.
    pub(in crate::fake) fn new(catalog: OperationCatalog) -> Self {
        let operations = catalog.operations.iter();
        let templates: Vec<_> = operations.map(template).collect();
        let mut table = RoleTable::of(&catalog, &templates);
        let creatable = templates.iter().map(|it| table.creates(&it.shape()));
        let creatable = creatable.collect();
        let roles: Vec<_> = catalog
            .operations
            .iter()
            .zip(&templates)
            .map(|(entry, template)| table.role(&catalog, entry, template))
            .collect();
        let mut tree = RouteTree::default();
        for (index, template) in templates.iter().enumerate() {
            tree.insert(template, index);
        }
        let operations = catalog.operations.into_iter().zip(templates).zip(roles);
        Router {
            tree,
            operations: operations
                .map(|((entry, template), role)| RoutedOperation {
                    entry,
                    role,
                    template,
                })
                .collect(),
            definitions: catalog.definitions,
            types: table.types(),
            creatable,
            embedded: table.embedded,
            deleted: table.deleted,
        }
    }

    /// Returns the definitions of an operation's API.
    pub(in crate::fake) fn definitions(&self, operation: &RoutedOperation) -> &Definitions {
        &self.definitions[operation.entry.api]
    }

    /// Returns the definitions of an API.
    pub(in crate::fake) fn api(&self, index: usize) -> &Definitions {
        &self.definitions[index]
    }

    /// Returns the children of a resource type, which is in lower case, that the value of a resource has in lists.
    pub(in crate::fake) fn embedded(&self, api: usize, parent: &str) -> &[EmbeddedChildren] {
        self.embedded.children(api, parent)
    }

    /// Returns the type of the deleted resources of a type, which is in lower case.
    pub(in crate::fake) fn deleted(&self, resource_type: &str) -> Option<&DeletedType> {
        self.deleted.get(resource_type)
    }

    /// Returns the type of the resource at a path in an API, if an operation creates it.
    pub(in crate::fake) fn resource_type_of(
        &self,
        api: usize,
        path: &ResourcePath,
    ) -> Option<&Type> {
        self.creator(api, path).and_then(resource_of)
    }

    /// Returns the type of the request body that creates the resource at a path in an API.
    pub(in crate::fake) fn resource_body(&self, api: usize, path: &ResourcePath) -> Option<&Type> {
        self.creator(api, path)?.body.as_ref().map(|body| &body.ty)
    }

    fn creator(&self, api: usize, path: &ResourcePath) -> Option<&Operation> {
        let id = path.id();
        let mut found = None;
        self.tree.visit(&split(&id), &mut |operations, _| {
            let mut own = operations.iter().map(|index| &self.operations[*index]);
            found = own
                .find(|it| {
                    it.entry.api == api
                        && it.entry.operation.method == HttpMethod::Put
                        && !it.is_generic()
                })
                .map(|it| &it.entry.operation);
            match found {
                Some(_) => ControlFlow::Break(()),
                None => ControlFlow::Continue(()),
            }
        });
        found
    }

    /// True if a resource type, which is in lower case, is that of deleted resources.
    pub(in crate::fake) fn is_deleted(&self, resource_type: &str) -> bool {
        self.deleted.listed(resource_type) == Some(resource_type)
    }

    /// True if an operation with a method has the path of another one.
    pub(in crate::fake) fn has_method(&self, path: &ResourcePath, method: HttpMethod) -> bool {
        self.any_operation(method.as_str(), &path.id(), |operation, _| {
            !operation.is_generic()
        })
    }

    /// Returns all operations.
    pub(in crate::fake) fn operations(&self) -> &[RoutedOperation] {
        &self.operations
    }

    /// True if an operation creates resources at a path. Singletons exist with their parents.
    pub(in crate::fake) fn can_create(&self, path: &ResourcePath) -> bool {
        let id = path.id();
        let mut found = false;
        self.tree.visit(&split(&id), &mut |operations, _| {
            found = operations.iter().any(|index| {
                let operation = &self.operations[*index];
                self.creatable[*index] && !operation.is_generic() && !operation.is_singleton()
            });
            match found {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        found
    }

    /// True if any operation with a method and a path meets a condition, with the values in the path.
    pub(in crate::fake) fn any_operation(
        &self,
        method: &str,
        path: &str,
        is: impl Fn(&RoutedOperation, &[(&str, String)]) -> bool,
    ) -> bool {
        let mut found = false;
        self.tree.visit(&split(path), &mut |operations, values| {
            found = operations.iter().any(|index| {
                let operation = &self.operations[*index];
                let names = operation.template.names();
                let values: Vec<_> = names.into_iter().zip(values.iter().cloned()).collect();
                operation.entry.operation.method.as_str() == method && is(operation, &values)
            });
            match found {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        found
    }

    /// Returns the operation of a request. `query` are its parameters, and `version` its API version.
    pub(in crate::fake) fn find(
        &self,
        method: &str,
        path: &str,
        query: &[(String, String)],
        version: Option<&str>,
        may_be_nearest: bool,
    ) -> Result<Route<'_>, RouteError> {
        let segments = split(path);
        let mut error = RouteError::default();
        // Operations on resources of any type do not replace those on a type.
        for is_generic in [false, true] {
            if !error.versions.is_empty() {
                break;
            }
            let mut found: Option<(usize, Vec<String>)> = None;
            let mut is_described = false;
            self.tree.visit(&segments, &mut |operations, values| {
                let own = operations
                    .iter()
                    .map(|index| (*index, &self.operations[*index]));
                let mut candidates: Vec<_> = own
                    .filter(|(_, it)| it.is_generic() == is_generic)
                    .collect();
                for (_, operation) in &candidates {
                    error
                        .methods
                        .insert(operation.entry.operation.method.as_str());
                }
                candidates.retain(|(_, it)| {
                    it.entry.operation.method.as_str() == method && it.has_fixed_query(query)
                });
                // Another operation of the path has other values of a query parameter.
                if candidates.iter().any(|(_, it)| it.has_constants(query)) {
                    candidates.retain(|(_, it)| it.has_constants(query));
                }
                // Operations of Azure Resource Manager itself accept every version, but do not replace described ones.
                is_described |= candidates.iter().any(|(_, it)| !it.entry.is_builtin);
                candidates.retain(|(_, it)| !is_described || !it.entry.is_builtin);
                let fitting = candidates.iter().filter(|(_, it)| it.has_version(version));
                if let Some((index, _)) =
                    fitting.min_by_key(|(_, it)| it.mismatches(query, version))
                {
                    found = Some((*index, values.to_vec()));
                    return ControlFlow::Break(());
                }
                for (_, operation) in &candidates {
                    error
                        .versions
                        .extend(operation.version().map(str::to_owned));
                }
                // A path of which other versions are described is not that of any resource by its ID.
                match is_generic && !candidates.is_empty() {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            });
            if let Some((index, values)) = found {
                return Ok(self.route(index, values));
            }
        }
        match may_be_nearest && !error.versions.is_empty() {
            true => self.nearest(method, path, query, version, error),
            false => Err(error),
        }
    }

    fn nearest(
        &self,
        method: &str,
        path: &str,
        query: &[(String, String)],
        version: Option<&str>,
        error: RouteError,
    ) -> Result<Route<'_>, RouteError> {
        let Some(nearest) = nearest_version(&error.versions, version.unwrap_or("9")) else {
            return Err(error);
        };
        let nearest = nearest.to_owned();
        let mut route = self.find(method, path, query, Some(&nearest), false)?;
        route.nearest_version = route.operation.version();
        Ok(route)
    }

    fn route(&self, index: usize, values: Vec<String>) -> Route<'_> {
        let operation = &self.operations[index];
        let path = ResourcePath::new(&operation.template, &values);
        let names = operation.template.names();
        Route {
            operation,
            values: names.into_iter().zip(values).collect(),
            path,
            nearest_version: None,
        }
    }

    /// Returns the resource types of each provider with their API versions.
    pub(in crate::fake) fn providers(
        &self,
    ) -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
        let mut providers: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
        let managed = self.operations.iter();
        for operation in managed.filter(|it| it.entry.is_resource_manager && !it.entry.is_builtin) {
            let Some(full) = declared_type(&operation.template) else {
                continue;
            };
            let Some((namespace, name)) = full.split_once('/') else {
                continue;
            };
            if self.types.contains_key(&full.to_lowercase()) {
                let types = providers.entry(namespace.to_owned()).or_default();
                let versions = types.entry(name.to_owned()).or_default();
                versions.extend(operation.version().map(str::to_owned));
            } else {
                providers.entry(namespace.to_owned()).or_default();
            }
        }
        providers
    }
}

impl RoutedOperation {
    /// Returns the API version, if the operation has one.
    pub(in crate::fake) fn version(&self) -> Option<&str> {
        let version = self.entry.operation.api_version.as_ref();
        version
            .filter(|_| !self.entry.is_builtin)
            .map(|it| it.value.as_str())
    }

    /// True if the path of the operation ends with a literal or a constant, which is the name of a singleton.
    pub(in crate::fake) fn is_singleton(&self) -> bool {
        match self.template.segments.last() {
            Some(TemplateSegment::Literal(_)) => true,
            Some(TemplateSegment::Parameter(name)) => {
                let mut parameters = self.entry.operation.parameters.iter();
                parameters.any(|it| it.wire_name == *name && matches!(it.ty, Type::Constant(_)))
            }
            _ => false,
        }
    }

    fn has_version(&self, version: Option<&str>) -> bool {
        match self.version() {
            // The version in a header, and of APIs outside of Resource Manager, is checked as a parameter.
            Some(own) if self.entry.is_resource_manager => version == Some(own),
            Some(own) => version.is_none_or(|version| version == own),
            None => true,
        }
    }

    /// True if the operation is for resources of any type.
    pub(in crate::fake) fn is_generic(&self) -> bool {
        self.entry.is_resource_manager && declared_type(&self.template).is_none()
    }

    /// Returns the number of query parameters that the operation requires and the query does not have, or the other way
    /// around, and one for an operation of any version. It distinguishes operations of one path.
    fn mismatches(&self, query: &[(String, String)], version: Option<&str>) -> usize {
        let parameters = self.entry.operation.parameters.iter();
        let own: Vec<_> = parameters
            .filter(|it| it.location == ParameterLocation::Query)
            .collect();
        let missing = own.iter().filter(|it| {
            let mut query = query.iter();
            let value = query.find(|(name, _)| name.eq_ignore_ascii_case(&it.wire_name));
            match (value, &it.ty) {
                (Some((_, value)), Type::Constant(literal)) => {
                    !literal.to_string().eq_ignore_ascii_case(value)
                }
                (Some(_), _) => false,
                (None, _) => it.required,
            }
        });
        let fixed = self
            .entry
            .operation
            .fixed_query
            .as_deref()
            .unwrap_or_default();
        let unknown = query.iter().filter(|(name, _)| {
            let is_own = own.iter().any(|it| it.wire_name.eq_ignore_ascii_case(name));
            !is_own && !fixed.contains(name.as_str())
        });
        let is_any = version.is_some() && self.version().is_none();
        missing.count() + unknown.count() + usize::from(is_any)
    }

    /// True if the query has all values that the operation requires.
    fn has_constants(&self, query: &[(String, String)]) -> bool {
        let mut parameters = self.entry.operation.parameters.iter();
        parameters.all(|it| match &it.ty {
            Type::Constant(literal) if it.location == ParameterLocation::Query && it.required => {
                let mut query = query.iter();
                query.any(|(name, value)| {
                    name.eq_ignore_ascii_case(&it.wire_name)
                        && literal.to_string().eq_ignore_ascii_case(value)
                })
            }
            _ => true,
        })
    }

    fn has_fixed_query(&self, query: &[(String, String)]) -> bool {
        let Some(fixed) = &self.entry.operation.fixed_query else {
            return true;
        };
        fixed.split('&').all(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let has = |value: Option<&str>| {
                let mut own = query
                    .iter()
                    .filter(|(own, _)| own.eq_ignore_ascii_case(name));
                own.any(|(_, own)| value.is_none_or(|value| own.eq_ignore_ascii_case(value)))
            };
            match value.is_empty() || value.starts_with('{') {
                true => has(None),
                false => has(Some(value)),
            }
        })
    }
}

/// Returns the newest version that is not newer than the requested one, or else the oldest.
fn nearest_version<'v>(versions: &'v BTreeSet<String>, asked: &str) -> Option<&'v str> {
    let older = versions
        .iter()
        .rev()
        .find(|version| version.as_str() <= asked);
    older.or_else(|| versions.first()).map(String::as_str)
}

/// Returns the template of an operation. A parameter that is not encoded, and the parameter before `providers` at the
/// beginning, may have several segments.
fn template(entry: &CatalogOperation) -> RouteTemplate {
    let operation = &entry.operation;
    let is_scope = |name: &str| {
        entry.is_resource_manager
            && operation
                .path
                .trim_start_matches('/')
                .strip_prefix(&format!("{{{name}}}/"))
                .is_some_and(|rest| rest.to_ascii_lowercase().starts_with("providers/"))
    };
    RouteTemplate::parse(&operation.path, |name| {
        let mut parameters = operation.parameters.iter();
        let parameter =
            parameters.find(|it| it.location == ParameterLocation::Path && it.wire_name == name);
        let is_unencoded =
            parameter.is_some_and(|it| it.skip_url_encoding && !matches!(it.ty, Type::Constant(_)));
        is_unencoded || is_scope(name)
    })
}
