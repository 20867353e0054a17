//! Lists.

use std::borrow::Cow;
use std::sync::Arc;

use super::context::Context;
use super::error::ErrorReply;
use super::example::fitting;
use super::get::sampled;
use super::page::PageForm;
use super::status;
use crate::fake::filter::FilterExpression;
use crate::fake::http::FakeReply;
use crate::fake::load::success;
use crate::fake::route::{ListSource, ResourcePath, Role};
use crate::fake::state::FakeState;
use crate::fake::store::StoredResource;
use serde_json::Value;

pub(super) fn list(context: &Context<'_>, source: &ListSource) -> Result<FakeReply, ErrorReply> {
    let state = context.engine.read();
    context.check_registration(&state)?;
    context.check_parents(&state, context.path())?;
    let form = PageForm::of(context);
    let operation = context.operation();
    let is_first = form.after(context).is_none();
    if (*source == ListSource::Samples || context.is_example()) && is_first {
        let route = context.route;
        let example = fitting(
            operation,
            &route.values,
            context.query,
            context.body.as_ref(),
        );
        if let Some((status, Some(mut body))) = example.and_then(|it| success(operation, it)) {
            form.without_next(&mut body);
            return Ok(FakeReply::json(status, &body));
        }
    }
    let after = form.after(context);
    let limit = match form.has_next() {
        true => limit(context),
        false => usize::MAX,
    };
    let key = context.key();
    match source {
        ListSource::Samples => {
            let mut reply = sampled(context, &state)?;
            let mut body = reply.value();
            if body.is_object() {
                form.without_next(&mut body);
                reply.body = body.to_string().into_bytes();
            }
            Ok(reply)
        }
        ListSource::Type(resource_type) => {
            let extent = ListExtent::of(context, resource_type);
            let items = state.store.of_type(resource_type, &extent.path, after);
            let items = items.filter(|(_, resource)| extent.has(resource));
            Ok(page(context, &form, items, limit))
        }
        ListSource::Everything => {
            let path = context.path().scope().to_lowercase();
            let all = state.store.below(&path).filter(|(key, resource)| {
                let is_later = after.is_none_or(|after| &***key > after);
                is_later && key.contains("/providers/") && is_tracked(resource)
            });
            Ok(page(context, &form, all, limit))
        }
        ListSource::Collection => {
            let own =
                items(&state, &key).filter(|(key, _)| after.is_none_or(|after| &***key > after));
            Ok(page(context, &form, own, limit))
        }
    }
}

/// Iterates over the resources that are directly below a path.
fn items<'s>(
    state: &'s FakeState,
    path: &str,
) -> impl Iterator<Item = (&'s Arc<str>, &'s StoredResource)> + use<'s> {
    let length = path.len() + 1;
    let below: Vec<_> = state.store.below(path).collect();
    below
        .into_iter()
        .filter(move |(key, _)| !key[length..].contains('/'))
}

fn page<'s>(
    context: &Context<'_>,
    form: &PageForm,
    items: impl Iterator<Item = (&'s Arc<str>, &'s StoredResource)>,
    limit: usize,
) -> FakeReply {
    let mut texts: Vec<Cow<'_, str>> = Vec::new();
    let is_overview = context.route.operation.role == Role::List(ListSource::Everything);
    let mut last: Option<&str> = None;
    let mut has_more = false;
    let scope = context.path().scope().to_lowercase();
    let is_selected = |resource: &StoredResource| {
        let filter = context.filter.as_ref();
        resource.hidden_reads == 0
            && filter.is_none_or(|filter| filter.matches(&resource.value(), &scope))
    };
    let skipped = match form.after(context) {
        Some(_) => 0,
        None => number(context, "$skip").unwrap_or_default(),
    };
    let items = items.filter(|(_, resource)| is_selected(resource));
    for (key, resource) in items.skip(skipped) {
        if texts.len() == limit {
            has_more = true;
            break;
        }
        texts.push(match is_overview {
            true => Cow::Owned(overview(resource)),
            false => Cow::Borrowed(&*resource.text),
        });
        last = Some(key);
    }
    let last = last.filter(|_| has_more);
    let status = status::first_listed(context.operation(), &[200]);
    let texts = texts.iter().map(|text| &**text);
    FakeReply::text(status, form.text(context, texts, last))
}

/// Returns the number of items of a page.
fn limit(context: &Context<'_>) -> usize {
    let names = [
        "$top",
        "top",
        "maxresults",
        "$maxpagesize",
        "maxpagesize",
        "limit",
    ];
    let mut asked = names.iter().filter_map(|name| number(context, name));
    let most = context.engine.settings.page_size;
    asked.next().map_or(most, |asked| asked.min(1000))
}

