//! Pages of lists: their items and links.

use std::collections::HashSet;

use super::long_running;
use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{
        Api, DefinitionId, Definitions, Listing, Model, NextPage, Operation, Origin, Pageable,
        Paging, ParameterLocation, Property, Type,
    },
};

/// The default member for the items.
const UNNAMED: &str = "value";

/// The maximum number of flattened members to search for items and links.
const DEPTH: usize = 8;

/// Finds the items and the next link in the pages of a list.
///
/// Rule: the page is the body of the 200, or the result of a long-running operation. `itemName` and `nextLinkName` are
/// names of members of the page, or paths of names separated by dots (AutoRest, `x-ms-pageable`); a name may contain
/// dots itself. Flattened members (`x-ms-client-flatten`) may be omitted in a path. If the specification has no
/// `itemName` and the page has no `value`, the items are the only list of the page, or the only one in its members. If
/// there is no list, the operation is not a list and returns its body. Without the member for the link, one page has
/// all items. A next operation that does not exist is replaced by a GET of the link. If the operation has a query
/// parameter with the name of the member, such as `marker` for `nextMarker`, the member is not a link, but the value of
/// this parameter for the next page.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let ids: HashSet<String> = api
        .operations()
        .map(|operation| operation.id.clone())
        .collect();
    let definitions = &api.definitions;
    for operation in api
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.operations)
    {
        let Listing::Declared(pageable) = std::mem::take(&mut operation.listing) else {
            continue;
        };
        match find_items(definitions, operation, &pageable) {
            Ok((page, items, item)) => {
                let (next, fault) = find_next(definitions, operation, &pageable, page, &ids);
                if let Some(fault) = fault {
                    diagnostics.push(diagnostic(operation, Code::Inconsistent, fault));
                }
                operation.listing = Listing::Found(Paging {
                    items,
                    next,
                    item,
                    page,
                });
            }
            Err(fault) => {
                let message =
                    format!("{fault}; the operation is not paged and returns its response body");
                diagnostics.push(diagnostic(operation, Code::Unsupported, message));
            }
        }
    }
}

/// Returns the type of the pages.
fn page_type<'a>(definitions: &'a Definitions, operation: &'a Operation) -> Option<&'a Type> {
    let successes = || {
        operation
            .responses
            .iter()
            .filter(|response| response.is_success())
    };
    let body = |status| successes().filter(move |response| response.status == status);
    long_running::result(definitions, operation)
        .or_else(|| body(200).find_map(|response| response.body.as_ref()))
        .or_else(|| successes().find_map(|response| response.body.as_ref()))
}

/// Finds the model of a page, the path of the items, and the item type.
fn find_items(
    definitions: &Definitions,
    operation: &Operation,
    pageable: &Pageable,
) -> Result<(DefinitionId, Vec<String>, Type), String> {
    let page = match page_type(definitions, operation) {
        Some(Type::Named(page)) => *page,
        Some(Type::Array { .. }) => {
            return Err("the response body is an array, not an object with an array".to_owned());
        }
        Some(_) => return Err("the response body is not an object".to_owned()),
        None => return Err("no successful response has a body".to_owned()),
    };
    let Some(model) = model(definitions, page) else {
        return Err("the response body has no declared properties".to_owned());
    };
    let name = pageable.items.as_deref().unwrap_or(UNNAMED);
    let found = PageSearch::new(definitions).find(model, &names(name), 0);
    let only = || {
        let is_unnamed = pageable.items.is_none();
        is_unnamed.then(|| only_list(definitions, model)).flatten()
    };
    let Some((path, property)) = found.or_else(only) else {
        return Err(format!(
            "the response body has no property `{name}` for the items of a page"
        ));
    };
    let Type::Array { items, .. } = &property.ty else {
        return Err(format!(
            "the property `{name}` for the items of a page is not an array"
        ));
    };
    Ok((page, path, items.as_ref().clone()))
}

/// Finds the next page, and reports errors in the specification.
fn find_next(
    definitions: &Definitions,
    of: &Operation,
    pageable: &Pageable,
    page: DefinitionId,
    ids: &HashSet<String>,
) -> (NextPage, Option<String>) {
    let Some(name) = &pageable.link else {
        return (NextPage::None, None);
    };
    let page = model(definitions, page);
    let found = page.and_then(|page| PageSearch::new(definitions).find(page, &names(name), 0));
    let link = match found {
        Some((path, property)) if may_link(definitions, &property.ty) => path,
        Some(_) => {
            let fault = format!(
                "the property `{name}` for the next link is not a string; only one page is read"
            );
            return (NextPage::None, Some(fault));
        }
        None => {
            let fault = format!(
                "the response body has no property `{name}` for the next link; only one page is read"
            );
            return (NextPage::None, Some(fault));
        }
    };
    match &pageable.operation {
        Some(operation) if ids.contains(operation) => {
            let operation = operation.clone();
            (NextPage::Operation { link, operation }, None)
        }
        Some(operation) => {
            let fault =
                format!("no operation `{operation}` for the next page; using the next link");
            (NextPage::Link(link), Some(fault))
        }
        None => match marker(of, &link) {
            Some(parameter) => {
                let member = link;
                (NextPage::Marker { member, parameter }, None)
            }
            None => (NextPage::Link(link), None),
        },
    }
}

