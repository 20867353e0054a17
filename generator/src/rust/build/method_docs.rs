//! The documentation of a method: its purpose, the request, arguments, errors, an example.

use super::{
    super::docs::{self, Docs},
    described, example,
    placement::{carried, is_argument},
    types::TypeContext,
    used_group::used_groups,
};
use crate::{
    ir::{ErrorModel, Operation, Parameter, code},
    names::{ClientNames, MethodNames},
};

/// The documentation of the method of an operation.
pub(super) fn method(
    context: &TypeContext<'_>,
    client: &ClientNames,
    operation: &Operation,
    names: &MethodNames,
) -> Docs {
    let mut docs = Docs::of(&operation.docs, &fallback(operation));
    docs.renaming(names.method.renamed_from(), &operation.id);
    docs.unbroken(request_line(context, operation));
    arguments(context, &mut docs, operation, names);
    errors(context, &mut docs, operation);
    docs.end_with(example::call(context, client, operation, names));
    docs
}

fn fallback(operation: &Operation) -> String {
    described::operation(operation)
        .unwrap_or_else(|| format!("Calls the {} operation.", code(&operation.id)))
}

fn request_line(context: &TypeContext<'_>, operation: &Operation) -> String {
    let query = operation
        .fixed_query
        .as_ref()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let version = operation.api_version.as_ref();
    let version =
        version.map(|version| docs::text(&format!(", {} {}", version.wire_name, version.value)));
    let waiting = operation
        .long_running
        .as_ref()
        .map(|_| ". Await the poller for the final result, or stream it to observe progress.");
    let request = format!("{} {}{query}", operation.method, operation.path);
    let sets = &context.context.names.header_sets;
    let headers = operation.header_set.and_then(|place| sets.get(place));
    let headers = headers.map(|set| {
        let path = context.context.path_to("headers");
        format!(
            ". Use [`{name}`]({path}::{name}) to read the response headers.",
            name = set.name
        )
    });
    format!(
        "{}{}{}{}",
        code(&request),
        version.unwrap_or_default(),
        waiting.unwrap_or_default(),
        headers.unwrap_or_default()
    )
}

fn arguments(
    context: &TypeContext<'_>,
    docs: &mut Docs,
    operation: &Operation,
    names: &MethodNames,
) {
    docs.heading("Arguments");
    for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
        if is_argument(parameter) {
            let renaming = docs::renaming(name.renamed_from(), &parameter.wire_name);
            docs.item(&format!(
                "`{}` - {} {}",
                plain(name.as_str()),
                parameter_text(parameter),
                renaming.unwrap_or_default()
            ));
        }
    }
    let groups = used_groups(&context.context, operation, names);
    for used in groups.filter(|used| used.required) {
        let name = plain(used.held_by.as_str());
        docs.item(&format!("`{name}` - {}", used.text()));
    }
    let body = carried(operation).filter(|body| body.required);
    if let Some((body, name)) = body.zip(names.body.as_ref()) {
        docs.item(&format!(
            "`{}` - {}",
            plain(name.as_str()),
            docs::inline(&body.docs, "The request body.")
        ));
    }
    docs.item("`options` - Optional parameters for the request.");
}

/// A name as readers and links know it: without the mark of a keyword.
pub(super) fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// A parameter's prose and limits in one paragraph.
pub(super) fn parameter_text(parameter: &Parameter) -> String {
    let mut text = docs::inline(
        &parameter.docs,
        &format!("The {} of the request.", code(&parameter.wire_name)),
    );
    if let Some(default) = &parameter.default {
        text.push_str(&format!(" The default is {}.", code(&default.to_string())));
    }
    for constraint in &parameter.constraints {
        text.push(' ');
        text.push_str(constraint);
    }
    text
}

fn errors(context: &TypeContext<'_>, docs: &mut Docs, operation: &Operation) {
    docs.heading("Errors");
    match &operation.error {
        ErrorModel::Type(ty) => {
            let name = ty.definition().map(|id| context.context.type_names(id).name.to_string());
            let name = name.unwrap_or_else(|| "value".to_owned());
            docs.line(format!(
                "The error response is a `{name}`. Use [`error_body`](crate::runtime::error_body) to decode it."
            ));
        }
        ErrorModel::Arm | ErrorModel::Unspecified => docs.line(
            "Returns an error if the request fails. Use [`ServiceError::of`](crate::runtime::ServiceError::of) to inspect the error response.",
        ),
    }
}
