//! Lowers operations.

use super::accept::{accept_header, asked};
use super::arguments::{arguments, check_template};
use super::base_path::BasePath;
use super::body::body;
use super::content_type::content_type_header;
use super::example::{examples, scattered};
use super::filter::describe_filter;
use super::framework_name::FrameworkNames;
use super::host::path_parameters;
use super::long_running::long_running;
use super::name::{group, made_id};
use super::paging::listing;
use super::response::{WantedResponse, responses};
use super::role::ParameterRole;
use super::site::{Grouped, Site, Sorted};
use super::template::{Template, fixed_query};
use super::version::api_version;
use crate::diagnostics::Code;
use crate::dialect::document::{self, ResolvedParameter, overlay};
use crate::dialect::origin::child;
use crate::ir::{BodyFlag, Decided, Operation, ResponseChoice};
use crate::lower::schema::{Builder, docs, text};

/// Lowers an operation. If a response can be a document and a sequence of items, there is one operation for each.
pub(crate) fn operation<'a, 's>(
    builder: &mut Builder<'s, '_>,
    site: Site<'a, 's>,
    names: &FrameworkNames,
) -> Option<Vec<Grouped<'a>>> {
    let read = builder
        .reader
        .operation(site.document, site.item, &site.origin, site.method);
    let (mut operation, root) = read?;
    let id = id(builder, &site, &operation);
    let whole_name = names.name(&id).to_owned();
    let (group, name) = group(operation.grouping, &whole_name);
    let words = [whole_name];
    let list = child(&site.origin, "parameters");
    let mut own = builder.reader.parameters(&operation.parameters, &list);
    own.append(&mut operation.request);
    let mut sorted = sort(builder, overlay(site.parameters.clone(), own));
    let server = builder.reader.server(site.document);
    let host = server.host();
    let host_path = host.map(|host| host.path.as_str());
    let client_path = server.base_path.as_deref().unwrap_or_default();
    let (base_path, own_path) = match (&operation.base_path, server.has_path_in_endpoint()) {
        (Some(own), true) => {
            let own = BasePath::of_operation(builder, &own.path, &own.variables, &words);
            (Some(own), None)
        }
        (None, true) => {
            let variables = host.map_or(&[][..], |host| &host.parameters);
            let base_path = BasePath::of_client(builder, client_path, variables);
            (Some(base_path), None)
        }
        (Some(own), false) => {
            for variable in &own.variables {
                let message = format!(
                    "the server variable `{}` is part of a path; it always has its default",
                    variable.name
                );
                let report = builder.report();
                report.value(Code::Unsupported, &variable.origin, message);
            }
            (None, Some(own.default_path.as_str()))
        }
        (None, false) => (None, Some(client_path)),
    };
    let mut template = Template::of(host_path, own_path, site.key);
    if let Some(host) = host {
        sorted.others = overlay(path_parameters(host), sorted.others);
    }
    check_template(builder, &site, &mut template, &mut sorted.others);
    let api_version = api_version(builder, &site, sorted.api_version.take());
    let body = body(builder, &site, &operation, &root, &sorted, &words);
    let mut parameters = arguments(builder, &site, host, &template, &sorted.others, &words);
    let content_type = sorted.content_type.as_ref();
    parameters.extend(content_type_header(
        builder,
        content_type,
        body.as_ref(),
        &words,
    ));
    describe_filter(builder, &mut parameters, operation.odata, &site.origin);
    let produces = produces(&operation, &root, sorted.accept.as_ref());
    let listed: Vec<_> = produces.iter().map(String::as_str).collect();
    let respond = |builder: &mut _, wanted| {
        let origin = &site.origin;
        responses(
            builder,
            origin,
            &operation,
            site.method,
            &listed,
            &words,
            wanted,
        )
    };
    let responses = respond(builder, WantedResponse::Document);
    let streamed = responses.offers_items.then(|| {
        let streamed = respond(builder, WantedResponse::Items);
        (streamed, parameters.clone())
    });
    parameters.extend(accept_header(
        builder,
        sorted.accept.as_ref(),
        &responses.accepted,
        &words,
    ));
    let document = Grouped {
        operation: Operation {
            client_name: text(operation.client_name),
            docs: docs(
                operation.summary,
                operation.description,
                operation.deprecated,
            ),
            tags: operation.tags.iter().map(|&tag| tag.to_owned()).collect(),
            method: site.method,
            fixed_query: fixed_query(template.query.as_deref(), &parameters),
            path: template.path,
            api_version,
            parameters,
            body,
            produces: responses.accepted,
            scattered_examples: scattered(
                builder,
                &site.origin,
                &operation,
                &sorted,
                &responses.listed,
            ),
            responses: responses.listed,
            error: responses.error,
            output: Decided::Open,
            body_flag: streamed
                .as_ref()
                .and_then(|_| operation.stream_flag())
                .map(|pointer| BodyFlag {
                    pointer,
                    value: false,
                }),
            choice: streamed.as_ref().map(|_| ResponseChoice::Document),
            parameter_groups: Decided::Open,
            header_set: Decided::Open,
            listing: listing(&operation),
            long_running: long_running(builder, &site.origin, &operation, &words),
            examples: examples(builder, &site.origin, &operation),
            internal: operation.internal || operation.accessibility == Some("internal"),
            origin: site.origin,
            name,
            id,
        },
        group,
        document: site.document,
        key: site.key,
        base_path,
    };
    let streamed = streamed.map(|(responses, parameters)| Grouped {
        operation: Operation {
            client_name: text(operation.client_name).map(|name| format!("{name}_stream")),
            // The media type is that of this method.
            parameters,
            produces: responses.accepted,
            scattered_examples: scattered(
                builder,
                &document.operation.origin,
                &operation,
                &sorted,
                &responses.listed,
            ),
            responses: responses.listed,
            body_flag: operation.stream_flag().map(|pointer| BodyFlag {
                pointer,
                value: true,
            }),
            // The suffix is found when all names are known.
            choice: Some(ResponseChoice::Items {
                suffix: String::new(),
            }),
            // `x-ms-examples` show the document.
            examples: Vec::new(),
            ..document.operation.clone()
        },
        ..document.clone()
    });
    Some([document].into_iter().chain(streamed).collect())
}

