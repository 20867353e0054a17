//! Builds the request of an operation.

use super::{
    super::{
        expression::{Expression, Handed, RequestStep, ValueLocation},
        path::Path,
        request::Request,
        runtime::{RuntimeItem, RuntimeMethod},
    },
    form,
    named_operation::{NamedOperation, NamedParameter},
    next, path_template, style, tracing,
    types::TypeContext,
    value,
};
use crate::{
    ir::{
        Body, BodyKind, FinalState, LongRunning, Operation, ParameterLocation, ParameterStyle,
        StatusCode, Type,
    },
    names::FieldName,
};

/// Builds the request of an operation.
pub(super) fn request(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> Request {
    let operation = named.operation;
    Request {
        operation: tracing::operation(&context.context, named),
        method: operation.method,
        path: path_template::path_template(operation),
        success: success(operation),
        values: values(context, named),
        rest: rest(context, named),
    }
}

/// Builds the request for the pages after the first one, which a long-running operation returned. If it `runs_again`,
/// it is the request of the operation; otherwise only its parameters are used for the next page.
pub(super) fn further_pages(
    context: &TypeContext<'_>,
    named: &NamedOperation<'_>,
    runs_again: bool,
) -> Request {
    let operation = named.operation;
    let whole = request(context, named);
    if runs_again {
        return whole;
    }
    let paging = operation.paging();
    let next = paging.and_then(|paging| next::step(context, operation, paging));
    Request {
        rest: accept(operation).into_iter().chain(next).collect(),
        ..whole
    }
}

/// Returns the status codes of success. Empty if these are 200 to 299.
fn success(operation: &Operation) -> Vec<StatusCode> {
    let successes = operation.responses.iter().filter(|it| it.is_success());
    let is_any = successes.clone().any(|it| it.is_range);
    let mut statuses: Vec<_> = successes.map(|it| it.status).collect();
    if is_any {
        statuses.retain(|status| !(200..300).contains(status));
        if !statuses.is_empty() {
            statuses.splice(0..0, 200..300);
        }
    }
    statuses
}

fn values(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> Vec<RequestStep> {
    let text = |text: &str| Expression::Text(text.to_owned());
    let fixed_query = named.operation.fixed_query.as_deref();
    let fixed_query =
        fixed_query.map(|query| RequestStep::new(RuntimeMethod::FixedQuery, [text(query)]));
    let version = named.operation.api_version.as_ref().map(|version| {
        let method = match version.header {
            true => RuntimeMethod::ApiVersionHeader,
            false => RuntimeMethod::ApiVersion,
        };
        RequestStep::new(method, [text(&version.wire_name), text(&version.value)])
    });
    // Constants in the path are part of the template.
    let in_path = named.parameters.iter().filter(|it| {
        it.parameter.location == ParameterLocation::Path
            && !matches!(it.parameter.ty, Type::Constant(_))
    });
    let elsewhere = named.parameters.iter().filter(|it| {
        matches!(
            it.parameter.location,
            ParameterLocation::Query | ParameterLocation::Header | ParameterLocation::Cookie
        )
    });
    fixed_query
        .into_iter()
        .chain(in_path.map(|it| value_step(context, it)))
        .chain(version)
        .chain(elsewhere.map(|it| value_step(context, it)))
        .collect()
}

fn rest(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> Vec<RequestStep> {
    let operation = named.operation;
    // The first response of a long-running operation is not a page.
    let paging = operation.paging().filter(|_| named.is_list());
    let waiting = operation.long_running.iter().flat_map(waiting);
    [
        accept(operation),
        named.body.map(|(body, name)| body_step(body, name)),
        operation.body_flag.as_ref().map(|flag| {
            let pointer = Expression::Text(flag.pointer.clone());
            RequestStep::new(
                RuntimeMethod::BodyFlag,
                [pointer, Expression::Flag(flag.value)],
            )
        }),
        form::step(context, named),
        paging.and_then(|paging| next::step(context, operation, paging)),
    ]
    .into_iter()
    .flatten()
    .chain(waiting)
    .collect()
}

fn value_step(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> RequestStep {
    let parameter = it.parameter;
    let name = Expression::Text(parameter.wire_name.clone());
    if parameter.prefix && parameter.location == ParameterLocation::Header {
        return RequestStep::new(RuntimeMethod::HeaderMap, [name, value::map(&it.source)]);
    }
    if let Some(step) = style::step(context, it) {
        return step;
    }
    if let Some([json, nesting]) = value::members(context, it) {
        return RequestStep::new(RuntimeMethod::QueryMembers, [name, json, nesting]);
    }
    let is_json = parameter.style == ParameterStyle::Json;
    let value = match is_json {
        true => value::json_of_any(context, it),
        false => value::value(context, it),
    };
    if let (Type::Array { .. }, false) = (&parameter.ty, is_json) {
        let method = match parameter.location {
            ParameterLocation::Path => RuntimeMethod::PathList,
            ParameterLocation::Header => RuntimeMethod::HeaderList,
            _ if parameter.skip_url_encoding => RuntimeMethod::QueryListUnencoded,
            _ => RuntimeMethod::QueryList,
        };
        let separator = value::separator(parameter.style, parameter.explode);
        return RequestStep::new(method, [name, value, separator]);
    }
    let value = match parameter.double_url_encoding {
        true => value::percent_encoded(value),
        false => value,
    };
    let may_be_absent = !parameter.required && parameter.client_default.is_none();
    let method = match (parameter.location, parameter.skip_url_encoding) {
        (ParameterLocation::Path, true) if may_be_absent => RuntimeMethod::OptionalPathSegments,
        (ParameterLocation::Path, false) if may_be_absent => RuntimeMethod::OptionalPath,
        (ParameterLocation::Path, true) => RuntimeMethod::PathSegments,
        (ParameterLocation::Path, false) => RuntimeMethod::Path,
        (ParameterLocation::Header, _) => RuntimeMethod::Header,
        (_, true) => RuntimeMethod::QueryUnencoded,
        (_, false) => RuntimeMethod::Query,
    };
    RequestStep::new(method, [name, value])
}

fn accept(operation: &Operation) -> Option<RequestStep> {
    let accept = operation.produces.join(", ");
    let is_default = accept.is_empty() || accept == "application/json";
    (!is_default).then(|| RequestStep::new(RuntimeMethod::Accept, [Expression::Text(accept)]))
}

fn body_step(body: &Body, name: &FieldName) -> RequestStep {
    let value = Expression::Value {
        source: match body.required {
            true => ValueLocation::Argument(name.clone()),
            false => ValueLocation::Options(name.clone()),
        },
        handed: Handed::Whole,
    };
    let content_type = content_type(body);
    let is_json = body.kind == BodyKind::Json && content_type == "application/json";
    match (is_json, body.required) {
        (true, true) => RequestStep::new(RuntimeMethod::Json, [value]),
        (true, false) => RequestStep::new(RuntimeMethod::JsonOptional, [value]),
        (false, true) => {
            RequestStep::new(RuntimeMethod::Body, [Expression::Text(content_type), value])
        }
        (false, false) => RequestStep::new(
            RuntimeMethod::BodyOptional,
            [Expression::Text(content_type), value],
        ),
    }
}

/// Returns the default media type of a body.
fn content_type(body: &Body) -> String {
    let fallback = body.kind.default_media_type();
    body.media_type().unwrap_or(fallback).to_owned()
}

/// Returns the steps for the result of a long-running operation: its location and its schema.
fn waiting(long_running: &LongRunning) -> Vec<RequestStep> {
    let schema = long_running.result.schema();
    // A status monitor has a status.
    let has_status = schema.has_status && !schema.is_monitor;
    let of_schema: Vec<_> = [
        (has_status, RuntimeMethod::ResultHasStatus),
        (schema.is_monitor, RuntimeMethod::ResultIsMonitor),
        (schema.in_monitor, RuntimeMethod::ResultInMonitor),
    ]
    .into_iter()
    .filter(|(applies, _)| *applies)
    .map(|(_, method)| RequestStep::new(method, []))
    .collect();
    let is_said = long_running.final_state.is_some() || !of_schema.is_empty();
    let place = is_said.then(|| final_state(long_running.final_state));
    place.into_iter().chain(of_schema).collect()
}

fn final_state(final_state: Option<FinalState>) -> RequestStep {
    let variant = match final_state {
        None => "Unspecified",
        Some(FinalState::AzureAsyncOperation) => "AzureAsyncOperation",
        Some(FinalState::Location) => "Location",
        Some(FinalState::OriginalUri) => "OriginalUri",
        Some(FinalState::OperationLocation) => "OperationLocation",
    };
    let ty = Path::Runtime(RuntimeItem::FinalState);
    RequestStep::new(
        RuntimeMethod::FinalState,
        [Expression::Variant { ty, variant }],
    )
}
