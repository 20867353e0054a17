//! Builds the documentation of a method: purpose, request, arguments, errors, example.

use super::{
    super::docs::{self, Docs},
    client_parameters::ClientScope,
    example, fallback_docs,
    named_operation::NamedOperation,
    types::TypeContext,
};
use crate::ir::{ErrorModel, ItemFormat, Operation, Output, Parameter, code};

/// Builds the documentation of a method.
pub(super) fn method(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> Docs {
    let operation = named.operation;
    let (fallback, request) = (fallback(operation), request_line(context, named));
    let (arguments, errors) = (arguments(named), errors(context, operation));
    let example = example::call(context, named);
    let mut docs = Docs::of(&operation.docs, &fallback);
    docs.renaming(named.names.method.renamed_from(), operation.described_id());
    docs.paragraph(&request);
    if named.scope == ClientScope::Unscoped {
        docs.paragraph(&see_full(context, named));
        return docs;
    }
    docs.heading("Arguments");
    arguments.iter().for_each(|argument| docs.item(argument));
    docs.heading("Errors");
    docs.paragraph(&errors);
    docs.end_with(example);
    docs
}

/// Returns a link to the method of the client with all parameters, whose documentation is complete.
fn see_full(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> String {
    let client = &named.client.client;
    let method = plain(named.names.method.as_str());
    let path = context.context.path_to(client.as_str());
    format!("Arguments and errors are those of [`{client}::{method}`]({path}::{method}).")
}

fn fallback(operation: &Operation) -> String {
    fallback_docs::operation(operation)
        .unwrap_or_else(|| format!("Calls the {} operation.", code(operation.described_id())))
}

fn request_line(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> String {
    let operation = named.operation;
    let query = operation
        .fixed_query
        .as_ref()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let version = operation.api_version.as_ref();
    let version =
        version.map(|version| docs::text(&format!(", {} {}", version.wire_name, version.value)));
    let waiting = operation.long_running.as_ref().map(|_| {
        // The poller is that of `azure_core`.
        " Await the poller for the final result, or stream it to observe progress. It panics if it is polled or awaited \
         after its stream has ended."
    });
    let pages = named.names.pages.as_ref().map(|pages| {
        format!(
            " The result is the first page: pass it to [`{pages}`](Self::{}) to list the items of all pages.",
            plain(pages.as_str())
        )
    });
    let request = format!("{} {}{query}", operation.method, operation.path);
    let sets = &context.context.names.header_sets;
    let headers = operation.header_set().and_then(|place| sets.get(place));
    let headers = headers.map(|set| {
        let path = context.context.path_to("models");
        format!(
            " Use [`{name}`]({path}::{name}) to read the response headers.",
            name = set.name
        )
    });
    format!(
        "{}{}.{}{}{}{}",
        code(&request),
        version.unwrap_or_default(),
        result(operation),
        waiting.unwrap_or_default(),
        pages.unwrap_or_default(),
        headers.unwrap_or_default()
    )
}

/// Returns a sentence on a result that the return type does not explain.
fn result(operation: &Operation) -> String {
    match operation.output() {
        Output::Exists => {
            let codes = operation.absent_codes();
            let codes: Vec<_> = codes.iter().map(ToString::to_string).collect();
            format!(
                " Returns `false` for the status code {}.",
                codes.join(" or ")
            )
        }
        Output::Stream => " The response body is a stream of bytes.".to_owned(),
        Output::Items(_, items) => match items.format {
            ItemFormat::Events => " The response is a stream of events.".to_owned(),
            ItemFormat::Lines | ItemFormat::Records => {
                " The response is a stream of items.".to_owned()
            }
        },
        _ => String::new(),
    }
}

/// Returns the documentation of each argument.
fn arguments(named: &NamedOperation<'_>) -> Vec<String> {
    let parameters = named.arguments().map(|it| {
        let renaming = docs::renaming(it.name.renamed_from(), &it.parameter.wire_name);
        format!(
            "`{}` - {} {}",
            plain(it.name.as_str()),
            parameter_text(it.parameter),
            renaming.unwrap_or_default()
        )
    });
    let groups = named
        .required_groups()
        .map(|used| format!("`{}` - {}", plain(used.held_by.as_str()), used.text()));
    let body = named.required_body().map(|(body, name)| {
        format!(
            "`{}` - {}",
            plain(name.as_str()),
            docs::inline(&body.docs, "The request body.")
        )
    });
    let options = "`options` - Optional parameters for the request.".to_owned();
    parameters
        .chain(groups)
        .chain(body)
        .chain([options])
        .collect()
}

/// Returns a name without `r#`, as in documentation and links.
pub(super) fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Returns the description and constraints of a parameter in one paragraph.
pub(super) fn parameter_text(parameter: &Parameter) -> String {
    let mut text = docs::inline(&parameter.docs, &fallback_docs::parameter(parameter));
    if let Some(default) = parameter.default.as_ref().filter(|it| !it.is_null()) {
        text.push_str(&format!(" The default is {}.", code(&default.to_string())));
    }
    for constraint in &parameter.constraints {
        text.push(' ');
        text.push_str(constraint);
    }
    text
}

fn errors(context: &TypeContext<'_>, operation: &Operation) -> String {
    match &operation.error {
        ErrorModel::Type(ty) => {
            let Some(id) = ty.definition() else {
                return "Returns an error if the request fails. Use [`error_body`](crate::error_body) to decode the body of the error response.".to_owned();
            };
            let name = context.context.type_names(id).name.to_string();
            let article = match name.starts_with(['A', 'E', 'I', 'O']) {
                true => "an",
                false => "a",
            };
            format!(
                "The error response is {article} `{name}`. Use [`error_body`](crate::error_body) to decode it."
            )
        }
        ErrorModel::Arm | ErrorModel::Unspecified => {
            "Returns an error if the request fails. Use [`ServiceError::of`](crate::ServiceError::of) to inspect it.".to_owned()
        }
    }
}
