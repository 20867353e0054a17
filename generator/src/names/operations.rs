//! Methods, their arguments and their options.

use std::collections::HashMap;

use super::{
    FieldName, MethodNames, TypeName, VariantName, Words,
    clients::{self, Clients, NamedClient},
    headers::HeaderSets,
    renaming::{Renamings, Subject},
    reserved,
    scope::{Alternative, Claim, Given, Scope, names},
};
use crate::ir::{
    Api, Body, Location, Operation, OperationGroup, Output, Placement, StatusCode, Type,
};

/// The names of the parameters that the client supplies, by what tells them apart on the wire.
type Supplied<'a> = HashMap<(&'a str, Location), &'a FieldName>;

/// Claims the names of all methods, group by group; types go into the scope of the API.
pub(super) fn claim(
    api: &Api,
    clients: &Clients,
    headers: &mut HeaderSets,
    types: &mut Scope,
    renamings: &mut Renamings<'_>,
) -> Vec<Vec<MethodNames>> {
    let names = &clients.root.names.parameters;
    let supplied: Supplied<'_> = api
        .client
        .parameters
        .iter()
        .zip(names)
        .map(|(parameter, name)| ((parameter.wire_name.as_str(), parameter.location), name))
        .collect();
    api.groups
        .iter()
        .zip(&clients.groups)
        .map(|(group, client)| {
            let scope = clients::method_scope(clients, client);
            methods(group, client, scope, &supplied, headers, types, renamings)
        })
        .collect()
}

fn methods(
    group: &OperationGroup,
    client: &NamedClient,
    mut scope: Scope,
    supplied: &Supplied<'_>,
    headers: &mut HeaderSets,
    types: &mut Scope,
    renamings: &mut Renamings<'_>,
) -> Vec<MethodNames> {
    let operations = &group.operations;
    let claims = operations.iter().map(method).collect();
    let methods: Vec<Given<FieldName>> = scope.claim_all(claims, renamings);
    let resumes = operations
        .iter()
        .zip(&methods)
        .filter(|(operation, _)| operation.long_running.is_some())
        .map(|(operation, given)| {
            let stem = Words::one("resume").followed_by(&without_begin(&given.words));
            Claim::new(stem, Subject::key("method", &operation.origin))
        })
        .collect();
    let mut resumes = scope.claim_all::<FieldName>(resumes, renamings).into_iter();
    let options = method_types(operations, client, &methods, "options", |_| true);
    let options = names(types.claim_all::<TypeName>(options, renamings));
    let outputs = method_types(operations, client, &methods, "output", by_status);
    let mut outputs = names(types.claim_all::<TypeName>(outputs, renamings)).into_iter();
    let stems = operations
        .iter()
        .zip(&methods)
        .map(|(operation, method)| (operation, client.words.followed_by(&method.words)));
    headers.claim(stems, types, renamings);

    operations
        .iter()
        .zip(methods)
        .zip(options)
        .map(|((operation, method), options)| {
            let arguments = arguments(operation, supplied, renamings);
            MethodNames {
                method: method.name,
                resume: match &operation.long_running {
                    Some(_) => resumes.next().map(|given| given.name),
                    None => None,
                },
                options,
                output: match by_status(operation) {
                    true => outputs.next(),
                    false => None,
                },
                output_variants: answers(operation, renamings),
                parameters: arguments.parameters,
                body: arguments.body,
            }
        })
        .collect()
}

/// An operation's wish for a method.
fn method(operation: &Operation) -> Claim<'_> {
    let name = match operation.client_name.as_deref().unwrap_or(&operation.name) {
        name if name.trim().is_empty() => &operation.id,
        name => name,
    };
    let mut words = Words::of(name);
    if operation.long_running.is_some() && words.without_beginning("begin").is_none() {
        words = Words::one("begin").followed_by(&words);
    }
    let verb = words.and(&Words::of(&operation.method));
    Claim::new(words, Subject::key("method", &operation.origin))
        .if_reserved(Alternative::Word("operation"))
        .if_taken(Alternative::Other(verb))
}

fn without_begin(words: &Words) -> Words {
    words
        .without_beginning("begin")
        .unwrap_or_else(|| words.clone())
}