/// Splits a name into a path.
fn names(name: &str) -> Vec<String> {
    name.split('.').map(str::to_owned).collect()
}

/// Returns the only list of a page or, if it has none, of its members.
fn only_list<'d>(
    definitions: &'d Definitions,
    page: &'d Model,
) -> Option<(Vec<String>, &'d Property)> {
    let is_list = |property: &&Property| matches!(property.ty, Type::Array { .. });
    let mut lists: Vec<_> = page
        .properties
        .iter()
        .filter(is_list)
        .map(|it| (None, it))
        .collect();
    if lists.is_empty() {
        for outer in &page.properties {
            if let Type::Named(id) = outer.ty
                && let Some(inner) = model(definitions, id)
            {
                let inner = inner.properties.iter().filter(is_list);
                lists.extend(inner.map(|property| (Some(outer), property)));
            }
        }
    }
    let [(outer, property)] = lists.as_slice() else {
        return None;
    };
    let path = outer.iter().chain([property]);
    Some((path.map(|it| it.wire_name.clone()).collect(), property))
}

/// Returns the query parameter for the value of a page member: the one with the member's name, without `next`. A member
/// whose name ends with `link` is a link.
fn marker(operation: &Operation, member: &[String]) -> Option<String> {
    let member = member.last()?.to_lowercase();
    if member.ends_with("link") {
        return None;
    }
    let short = member.strip_prefix("next").unwrap_or(&member);
    let mut parameters = operation.parameters.iter();
    let found = parameters.find(|parameter| {
        let name = parameter.wire_name.to_lowercase();
        let name = name.trim_start_matches('$');
        parameter.location == ParameterLocation::Query
            && !parameter.required
            && parameter.ty == Type::STRING
            && (name == member || name == short)
    });
    found.map(|parameter| parameter.wire_name.clone())
}

/// The search for a page member.
struct PageSearch<'d> {
    definitions: &'d Definitions,
    /// The models that were searched, each with the number of remaining names.
    searched: HashSet<(DefinitionId, usize)>,
}

impl<'d> PageSearch<'d> {
    fn new(definitions: &'d Definitions) -> Self {
        PageSearch {
            definitions,
            searched: HashSet::new(),
        }
    }

    /// Finds a member by a path of names, each of which may contain dots. Returns the wire names of the path.
    fn find(
        &mut self,
        model: &'d Model,
        names: &[String],
        depth: usize,
    ) -> Option<(Vec<String>, &'d Property)> {
        for taken in (1..=names.len()).rev() {
            let (head, rest) = names.split_at(taken);
            let Some(property) = member(model, &head.join(".")) else {
                continue;
            };
            if rest.is_empty() {
                return Some((vec![property.wire_name.clone()], property));
            }
            if let Some(found) = self.find_within(property, rest, depth) {
                return Some(found);
            }
        }
        let mut flattened = model
            .properties
            .iter()
            .filter(|property| property.flatten.is_requested());
        flattened.find_map(|property| self.find_within(property, names, depth))
    }

    fn find_within(
        &mut self,
        property: &Property,
        names: &[String],
        depth: usize,
    ) -> Option<(Vec<String>, &'d Property)> {
        let Type::Named(id) = property.ty else {
            return None;
        };
        let inner = model(self.definitions, id)?;
        if depth == DEPTH || !self.searched.insert((id, names.len())) {
            return None;
        }
        let (mut path, found) = self.find(inner, names, depth + 1)?;
        path.insert(0, property.wire_name.clone());
        Some((path, found))
    }
}

/// Returns the member with a name: its wire name, or else its name in code, or else its wire name in another case.
fn member<'d>(model: &'d Model, name: &str) -> Option<&'d Property> {
    let all = || model.properties.iter();
    all()
        .find(|property| property.wire_name == name)
        .or_else(|| all().find(|property| property.client_name.as_deref() == Some(name)))
        .or_else(|| all().find(|property| property.wire_name.eq_ignore_ascii_case(name)))
}

fn model(definitions: &Definitions, id: DefinitionId) -> Option<&Model> {
    definitions.get(id)?.as_model()
}

/// True if a value may be a link, which any text may be.
fn may_link(definitions: &Definitions, ty: &Type) -> bool {
    match ty {
        Type::Scalar(_) | Type::Any => true,
        Type::Named(id) => model(definitions, *id).is_none(),
        Type::Array { .. } | Type::Map { .. } | Type::Constant(_) | Type::JsonInText(_) => false,
    }
}

fn diagnostic(operation: &Operation, code: Code, message: String) -> Diagnostic {
    let place = Place::Key(Origin {
        document: operation.origin.document,
        pointer: format!("{}/x-ms-pageable", operation.origin.pointer),
    });
    Diagnostic::new(code, place, message)
}
