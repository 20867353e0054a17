//! Children of a resource that the value of the resource has in a list, such as the subnets of a network.

use std::collections::{HashMap, HashSet};

use super::declared_type::declared_type;
use super::list::resource_of;
use super::template::{RouteTemplate, TemplateSegment};
use crate::fake::load::{CatalogOperation, OperationCatalog};
use crate::ir::{Definitions, HttpMethod, Model, Type};

/// The share of an item's members, in percent, that a child with other members must have.
const ALIKE: usize = 80;

/// The children of a type that the value of their parent has in a list.
#[derive(Clone, Debug)]
pub(in crate::fake) struct EmbeddedChildren {
    /// The segment before the name of a child.
    pub(in crate::fake) segment: String,
    /// The path of the list in the value of the parent.
    pub(in crate::fake) path: Vec<String>,
    /// The members of an item.
    pub(in crate::fake) members: Vec<String>,
    /// The type of a child.
    pub(in crate::fake) child: Type,
    /// True if an item has the members of the child's `properties` itself.
    pub(in crate::fake) is_flat: bool,
    /// True if a request for the parent may have the list.
    pub(in crate::fake) is_writable: bool,
    /// True if an operation creates a child.
    pub(in crate::fake) is_creatable: bool,
}

/// The children that values of parents have, by API and by the parent's resource type in lower case.
#[derive(Debug, Default)]
pub(super) struct EmbeddedTable {
    by_parent: HashMap<(usize, String), Vec<EmbeddedChildren>>,
    types: HashSet<String>,
}

/// An operation on a child.
struct ChildOperation<'c> {
    segment: &'c str,
    entry: &'c CatalogOperation,
}

impl EmbeddedTable {
    /// Finds the children in the models of all resources.
    pub(super) fn of(catalog: &OperationCatalog, templates: &[RouteTemplate]) -> Self {
        let mut children: HashMap<(usize, String), Vec<ChildOperation<'_>>> = HashMap::new();
        for (entry, template) in catalog.operations.iter().zip(templates) {
            let is_resource = matches!(entry.operation.method, HttpMethod::Get | HttpMethod::Put);
            if let [
                ..,
                TemplateSegment::Literal(segment),
                TemplateSegment::Parameter(_),
            ] = template.segments.as_slice()
                && is_resource
                && entry.is_resource_manager
            {
                let shape = template.shape();
                let parent = shape.rsplitn(3, '/').nth(2).unwrap_or_default().to_owned();
                let own = children.entry((entry.api, parent)).or_default();
                own.push(ChildOperation { segment, entry });
            }
        }
        let mut table = EmbeddedTable::default();
        for (entry, template) in catalog.operations.iter().zip(templates) {
            if entry.operation.method != HttpMethod::Put {
                continue;
            }
            let (Some(children), Some(parent)) = (
                children.get(&(entry.api, template.shape())),
                declared_type(template),
            ) else {
                continue;
            };
            let found = embedded(&catalog.definitions[entry.api], entry, children);
            let parent = parent.to_lowercase();
            for it in &found {
                let child = format!("{parent}/{}", it.segment.to_lowercase());
                table.types.insert(child);
            }
            if !found.is_empty() {
                table.by_parent.insert((entry.api, parent), found);
            }
        }
        table
    }

    /// Returns the children of a resource type, which is in lower case, in an API.
    pub(super) fn children(&self, api: usize, parent: &str) -> &[EmbeddedChildren] {
        let found = self.by_parent.get(&(api, parent.to_owned()));
        found.map_or(&[], Vec::as_slice)
    }

    /// True if a resource type, which is in lower case, is one of such children.
    pub(super) fn has_type(&self, resource_type: &str) -> bool {
        self.types.contains(resource_type)
    }
}