fn by_status(operation: &Operation) -> bool {
    matches!(operation.output, Output::ByStatus(_))
}

/// The kinds of answer of an operation whose statuses answer differently, each called like its first status.
fn answers(operation: &Operation, renamings: &mut Renamings<'_>) -> Vec<VariantName> {
    let Output::ByStatus(answers) = &operation.output else {
        return Vec::new();
    };
    let claims = answers
        .iter()
        .map(|(statuses, _)| {
            let status = statuses.first().copied().unwrap_or_default();
            Claim::new(
                status_words(status),
                Subject::key("answer", &operation.origin),
            )
        })
        .collect();
    names(Scope::reserving([]).claim_all::<VariantName>(claims, renamings))
}

/// A status in words (RFC 9110, 15).
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

/// The wishes of those operations that have one for types that are called like the client and the method.
fn method_types<'a>(
    operations: &'a [Operation],
    client: &NamedClient,
    methods: &[Given<FieldName>],
    tail: &'static str,
    has_one: fn(&Operation) -> bool,
) -> Vec<Claim<'a>> {
    operations
        .iter()
        .zip(methods)
        .filter(|(operation, _)| has_one(operation))
        .map(|(operation, method)| {
            let stem = client.words.followed_by(&method.words);
            Claim::new(stem, Subject::key("type", &operation.origin)).tail(tail)
        })
        .collect()
}

struct Arguments {
    parameters: Vec<FieldName>,
    body: Option<FieldName>,
}

/// What stands for an argument in the order of claims.
enum Argument {
    Parameter(usize),
    Body,
}

/// The names of arguments and of options. They share a scope although Rust would not need it: what a call takes is told
/// apart by name alone.
fn arguments(
    operation: &Operation,
    supplied: &Supplied<'_>,
    renamings: &mut Renamings<'_>,
) -> Arguments {
    let mut parameters: Vec<Option<FieldName>> = operation
        .parameters
        .iter()
        .map(|parameter| match parameter.placement {
            Placement::Client => supplied
                .get(&(parameter.wire_name.as_str(), parameter.location))
                .map(|name| (*name).clone()),
            Placement::Method => None,
        })
        .collect();
    let order = order(operation, &parameters);
    let claims = order
        .iter()
        .filter_map(|argument| match argument {
            Argument::Parameter(place) => operation.parameters.get(*place).map(clients::parameter),
            Argument::Body => operation.body.as_ref().map(body),
        })
        .collect();
    let given: Vec<Given<FieldName>> =
        Scope::reserving(reserved::ARGUMENTS.iter().copied()).claim_all(claims, renamings);
    let mut body = None;
    for (argument, given) in order.iter().zip(given) {
        match argument {
            Argument::Parameter(place) => parameters[*place] = Some(given.name),
            Argument::Body => body = Some(given.name),
        }
    }
    let parameters = parameters.into_iter().flatten().collect();
    Arguments { parameters, body }
}

/// Who chooses first: required arguments, the body, options, and constants, which nobody sees.
fn order(operation: &Operation, named: &[Option<FieldName>]) -> Vec<Argument> {
    let rank = |place: usize| {
        operation.parameters.get(place).map(|parameter| {
            match (&parameter.ty, parameter.required, parameter.location) {
                (Type::Constant(_), _, _) => 4,
                (_, true, Location::Path | Location::Host) => 0,
                (_, true, _) => 1,
                (_, false, _) => 3,
            }
        })
    };
    let mut ranked: Vec<(i32, Argument)> = named
        .iter()
        .enumerate()
        .filter(|(_, name)| name.is_none())
        .filter_map(|(place, _)| Some((rank(place)?, Argument::Parameter(place))))
        .collect();
    if operation.body.is_some() {
        ranked.push((2, Argument::Body));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, argument)| argument).collect()
}

fn body(body: &Body) -> Claim<'_> {
    let name = body.client_name.as_deref().unwrap_or(&body.name);
    Claim::new(Words::of(name), Subject::value("body", &body.origin))
        .if_reserved(Alternative::Word("body"))
        .if_taken(Alternative::Word("body"))
}
