//! The names of clients, their parameters and accessors.

use super::{
    ClientNames, ClientStateNames, ConstantName, FieldName, ModuleName, TypeName, UnscopedNames,
    Words, constructors,
    renaming::{RenamedItem, Renamings},
    reserved,
    scope::{Assigned, Fallback, NameRequest, NameScope, names},
};
use crate::ir::{Api, Client, Endpoint, Parameter, ParameterLocation};

/// The clients of an API.
pub(super) struct Clients {
    pub(super) root: NamedClient,
    /// One client per group. Operations without a group have the root client.
    pub(super) groups: Vec<NamedClient>,
    /// The clients without the parameters that constructors require, if some operations need none of them.
    pub(super) unscoped: Option<UnscopedNames>,
}

/// The name of a client, and its words.
#[derive(Clone)]
pub(super) struct NamedClient {
    pub(super) names: ClientNames,
    pub(super) words: Words,
}

/// Assigns the names of an API's clients, the root client first, and of its options.
pub(super) fn assign(api: &Api, scope: &mut NameScope, renamings: &mut Renamings<'_>) -> Clients {
    let title = title(&api.client.title);
    let root = NameRequest::new(title, RenamedItem::nowhere("client")).tail("client");
    let root = scope.assign::<TypeName>(root, renamings);
    let requests = named_groups(api).map(group).collect();
    let clients = scope.assign_all::<TypeName>(requests, renamings);
    let subject = RenamedItem::nowhere("options type");
    let options = NameRequest::new(root.words.clone(), subject).tail("options");
    let options = scope.assign(options, renamings).name;
    let parameters = parameters(&api.client, renamings);
    let constructors = constructors::assign(&api.client, &parameters, renamings);

    let mut root = client(root, options, &parameters);
    root.names.constructors = constructors;
    root.names.servers = servers(&api.client, renamings);
    let mut named: Vec<NamedClient> = clients
        .into_iter()
        .map(|assigned| {
            let options = TypeName::new(&assigned.words.with("options"));
            client(assigned, options, &parameters)
        })
        .collect();
    assign_accessors(&root, &mut named, renamings);
    let mut named = named.into_iter();
    let groups: Vec<_> = api
        .groups
        .iter()
        .map(|group| match is_root(&group.name) {
            true => root.clone(),
            false => named.next().unwrap_or_else(|| root.clone()),
        })
        .collect();
    let unscoped = api
        .has_unscoped()
        .then(|| unscoped(api, &root, scope, renamings));
    Clients {
        root,
        groups,
        unscoped,
    }
}

/// Assigns the names of the clients without the parameters that constructors require. They follow those of the other
/// clients, so that these do not depend on them.
fn unscoped(
    api: &Api,
    root: &NamedClient,
    scope: &mut NameScope,
    renamings: &mut Renamings<'_>,
) -> UnscopedNames {
    let mut assign = |words: Words, item| {
        let request = NameRequest::new(words, RenamedItem::nowhere(item));
        scope.assign::<TypeName>(request, renamings)
    };
    let words = Words::one("unscoped").followed_by(&root.words);
    let Assigned { name, words, .. } = assign(words, "client");
    let has_states = api.groups.iter().any(|group| api.has_both_scopes(group));
    UnscopedNames {
        client: ClientNames {
            client: name,
            file: ModuleName::new(&words),
            accessor: FieldName::new(&Words::of("unscoped_client")),
            ..root.names.clone()
        },
        scoped: FieldName::new(&Words::of("scoped_client")),
        states: has_states.then(|| ClientStateNames {
            scoped: assign(Words::one("scoped"), "type").name,
            unscoped: assign(Words::one("unscoped"), "type").name,
        }),
    }
}

/// True if the operations of a group belong to the root client.
fn is_root(group: &str) -> bool {
    group.trim().is_empty()
}