/// Returns the number in a query parameter.
fn number(context: &Context<'_>, name: &str) -> Option<usize> {
    context.query(name)?.parse().ok()
}

/// The resources of a type that a list has.
struct ListExtent {
    /// The path below which they are.
    path: String,
    /// The ID, in lower case, that they refer to.
    reference: Option<String>,
    /// The location, in lower case and without spaces.
    location: Option<String>,
}

impl ListExtent {
    /// Returns the extent of the list of a request. A list of children is below their parent, that of another resource
    /// has those that refer to the resource, and that of a location those at the location.
    fn of(context: &Context<'_>, resource_type: &str) -> ListExtent {
        let path = context.path();
        let none = ListExtent {
            path: path.scope().to_lowercase(),
            reference: None,
            location: None,
        };
        if has_scope_filter(context.filter.as_ref()) {
            // The filter selects by scope, also above that of the request.
            return ListExtent {
                path: String::new(),
                ..none
            };
        }
        let own = path.resource_type().to_lowercase();
        let Some(parent) = path.parent().filter(|it| it.namespace().is_some()) else {
            return none;
        };
        let is_below_parent =
            resource_type.starts_with(&format!("{}/", parent.resource_type().to_lowercase()));
        if own == resource_type || is_below_parent {
            return match resource_type.matches('/').count() > 1 || is_below_parent {
                true => ListExtent {
                    path: parent.key(),
                    ..none
                },
                false => none,
            };
        }
        if parent.namespace() != path.namespace() || parent.id() == path.scope() {
            return none;
        }
        if parent
            .resource_type()
            .to_lowercase()
            .ends_with("/locations")
        {
            return ListExtent {
                location: Some(plain(parent.name())),
                ..none
            };
        }
        ListExtent {
            reference: Some(parent.key()),
            ..none
        }
    }

    fn has(&self, resource: &StoredResource) -> bool {
        let refers = |id: &String| refers_to(&resource.value(), id);
        let is_at = |location: &String| {
            let value = resource.value();
            let own = value.get("location").and_then(Value::as_str);
            own.is_none_or(|own| plain(own) == *location)
        };
        self.reference.as_ref().is_none_or(refers) && self.location.as_ref().is_none_or(is_at)
    }
}

fn plain(location: &str) -> String {
    location.replace(' ', "").to_lowercase()
}

/// True if a value has an ID, or that of a resource below it.
fn refers_to(value: &Value, id: &str) -> bool {
    match value {
        Value::String(text) => {
            text.len() >= id.len() && {
                let text = text.to_lowercase();
                text.strip_prefix(id)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }
        }
        Value::Array(values) => values.iter().any(|value| refers_to(value, id)),
        Value::Object(members) => members.values().any(|value| refers_to(value, id)),
        _ => false,
    }
}

/// True if a filter selects items by their scope.
fn has_scope_filter(filter: Option<&FilterExpression>) -> bool {
    match filter {
        Some(FilterExpression::AtScope | FilterExpression::AtScopeAndBelow) => true,
        Some(FilterExpression::And(left, right)) => {
            has_scope_filter(Some(left)) || has_scope_filter(Some(right))
        }
        _ => false,
    }
}

/// True for the resources that Azure Resource Manager lists for a resource group: those with a location.
fn is_tracked(resource: &StoredResource) -> bool {
    resource.text.contains("\"location\"") && resource.value().get("location").is_some()
}

/// Returns the text of a resource in a list of resources of any type: without `properties`, and with the names of its
/// parents in its name.
fn overview(resource: &StoredResource) -> String {
    let mut value = resource.value();
    let path = ResourcePath::parse(&resource.id);
    if let Value::Object(members) = &mut value {
        let state = members
            .shift_remove("properties")
            .and_then(|it| it.get("provisioningState").cloned());
        let created = members.shift_remove("systemData");
        let time = |name: &str| created.as_ref().and_then(|it| it.get(name)).cloned();
        let added = [
            ("provisioningState", state),
            ("createdTime", time("createdAt")),
            ("changedTime", time("lastModifiedAt")),
        ];
        members.insert("name".to_owned(), path.names().into());
        members.insert("type".to_owned(), path.resource_type().into());
        let added = added.into_iter();
        members.extend(added.filter_map(|(name, value)| Some((name.to_owned(), value?))));
    }
    value.to_string()
}
