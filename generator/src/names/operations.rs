//! The names of methods, arguments and options.

use std::collections::HashMap;

use super::{
    FieldName, MethodNames, TypeName, VariantName, Words,
    clients::{self, Clients, NamedClient},
    headers::HeaderSets,
    parameter_groups,
    renaming::{RenamedItem, Renamings},
    reserved,
    scope::{Assigned, Fallback, NameRequest, NameScope, names},
};
use crate::ir::{
    Api, Body, Operation, OperationGroup, Output, Parameter, ParameterLocation, StatusCode,
    SuppliedBy, Type,
};

/// The names of parameters that are neither arguments nor options: fields of the client and of parameter groups.
pub(super) struct Elsewhere<'a> {
    api: &'a Api,
    /// By parameter group, wire name and location.
    names: HashMap<(Option<&'a str>, &'a str, ParameterLocation), &'a FieldName>,
}

impl<'a> Elsewhere<'a> {
    pub(super) fn of(
        api: &'a Api,
        clients: &'a Clients,
        group_fields: &'a [Vec<FieldName>],
    ) -> Self {
        let of_client = (None, &api.client.parameters, &clients.root.names.parameters);
        let groups = api.parameter_groups.iter().zip(group_fields);
        let groups = groups.map(|(group, fields)| (Some(&*group.name), &group.parameters, fields));
        let names = std::iter::once(of_client)
            .chain(groups)
            .flat_map(|(group, parameters, names)| {
                let named = parameters.iter().zip(names);
                named.map(move |(parameter, name)| {
                    let place = place(group, parameter.location);
                    ((group, &*parameter.wire_name, place), name)
                })
            })
            .collect();
        Elsewhere { api, names }
    }

    fn name_of(&self, parameter: &Parameter) -> Option<FieldName> {
        let group = parameter.group.as_deref();
        if group.is_none() && parameter.supplied_by == SuppliedBy::Method {
            return None;
        }
        let place = place(group, parameter.location);
        let key = (group, parameter.wire_name.as_str(), place);
        self.names.get(&key).map(|name| (*name).clone())
    }
}

/// Returns the location by which the names of fields differ. The client has one field for all locations but the host.
fn place(group: Option<&str>, location: ParameterLocation) -> ParameterLocation {
    match (group, location) {
        (None, ParameterLocation::Host) | (Some(_), _) => location,
        (None, _) => ParameterLocation::Query,
    }
}

/// Assigns the names of all methods, group by group. Types are added to the scope of the API.
pub(super) fn assign(
    api: &Api,
    clients: &Clients,
    elsewhere: &Elsewhere<'_>,
    headers: &mut HeaderSets,
    types: &mut NameScope,
    renamings: &mut Renamings<'_>,
) -> Vec<Vec<MethodNames>> {
    api.groups
        .iter()
        .zip(&clients.groups)
        .map(|(group, client)| {
            let scope = clients::method_scope(clients, client);
            methods(group, client, scope, elsewhere, headers, types, renamings)
        })
        .collect()
}

