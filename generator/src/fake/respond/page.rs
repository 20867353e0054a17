//! Pages of lists.

use std::collections::VecDeque;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};

use super::context::Context;
use crate::fake::route::page_items;
use crate::ir::{NextPage, Type};

/// The query parameter with the key of the last item of the previous page.
const TOKEN: &str = "$skiptoken";

/// The form of an operation's pages.
pub(super) struct PageForm {
    /// The path of the items. Empty if the page is the list.
    items: Vec<String>,
    /// The path of the link or marker to the next page.
    next: Option<Vec<String>>,
    /// The query parameter with the marker. Links have the token of the fake.
    parameter: Option<String>,
}

impl PageForm {
    /// Returns the form of the pages of an operation.
    pub(super) fn of(context: &Context<'_>) -> PageForm {
        let operation = context.operation();
        let items = page_items(context.definitions(), operation);
        let items = items.map_or_else(|| vec!["value"], |(items, _)| items);
        let items: Vec<_> = items.into_iter().map(str::to_owned).collect();
        let (next, parameter) = match operation.paging().map(|paging| &paging.next) {
            Some(NextPage::Link(path) | NextPage::Operation { link: path, .. }) => {
                (Some(path.clone()), None)
            }
            Some(NextPage::Marker { member, parameter }) => {
                (Some(member.clone()), Some(parameter.clone()))
            }
            Some(NextPage::None) => (None, None),
            None => (declared_link(context), None),
        };
        PageForm {
            items,
            next,
            parameter,
        }
    }

    /// True if a list may have several pages.
    pub(super) fn has_next(&self) -> bool {
        self.next.is_some()
    }

    /// Returns the key of the last item of the previous page.
    pub(super) fn after<'a>(&self, context: &Context<'a>) -> Option<&'a str> {
        let name = self.parameter.as_deref().unwrap_or(TOKEN);
        context.query(name).filter(|token| !token.is_empty())
    }

    /// Returns the text of a page with the texts of its items, and the key of its last item if there are more.
    pub(super) fn text<'t>(
        &self,
        context: &Context<'_>,
        items: impl Iterator<Item = &'t str>,
        last: Option<&str>,
    ) -> Vec<u8> {
        let mut list = String::from("[");
        for (index, item) in items.enumerate() {
            if index > 0 {
                list.push(',');
            }
            list.push_str(item);
        }
        list.push(']');
        let next = last.zip(self.next.as_ref()).map(|(last, path)| {
            let value = match self.parameter {
                Some(_) => last.to_owned(),
                None => link(context, last),
            };
            (path, value)
        });
        match (self.items.as_slice(), &next) {
            ([], _) => list.into_bytes(),
            ([name], None) => format!("{{{}:{list}}}", Value::from(name.as_str())).into_bytes(),
            ([name], Some((path, value))) if path.len() == 1 => format!(
                "{{{}:{list},{}:{}}}",
                Value::from(name.as_str()),
                Value::from(path[0].as_str()),
                Value::from(value.as_str())
            )
            .into_bytes(),
            (path, _) => {
                let mut page = Value::Object(Map::new());
                let list = serde_json::from_str(&list).unwrap_or_default();
                insert(&mut page, path.iter().cloned().collect(), list);
                if let Some((path, value)) = next {
                    insert(&mut page, path.iter().cloned().collect(), value.into());
                }
                page.to_string().into_bytes()
            }
        }
    }

    /// Removes the link to the next page from a page of an example.
    pub(super) fn without_next(&self, page: &mut Value) {
        let Some((last, path)) = self.next.as_ref().and_then(|path| path.split_last()) else {
            return;
        };
        let mut at = page;
        for name in path {
            match at.get_mut(name) {
                Some(inner) => at = inner,
                None => return,
            }
        }
        if let Value::Object(members) = at {
            members.shift_remove(last);
        }
    }
}

fn insert(object: &mut Value, mut path: VecDeque<String>, value: Value) {
    let (Some(name), Value::Object(members)) = (path.pop_front(), object) else {
        return;
    };
    if path.is_empty() {
        members.insert(name, value);
    } else {
        let inner = members
            .entry(name)
            .or_insert_with(|| Value::Object(Map::new()));
        insert(inner, path, value);
    }
}

/// Returns the `nextLink` of a response that is not declared as a page.
fn declared_link(context: &Context<'_>) -> Option<Vec<String>> {
    let Some(Type::Named(page)) = crate::fake::route::resource_of(context.operation()) else {
        return None;
    };
    let model = context.definitions().get(*page)?.as_model()?;
    let mut properties = model.properties.iter();
    let found = properties.find(|it| it.wire_name == "nextLink")?;
    Some(vec![found.wire_name.clone()])
}

/// Returns the link to the page after an item.
fn link(context: &Context<'_>, last: &str) -> String {
    let request = context.request;
    let mut link = format!("{}{}?", request.origin, request.path);
    let pairs = request.query.split('&').filter(|pair| !pair.is_empty());
    let kept = pairs.filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        let name = name.replace("%24", "$");
        !name.eq_ignore_ascii_case(TOKEN) && !name.eq_ignore_ascii_case("$skip")
    });
    for pair in kept {
        link.push_str(pair);
        link.push('&');
    }
    let token = utf8_percent_encode(last, NON_ALPHANUMERIC);
    link.push_str(&format!("%24skiptoken={token}"));
    link
}
