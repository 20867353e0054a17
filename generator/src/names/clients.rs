//! Clients, what they are made with, and how the root client leads to the others.

use super::{
    ClientNames, FieldName, ModuleName, TypeName, Words, constructors,
    renaming::{Renamings, Subject},
    reserved,
    scope::{Alternative, Claim, Given, Scope, names},
};
use crate::ir::{Api, Client, Endpoint, Location, Parameter};

/// The clients of an API.
pub(super) struct Clients {
    pub(super) root: NamedClient,
    /// One for each group; the root client again for the group without a name.
    pub(super) groups: Vec<NamedClient>,
}

/// A client and the words of its name.
#[derive(Clone)]
pub(super) struct NamedClient {
    pub(super) names: ClientNames,
    pub(super) words: Words,
}

/// Claims the names of an API's clients, the root client's first, and of the root client's options.
pub(super) fn claim(api: &Api, scope: &mut Scope, renamings: &mut Renamings<'_>) -> Clients {
    let title = title(&api.client.title);
    let root = Claim::new(title, Subject::nowhere("client")).tail("client");
    let root = scope.claim::<TypeName>(root, renamings);
    let claims = named_groups(api).map(group).collect();
    let clients = scope.claim_all::<TypeName>(claims, renamings);
    let subject = Subject::nowhere("options type");
    let options = Claim::new(root.words.clone(), subject).tail("options");
    let options = scope.claim(options, renamings).name;
    let parameters = parameters(&api.client, renamings);
    let constructors = constructors::claim(&api.client, &parameters, renamings);

    let mut root = client(root, options, &parameters);
    root.names.constructors = constructors;
    let mut named: Vec<NamedClient> = clients
        .into_iter()
        .map(|given| {
            let options = TypeName::new(&given.words.with("options"));
            client(given, options, &parameters)
        })
        .collect();
    claim_accessors(&root, &mut named, renamings);
    let mut named = named.into_iter();
    let groups = api
        .groups
        .iter()
        .map(|group| match is_root(&group.name) {
            true => root.clone(),
            false => named.next().unwrap_or_else(|| root.clone()),
        })
        .collect();
    Clients { root, groups }
}

/// Whether operations of a group of that name sit on the root client.
fn is_root(group: &str) -> bool {
    group.trim().is_empty()
}

/// The methods of a client that operations cannot have: what every client has, and for the root client its accessors.
pub(super) fn method_scope(clients: &Clients, client: &NamedClient) -> Scope {
    let mut scope = plain_method_scope(client);
    if client.names.client == clients.root.names.client {
        for group in &clients.groups {
            scope.reserve(group.names.accessor.as_str());
        }
    }
    scope
}

fn plain_method_scope(client: &NamedClient) -> Scope {
    let mut scope = Scope::reserving(reserved::CLIENT_METHODS.iter().copied());
    for constructor in &client.names.constructors {
        scope.reserve(constructor.name.as_str());
    }
    for parameter in &client.names.parameters {
        let bare = parameter.as_str().trim_start_matches("r#");
        scope.reserve(&format!("with_{bare}"));
    }
    scope
}

/// A group's wish for a client.
fn group(name: &str) -> Claim<'static> {
    let stem = Words::of(name);
    let alternative = stem.with("operations");
    Claim::new(stem, Subject::nowhere("client"))
        .tail("client")
        .if_taken(Alternative::Other(alternative))
}

fn named_groups(api: &Api) -> impl Iterator<Item = &str> {
    let names = api.groups.iter().map(|group| group.name.as_str());
    names.filter(|name| !is_root(name))
}

/// The words of the root client's name without `client` at their end.
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

fn client(given: Given<TypeName>, options: TypeName, parameters: &[FieldName]) -> NamedClient {
    NamedClient {
        names: ClientNames {
            client: given.name,
            options,
            accessor: FieldName::new(&given.words),
            file: ModuleName::new(&given.words),
            parameters: parameters.to_vec(),
            constructors: Vec::new(),
        },
        words: given.words,
    }
}

fn claim_accessors(root: &NamedClient, named: &mut [NamedClient], renamings: &mut Renamings<'_>) {
    let claims = named
        .iter()
        .map(|client| Claim::new(client.words.clone(), Subject::nowhere("accessor")))
        .collect();
    let accessors = plain_method_scope(root).claim_all(claims, renamings);
    for (client, accessor) in named.iter_mut().zip(accessors) {
        client.names.accessor = accessor.name;
    }
}

fn parameters(client: &Client, renamings: &mut Renamings<'_>) -> Vec<FieldName> {
    let mut scope = Scope::reserving(reserved::CLIENT_FIELDS.iter().copied());
    // In a template `endpoint` is the endpoint; elsewhere it is something beside it.
    if !matches!(client.endpoint, Endpoint::Template { .. }) {
        scope.reserve(reserved::ENDPOINT);
    }
    let claims = client.parameters.iter().map(parameter).collect();
    names(scope.claim_all(claims, renamings))
}

/// A parameter's wish for a name.
pub(super) fn parameter(parameter: &Parameter) -> Claim<'_> {
    let words = match &parameter.client_name {
        Some(name) => Words::of(name),
        None if parameter.location == Location::Header => Words::of_header(&parameter.wire_name),
        None => Words::of(&parameter.wire_name),
    };
    let location = match parameter.location {
        Location::Host => "host",
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Form => "form",
    };
    Claim::new(words, Subject::value("parameter", &parameter.origin))
        .if_reserved(Alternative::Word("parameter"))
        .if_taken(Alternative::Word(location))
}