/// Returns the children in the model of the resource that an operation creates.
fn embedded(
    definitions: &Definitions,
    parent: &CatalogOperation,
    children: &[ChildOperation<'_>],
) -> Vec<EmbeddedChildren> {
    let Some(model) = resource_of(&parent.operation).and_then(|ty| model_of(definitions, ty))
    else {
        return Vec::new();
    };
    let mut found: Vec<EmbeddedChildren> = Vec::new();
    for (path, item, is_read_only) in lists(definitions, model) {
        let Some(item_model) = model_of(definitions, item) else {
            continue;
        };
        let name = path.last().map_or("", |name| name);
        let Some(first) = matching(definitions, name, item, children) else {
            continue;
        };
        let Some(child) = resource_of(&first.entry.operation) else {
            continue;
        };
        if found.iter().any(|it| it.segment == first.segment) {
            continue;
        }
        let mut same = children
            .iter()
            .filter(|it| it.segment.eq_ignore_ascii_case(first.segment));
        let members = item_model.properties.iter();
        let members: Vec<_> = members.map(|it| it.wire_name.clone()).collect();
        let has_name = members.iter().any(|it| it == "name");
        found.push(EmbeddedChildren {
            segment: first.segment.to_owned(),
            is_flat: !members.iter().any(|it| it == "properties") && item != child,
            is_writable: !is_read_only && has_name,
            is_creatable: same.any(|it| it.entry.operation.method == HttpMethod::Put),
            path,
            members,
            child: child.clone(),
        });
    }
    found
}

/// Returns the first operation on the children that a list has: those with its name, those with the model of its items,
/// or those with the members of its items and a name that begins alike.
fn matching<'c>(
    definitions: &Definitions,
    name: &str,
    item: &Type,
    children: &'c [ChildOperation<'c>],
) -> Option<&'c ChildOperation<'c>> {
    let with_model = || {
        children.iter().filter(|it| {
            resource_of(&it.entry.operation).is_some_and(|ty| matches!(ty, Type::Named(_)))
        })
    };
    let named = with_model().find(|it| it.segment.eq_ignore_ascii_case(name));
    let same = || {
        let mut same = with_model().filter(|it| resource_of(&it.entry.operation) == Some(item));
        let first = same.next()?;
        let is_only = same.all(|it| it.segment.eq_ignore_ascii_case(first.segment));
        is_only.then_some(first)
    };
    let alike = || {
        with_model().find(|it| {
            let singular = it.segment.trim_end_matches('s').to_lowercase();
            name.to_lowercase().starts_with(&singular)
                && resource_of(&it.entry.operation)
                    .is_some_and(|child| is_alike(definitions, item, child))
        })
    };
    named.or_else(same).or_else(alike)
}

/// True if most members of an item are members of the `properties` of a child.
fn is_alike(definitions: &Definitions, item: &Type, child: &Type) -> bool {
    let inner = model_of(definitions, child).and_then(|child| {
        let mut properties = child.properties.iter();
        let properties = properties.find(|it| it.wire_name == "properties")?;
        model_of(definitions, &properties.ty)
    });
    let (Some(item), Some(inner)) = (model_of(definitions, item), inner) else {
        return false;
    };
    let has = |name: &str| inner.properties.iter().any(|it| it.wire_name == name);
    let own = item.properties.iter().map(|it| it.wire_name.as_str());
    let own: Vec<_> = own.filter(|it| !matches!(*it, "name" | "id")).collect();
    let shared = own.iter().filter(|it| has(it)).count();
    shared > 0 && shared * 100 >= own.len() * ALIKE
}

/// Returns the lists of models in a model and in its `properties`: their paths, the types of their items, and true if
/// they are read-only.
fn lists<'d>(definitions: &'d Definitions, model: &'d Model) -> Vec<(Vec<String>, &'d Type, bool)> {
    let mut found = Vec::new();
    let mut add = |model: &'d Model, parents: &[String]| {
        for property in &model.properties {
            if let Type::Array { items, .. } = &property.ty
                && matches!(**items, Type::Named(_))
            {
                let path = [parents, std::slice::from_ref(&property.wire_name)].concat();
                found.push((path, &**items, property.mutability.is_read_only()));
            }
        }
    };
    add(model, &[]);
    let mut properties = model.properties.iter();
    let inner = properties.find(|it| it.wire_name == "properties");
    if let Some(inner) = inner.and_then(|it| model_of(definitions, &it.ty)) {
        add(inner, &["properties".to_owned()]);
    }
    found
}

fn model_of<'d>(definitions: &'d Definitions, ty: &Type) -> Option<&'d Model> {
    match ty {
        Type::Named(id) => definitions.get(*id)?.as_model(),
        _ => None,
    }
}
