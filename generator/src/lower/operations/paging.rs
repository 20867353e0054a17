//! Operations that return lists.

use serde_json::Value;

use crate::dialect::document;
use crate::ir::{DefinitionId, Definitions, NextPage, Operation, Paging, Response, Type};
use crate::lower::schema::Builder;

/// The member that holds the link where the specification does not say.
const NEXT_LINK: &str = "nextLink";

/// How a list goes on. The names are looked up in the page once all models are there.
pub(crate) fn paging(operation: &document::Operation<'_>) -> Option<Paging> {
    let pageable = operation.pageable.as_ref()?;
    let link = match &pageable.next_link_name {
        None => Some(NEXT_LINK),
        Some(Value::String(name)) if !name.is_empty() => Some(name.as_str()),
        Some(_) => None,
    };
    let link = link.map(|name| vec![name.to_owned()]);
    let next = match (link, pageable.operation_name) {
        (Some(link), Some(name)) if !name.is_empty() => NextPage::Operation {
            link,
            operation: name.to_owned(),
        },
        (Some(link), _) => NextPage::Link(link),
        (None, _) => NextPage::None,
    };
    let items = pageable.item_name.filter(|name| !name.is_empty());
    Some(Paging {
        items: vec![items.unwrap_or("value").to_owned()],
        next,
        item: None,
        page: None,
    })
}

/// Finds the members of a page that hold the items and the link.
pub(crate) fn find_page_members(builder: &Builder<'_, '_>, operation: &mut Operation) {
    let page = page(&operation.responses).cloned();
    let Some(paging) = &mut operation.paging else {
        return;
    };
    let model = match page {
        Some(Type::Named(id)) => Some(id),
        Some(Type::Array { .. }) => {
            // The page is the list itself, and has no room for a link.
            paging.items.clear();
            paging.next = NextPage::None;
            return;
        }
        _ => None,
    };
    let find = |path: &mut Vec<String>| {
        if let (Some(id), [name]) = (model, path.as_slice()) {
            *path = members(&builder.catalog.definitions, id, name);
        }
    };
    find(&mut paging.items);
    match &mut paging.next {
        NextPage::None => {}
        NextPage::Link(link)
        | NextPage::Operation { link, .. }
        | NextPage::Marker { member: link, .. } => find(link),
    }
}

/// What the first success with a body answers with.
fn page(responses: &[Response]) -> Option<&Type> {
    let mut successes = responses.iter().filter(|response| !response.error);
    successes.find_map(|response| response.body.as_ref())
}

/// A member's name, which may have dots in it, or a path of members with dots between them.
fn members(definitions: &Definitions, id: DefinitionId, name: &str) -> Vec<String> {
    let first = name.split('.').next().unwrap_or(name);
    if !has_member(definitions, id, name) && has_member(definitions, id, first) {
        name.split('.').map(str::to_owned).collect()
    } else {
        vec![name.to_owned()]
    }
}

/// Whether a model or an ancestor of it declares a member.
fn has_member(definitions: &Definitions, id: DefinitionId, name: &str) -> bool {
    let mut seen = vec![id];
    let mut place = 0;
    while let Some(id) = seen.get(place).copied() {
        place += 1;
        let Some(model) = definitions[id].as_model() else {
            continue;
        };
        if model
            .properties
            .iter()
            .any(|property| property.wire_name == name)
        {
            return true;
        }
        for parent in &model.parents {
            if !seen.contains(parent) {
                seen.push(*parent);
            }
        }
    }
    false
}
