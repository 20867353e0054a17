//! The request of an operation, step by step.

use super::{
    super::{
        expression::{Expression, Handed, Source, Step},
        http_method::HttpMethod,
        path::Path,
        request::Request,
        runtime::{RuntimeItem, RuntimeMethod},
    },
    form, next, path_template,
    placement::{carried, is_list},
    source::Held,
    style,
    types::TypeContext,
    value,
};
use crate::{
    ir::{Body, BodyKind, FinalState, Location, Operation, Parameter, Type},
    names::{FieldName, MethodNames},
};

/// The request of an operation.
pub(super) fn request(
    context: &TypeContext<'_>,
    operation: &Operation,
    names: &MethodNames,
) -> Request {
    let success = operation.responses.iter().filter(|it| it.is_success());
    Request {
        method: HttpMethod::named(&operation.method),
        path: path_template::path_template(operation),
        success: success.map(|response| response.status).collect(),
        values: values(context, operation, names),
        rest: rest(context, operation, names),
    }
}

fn values(context: &TypeContext<'_>, operation: &Operation, names: &MethodNames) -> Vec<Step> {
    let text = |text: &str| Expression::Text(text.to_owned());
    let fixed_query = operation.fixed_query.as_deref();
    let fixed_query = fixed_query.map(|query| Step::new(RuntimeMethod::FixedQuery, [text(query)]));
    let version = operation.api_version.as_ref().map(|version| {
        let method = match version.header {
            true => RuntimeMethod::ApiVersionHeader,
            false => RuntimeMethod::ApiVersion,
        };
        Step::new(method, [text(&version.wire_name), text(&version.value)])
    });
    let parameters = || operation.parameters.iter().zip(&names.parameters);
    let step = |(parameter, name): (&Parameter, &FieldName)| {
        let held = Held::of(&context.context, operation, names, parameter, name);
        value_step(context, parameter, &held)
    };
    // Constants of the path are in its template.
    let in_path = parameters().filter(|(parameter, _)| {
        parameter.location == Location::Path && !matches!(parameter.ty, Type::Constant(_))
    });
    let elsewhere = parameters().filter(|(parameter, _)| {
        matches!(
            parameter.location,
            Location::Query | Location::Header | Location::Cookie
        )
    });
    fixed_query
        .into_iter()
        .chain(in_path.map(step))
        .chain(version)
        .chain(elsewhere.map(step))
        .collect()
}

fn rest(context: &TypeContext<'_>, operation: &Operation, names: &MethodNames) -> Vec<Step> {
    let body = carried(operation).zip(names.body.as_ref());
    // The response that begins a long-running operation is no page.
    let paging = operation.paging.as_ref().filter(|_| is_list(operation));
    let long_running = operation.long_running.as_ref();
    [
        accept(operation),
        body.map(|(body, name)| body_step(body, name)),
        form::step(context, operation, names),
        paging.and_then(|paging| next::step(context, operation, paging)),
        long_running.and_then(|it| it.final_state).map(final_state),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn value_step(context: &TypeContext<'_>, parameter: &Parameter, held: &Held) -> Step {
    let name = Expression::Text(parameter.wire_name.clone());
    if let (Location::Header, Type::Map { .. }) = (parameter.location, &parameter.ty) {
        return Step::new(RuntimeMethod::HeaderMap, [name, held.map()]);
    }
    if let Some(step) = style::step(context, parameter, held) {
        return step;
    }
    if let Some([json, nesting]) = value::members(context, parameter, held) {
        return Step::new(RuntimeMethod::QueryMembers, [name, json, nesting]);
    }
    let value = value::value(context, parameter, held);
    if let Type::Array { .. } = parameter.ty {
        let method = match parameter.location {
            Location::Path => RuntimeMethod::PathList,
            Location::Header => RuntimeMethod::HeaderList,
            _ => RuntimeMethod::QueryList,
        };
        let separator = value::separator(parameter.collection_format);
        return Step::new(method, [name, value, separator]);
    }
    let method = match (parameter.location, parameter.skip_url_encoding) {
        (Location::Path, true) => RuntimeMethod::PathSegments,
        (Location::Path, false) => RuntimeMethod::Path,
        (Location::Header, _) => RuntimeMethod::Header,
        (_, true) => RuntimeMethod::QueryUnencoded,
        (_, false) => RuntimeMethod::Query,
    };
    Step::new(method, [name, value])
}

fn accept(operation: &Operation) -> Option<Step> {
    let accept = operation.produces.join(", ");
    let is_default = accept.is_empty() || accept == "application/json";
    (!is_default).then(|| Step::new(RuntimeMethod::Accept, [Expression::Text(accept)]))
}

fn body_step(body: &Body, name: &FieldName) -> Step {
    let value = Expression::Value {
        source: match body.required {
            true => Source::Argument(name.clone()),
            false => Source::Options(name.clone()),
        },
        handed: Handed::Whole,
    };
    let content_type = content_type(body);
    let is_json = body.kind == BodyKind::Json && content_type == "application/json";
    match (is_json, body.required) {
        (true, true) => Step::new(RuntimeMethod::Json, [value]),
        (true, false) => Step::new(RuntimeMethod::JsonOptional, [value]),
        (false, true) => Step::new(RuntimeMethod::Body, [Expression::Text(content_type), value]),
        (false, false) => Step::new(
            RuntimeMethod::BodyOptional,
            [Expression::Text(content_type), value],
        ),
    }
}

fn content_type(body: &Body) -> String {
    let fallback = match body.kind {
        BodyKind::Json => "application/json",
        BodyKind::MergePatch => "application/merge-patch+json",
        BodyKind::Xml => "application/xml",
        BodyKind::Text => "text/plain",
        BodyKind::Bytes => "application/octet-stream",
        BodyKind::Multipart => "multipart/form-data",
        BodyKind::UrlEncoded => "application/x-www-form-urlencoded",
    };
    let first = body.consumes.first().cloned();
    first.unwrap_or_else(|| fallback.to_owned())
}

/// The step that says where the result of a long-running operation is.
fn final_state(final_state: FinalState) -> Step {
    let variant = match final_state {
        FinalState::AzureAsyncOperation => "AzureAsyncOperation",
        FinalState::Location => "Location",
        FinalState::OriginalUri => "OriginalUri",
        FinalState::OperationLocation => "OperationLocation",
    };
    let ty = Path::Runtime(RuntimeItem::FinalState);
    Step::new(
        RuntimeMethod::FinalState,
        [Expression::Variant { ty, variant }],
    )
}