fn methods(
    group: &OperationGroup,
    client: &NamedClient,
    mut scope: NameScope,
    elsewhere: &Elsewhere<'_>,
    headers: &mut HeaderSets,
    types: &mut NameScope,
    renamings: &mut Renamings<'_>,
) -> Vec<MethodNames> {
    let operations = &group.operations;
    let requests = operations.iter().map(method).collect();
    let methods: Vec<Assigned<FieldName>> = scope.assign_all(requests, renamings);
    let further = |is_wanted: fn(&Operation) -> bool, stem: fn(Words) -> Words| {
        let wanted = operations.iter().zip(&methods);
        let wanted = wanted.filter(move |(operation, _)| is_wanted(operation));
        wanted
            .map(|(operation, assigned)| {
                let stem = stem(without_begin(&assigned.words));
                NameRequest::new(stem, RenamedItem::key("method", &operation.origin))
            })
            .collect()
    };
    let resumes = further(takes_long, |words| Words::one("resume").followed_by(&words));
    let mut resumes = names(scope.assign_all::<FieldName>(resumes, renamings)).into_iter();
    let pages = further(yields_pages, |words| words.with("pages"));
    let mut pages = names(scope.assign_all::<FieldName>(pages, renamings)).into_iter();
    let options = method_types(operations, client, &methods, "options", |_| true);
    let options = names(types.assign_all::<TypeName>(options, renamings));
    let outputs = method_types(operations, client, &methods, "output", by_status);
    let mut outputs = names(types.assign_all::<TypeName>(outputs, renamings)).into_iter();
    let stems = operations
        .iter()
        .zip(&methods)
        .map(|(operation, method)| (operation, client.words.followed_by(&method.words)));
    headers.assign(stems, types, renamings);

    operations
        .iter()
        .zip(methods)
        .zip(options)
        .map(|((operation, method), options)| {
            let arguments = arguments(operation, elsewhere, renamings);
            MethodNames {
                method: method.name,
                resume: match takes_long(operation) {
                    true => resumes.next(),
                    false => None,
                },
                pages: match yields_pages(operation) {
                    true => pages.next(),
                    false => None,
                },
                options,
                output: match by_status(operation) {
                    true => outputs.next(),
                    false => None,
                },
                output_variants: output_variants(operation, renamings),
                parameters: arguments.parameters,
                parameter_groups: arguments.groups,
                body: arguments.body,
            }
        })
        .collect()
}

/// Requests the name of an operation's method.
fn method(operation: &Operation) -> NameRequest<'_> {
    let name = match operation.client_name.as_deref().unwrap_or(&operation.name) {
        name if name.trim().is_empty() => &operation.id,
        name => name,
    };
    let mut words = Words::of(name);
    if operation.long_running.is_some() && words.without_beginning("begin").is_none() {
        words = Words::one("begin").followed_by(&words);
    }
    let verb = words.and(&Words::of(operation.method.as_str()));
    NameRequest::new(words, RenamedItem::key("method", &operation.origin))
        .if_reserved(Fallback::Word("operation"))
        .if_taken(Fallback::Other(verb))
}

fn without_begin(words: &Words) -> Words {
    words
        .without_beginning("begin")
        .unwrap_or_else(|| words.clone())
}

fn takes_long(operation: &Operation) -> bool {
    operation.long_running.is_some()
}

fn yields_pages(operation: &Operation) -> bool {
    operation.long_paging().is_some()
}

fn by_status(operation: &Operation) -> bool {
    matches!(operation.output(), Output::ByStatus(_))
}

/// Returns the variants of a response that depends on the status code, each named after its first status code.
fn output_variants(operation: &Operation, renamings: &mut Renamings<'_>) -> Vec<VariantName> {
    let Output::ByStatus(bodies) = operation.output() else {
        return Vec::new();
    };
    let requests = bodies
        .iter()
        .map(|body| {
            let words = match body.is_rest {
                true => Words::of("other"),
                false => status_words(body.statuses.first().copied().unwrap_or_default()),
            };
            NameRequest::new(words, RenamedItem::key("response", &operation.origin))
        })
        .collect();
    names(NameScope::reserving([]).assign_all::<VariantName>(requests, renamings))
}

/// Returns a status code in words (RFC 9110, 15).
fn status_words(status: StatusCode) -> Words {
    let words = match status {
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative information",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        304 => "not modified",
        other => return Words::one("status").with(other.to_string()),
    };
    Words::of(words)
}