/// Returns a scope with the methods of a client that operations must not replace: those of every client, and the
/// accessors of the root client.
pub(super) fn method_scope(clients: &Clients, client: &NamedClient) -> NameScope {
    let mut scope = plain_method_scope(client);
    if client.names.client == clients.root.names.client {
        for group in &clients.groups {
            scope.reserve(group.names.accessor.as_str());
        }
    }
    scope
}

fn plain_method_scope(client: &NamedClient) -> NameScope {
    let mut scope = NameScope::reserving(reserved::CLIENT_METHODS.iter().copied());
    for constructor in &client.names.constructors {
        scope.reserve(constructor.name.as_str());
    }
    for parameter in &client.names.parameters {
        let bare = parameter.as_str().trim_start_matches("r#");
        scope.reserve(&format!("with_{bare}"));
    }
    scope
}

/// Requests a client name for a group.
fn group(name: &str) -> NameRequest<'static> {
    let stem = Words::of(name);
    let alternative = stem.with("operations");
    NameRequest::new(stem, RenamedItem::nowhere("client"))
        .tail("client")
        .if_taken(Fallback::Other(alternative))
}

fn named_groups(api: &Api) -> impl Iterator<Item = &str> {
    let names = api.groups.iter().map(|group| group.name.as_str());
    names.filter(|name| !is_root(name))
}

/// Returns the words of the root client's name, without a trailing `client`.
fn title(title: &str) -> Words {
    let client = Words::one("client");
    let mut words = match title.trim() {
        "" => Words::one("api"),
        title => Words::of(title),
    };
    while let Some(rest) = words.without_end(&client) {
        words = rest;
    }
    match words == client {
        true => Words::one("api"),
        false => words,
    }
}

fn client(
    assigned: Assigned<TypeName>,
    options: TypeName,
    parameters: &[FieldName],
) -> NamedClient {
    NamedClient {
        names: ClientNames {
            client: assigned.name,
            options,
            accessor: FieldName::new(&assigned.words),
            file: ModuleName::new(&assigned.words),
            parameters: parameters.to_vec(),
            servers: Vec::new(),
            constructors: Vec::new(),
        },
        words: assigned.words,
    }
}

fn assign_accessors(root: &NamedClient, named: &mut [NamedClient], renamings: &mut Renamings<'_>) {
    let requests = named
        .iter()
        .map(|client| NameRequest::new(client.words.clone(), RenamedItem::nowhere("accessor")))
        .collect();
    let accessors = plain_method_scope(root).assign_all(requests, renamings);
    for (client, accessor) in named.iter_mut().zip(accessors) {
        client.names.accessor = accessor.name;
    }
}

fn servers(client: &Client, renamings: &mut Renamings<'_>) -> Vec<ConstantName> {
    let requests = client
        .servers
        .iter()
        .map(|server| NameRequest::new(Words::of(&server.name), RenamedItem::nowhere("server")));
    names(NameScope::default().assign_all(requests.collect(), renamings))
}

fn parameters(client: &Client, renamings: &mut Renamings<'_>) -> Vec<FieldName> {
    let mut scope = NameScope::reserving(reserved::CLIENT_FIELDS.iter().copied());
    // In a template, `endpoint` is the endpoint. Otherwise it is another parameter.
    if !matches!(client.endpoint, Endpoint::Template { .. }) {
        scope.reserve(reserved::ENDPOINT);
    }
    let requests = client.parameters.iter().map(parameter).collect();
    names(scope.assign_all(requests, renamings))
}

/// Requests the name of a parameter.
pub(super) fn parameter(parameter: &Parameter) -> NameRequest<'_> {
    let words = match &parameter.client_name {
        Some(name) => Words::of(name),
        None if parameter.location == ParameterLocation::Header => {
            Words::of_header(&parameter.wire_name)
        }
        None => Words::of(&parameter.wire_name),
    };
    NameRequest::new(words, RenamedItem::value("parameter", &parameter.origin))
        .if_reserved(Fallback::Word("parameter"))
        .if_taken(Fallback::Word(parameter.location.name()))
}