fn sort<'s>(builder: &mut Builder<'s, '_>, declared: Vec<ResolvedParameter<'s>>) -> Sorted<'s> {
    let mut sorted = Sorted::default();
    for parameter in declared {
        let is_version = builder.reader.is_version(&parameter);
        match ParameterRole::of(&parameter, is_version) {
            ParameterRole::ApiVersion => sorted.api_version = Some(parameter),
            ParameterRole::ContentType => sorted.content_type = Some(parameter),
            ParameterRole::Accept => sorted.accept = Some(parameter),
            ParameterRole::Body => sorted.bodies.push(parameter),
            ParameterRole::Pipeline => {}
            ParameterRole::Ordinary => sorted.others.push(parameter),
        }
    }
    sorted
}

fn id<'s>(
    builder: &mut Builder<'s, '_>,
    site: &Site<'_, 's>,
    operation: &document::Operation<'s>,
) -> String {
    if let Some(id) = text(operation.operation_id) {
        return id;
    }
    let id = made_id(site.method.key(), site.key);
    let message = format!("operation without an `operationId`; using the name `{id}`");
    builder
        .report()
        .key(Code::MissingOperationId, &site.origin, message);
    id
}

/// Returns the media types of the responses. Those of an `Accept` header have precedence.
fn produces(
    operation: &document::Operation<'_>,
    root: &document::Root<'_>,
    accept: Option<&ResolvedParameter<'_>>,
) -> Vec<String> {
    let asked = accept.map(asked).unwrap_or_default();
    if !asked.is_empty() {
        return asked;
    }
    let own = operation
        .produces
        .as_deref()
        .filter(|list| !list.is_empty());
    let list = own.unwrap_or(&root.produces);
    match list {
        [] => vec!["application/json".to_owned()],
        list => list.iter().map(|media| (*media).to_owned()).collect(),
    }
}