/// Requests the names of types that are named after client and method, for the operations that have one.
fn method_types<'a>(
    operations: &'a [Operation],
    client: &NamedClient,
    methods: &[Assigned<FieldName>],
    tail: &'static str,
    has_one: fn(&Operation) -> bool,
) -> Vec<NameRequest<'a>> {
    operations
        .iter()
        .zip(methods)
        .filter(|(operation, _)| has_one(operation))
        .map(|(operation, method)| {
            let stem = client.words.followed_by(&method.words);
            NameRequest::new(stem, RenamedItem::key("type", &operation.origin)).tail(tail)
        })
        .collect()
}

struct ArgumentNames {
    parameters: Vec<FieldName>,
    groups: Vec<FieldName>,
    body: Option<FieldName>,
}

/// An argument, in the order of requests.
enum RequestedArgument {
    Parameter(usize),
    Group(usize),
    Body,
}

/// Assigns the names of arguments and options. They share a scope, so that the names of all parameters of a method are
/// distinct.
fn arguments(
    operation: &Operation,
    elsewhere: &Elsewhere<'_>,
    renamings: &mut Renamings<'_>,
) -> ArgumentNames {
    let mut parameters: Vec<Option<FieldName>> = operation
        .parameters
        .iter()
        .map(|parameter| elsewhere.name_of(parameter))
        .collect();
    let order = order(operation, &parameters);
    let requests = order
        .iter()
        .filter_map(|argument| match argument {
            RequestedArgument::Parameter(place) => {
                operation.parameters.get(*place).map(clients::parameter)
            }
            RequestedArgument::Group(place) => {
                let used = operation.parameter_groups().get(*place)?;
                let group = elsewhere.api.parameter_groups.get(used.group);
                group.map(parameter_groups::group)
            }
            RequestedArgument::Body => operation.body.as_ref().map(body),
        })
        .collect();
    let assigned: Vec<Assigned<FieldName>> =
        NameScope::reserving(reserved::ARGUMENTS.iter().copied()).assign_all(requests, renamings);
    let mut groups = Vec::with_capacity(operation.parameter_groups().len());
    let mut body = None;
    for (argument, assigned) in order.iter().zip(assigned) {
        match argument {
            RequestedArgument::Parameter(place) => parameters[*place] = Some(assigned.name),
            RequestedArgument::Group(place) => groups.push((*place, assigned.name)),
            RequestedArgument::Body => body = Some(assigned.name),
        }
    }
    groups.sort_by_key(|(place, _)| *place);
    ArgumentNames {
        parameters: parameters.into_iter().flatten().collect(),
        groups: groups.into_iter().map(|(_, name)| name).collect(),
        body,
    }
}

/// Returns the order of precedence: required arguments, the body, options, and constants, which are not visible.
fn order(operation: &Operation, named: &[Option<FieldName>]) -> Vec<RequestedArgument> {
    let rank = |place: usize| {
        operation.parameters.get(place).map(|parameter| {
            match (&parameter.ty, parameter.required, parameter.location) {
                (Type::Constant(_), _, _) => 4,
                (_, true, ParameterLocation::Path | ParameterLocation::Host) => 0,
                (_, true, _) => 1,
                (_, false, _) => 3,
            }
        })
    };
    let mut ranked: Vec<(i32, RequestedArgument)> = named
        .iter()
        .enumerate()
        .filter(|(_, name)| name.is_none())
        .filter_map(|(place, _)| Some((rank(place)?, RequestedArgument::Parameter(place))))
        .collect();
    let groups = operation.parameter_groups().iter().enumerate();
    ranked.extend(groups.map(|(place, used)| {
        (
            if used.required { 1 } else { 3 },
            RequestedArgument::Group(place),
        )
    }));
    if operation.body.is_some() {
        ranked.push((2, RequestedArgument::Body));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, argument)| argument).collect()
}

fn body(body: &Body) -> NameRequest<'_> {
    let name = body.client_name.as_deref().unwrap_or(&body.name);
    NameRequest::new(Words::of(name), RenamedItem::value("body", &body.origin))
        .if_reserved(Fallback::Word("body"))
        .if_taken(Fallback::Word("body"))
}
