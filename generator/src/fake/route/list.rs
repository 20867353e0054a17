//! The items of lists, and the models of resources.

use crate::ir::{Definitions, Operation, Type};

/// Returns the path of the items in a response of a list, and their type. The path is empty if the response is the
/// list.
pub(in crate::fake) fn page_items<'o>(
    definitions: &'o Definitions,
    operation: &'o Operation,
) -> Option<(Vec<&'o str>, &'o Type)> {
    if let Some(paging) = operation.paging() {
        let path = paging.items.iter().map(String::as_str).collect();
        return Some((path, &paging.item));
    }
    match resource_of(operation)? {
        Type::Array { items, .. } => Some((Vec::new(), items)),
        Type::Named(page) => {
            let properties = &definitions.get(*page)?.as_model()?.properties;
            let mut lists = properties.iter().filter_map(|property| match &property.ty {
                Type::Array { items, .. } => Some((property.wire_name.as_str(), &**items)),
                _ => None,
            });
            let first = lists.next()?;
            // Another list beside it is a member of a value that is no page.
            let is_page = lists.next().is_none() && properties.len() <= 4;
            is_page.then(|| (vec![first.0], first.1))
        }
        _ => None,
    }
}

/// True if the result of an operation is a list of values.
pub(super) fn is_list(definitions: &Definitions, operation: &Operation) -> bool {
    match page_items(definitions, operation) {
        Some((path, item)) => {
            operation.paging().is_some()
                || path.is_empty()
                || (matches!(path.as_slice(), ["value"]) && matches!(item, Type::Named(_)))
        }
        None => false,
    }
}

/// Returns the type of the first success body.
pub(in crate::fake) fn resource_of(operation: &Operation) -> Option<&Type> {
    let successes = operation.responses.iter().filter(|it| it.is_success());
    successes.filter_map(|it| it.body.as_ref()).next()
}
