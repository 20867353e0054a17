//! Lists.

use std::sync::Arc;

use super::context::Context;
use super::error::ErrorReply;
use super::example::{fitting, success};
use super::get::sampled;
use super::page::PageForm;
use super::status;
use crate::fake::http::FakeReply;
use crate::fake::route::ListSource;
use crate::fake::state::FakeState;
use crate::fake::store::StoredResource;

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
        ListSource::Samples => sampled(context, &state),
        ListSource::Type(resource_type) => {
            let path = scope(context, resource_type);
            let items = state.store.of_type(resource_type, &path, after);
            Ok(page(context, &form, items, limit))
        }
        ListSource::Everything => {
            let path = context.path().scope().to_lowercase();
            let all = state.store.below(&path).filter(|(key, _)| {
                let is_later = after.is_none_or(|after| &***key > after);
                is_later && key.contains("/providers/")
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
    let mut texts = Vec::new();
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
        texts.push(&*resource.text);
        last = Some(key);
    }
    let last = last.filter(|_| has_more);
    let status = status::first_listed(context.operation(), &[200]);
    FakeReply::text(status, form.text(context, texts.into_iter(), last))
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

/// Returns the path below which a list has its items: the parent of nested resources, or else the scope.
fn scope(context: &Context<'_>, resource_type: &str) -> String {
    let path = context.path();
    let is_nested = resource_type.matches('/').count() > 1;
    let is_own = path.resource_type().to_lowercase() == resource_type;
    match path.parent() {
        Some(parent) if is_nested && is_own => parent.key(),
        _ => path.scope().to_lowercase(),
    }
}
