//! Builds the clients of an API: the root client, and one per operation group.

use super::{
    super::{
        client::{
            AccessedState, Client, ClientAccessor, ClientState, ClientStates, Replacement,
            RootClient, ScopedPart,
        },
        docs::{self, Docs},
        gate::Gate,
        method::{Argument, Method},
        path::Path,
    },
    client_options,
    client_parameters::{ClientScope, kept, stored},
    constructor,
    context::ModuleContext,
    method, method_docs,
    named_operation::NamedOperation,
    output,
    types::{self, TypeContext},
};
use crate::{
    ir::{self, GroupSet, OperationGroup, Parameter, code},
    names::{ClientNames, ClientStateNames, FieldName, TypeName, UnscopedNames},
};

/// Builds the root client, with the operations without a group.
pub(super) fn root(context: &TypeContext<'_>, operations: &[NamedOperation<'_>]) -> Client {
    let module = context.context;
    let names = &module.names.client;
    let fields = stored(context, &|_| true);
    let accessors = unscoped_accessor(context).into_iter();
    let options = client_options::client_options(context);
    let root = RootClient {
        constructors: constructor::constructors(context, ClientScope::Full),
        connect: Some(constructor::connect(&module)),
        request: context.word("azure_core::http::Request"),
        replacements: replacements(context, &fields),
        accessors: accessors
            .chain(accessors_of_groups(context, ClientScope::Full))
            .collect(),
        options_type: Path::Local(options.name.to_string().into()),
        options: Some(options),
        states: states(context),
    };
    let docs = Docs::of(
        &prose(module.api()),
        &format!(
            "A client for the {} API.",
            docs::api_name(&module.api().client.title)
        ),
    );
    Client {
        is_created_by_others: module.names.unscoped.is_some(),
        may_be_unused: module.features().is_some(),
        root: Some(Box::new(root)),
        ..client(context, names, docs, &fields, operations)
    }
}

/// Builds the root client without the parameters that constructors require, with the operations without a group that
/// need none of them.
pub(super) fn unscoped_root(
    context: &TypeContext<'_>,
    names: &UnscopedNames,
    operations: &[NamedOperation<'_>],
) -> Client {
    let module = context.context;
    let fields = stored(context, &|parameter| ClientScope::Unscoped.has(parameter));
    let accessors = std::iter::once(scoped_accessor(context, names));
    let root = RootClient {
        constructors: constructor::constructors(context, ClientScope::Unscoped),
        connect: None,
        request: context.word("azure_core::http::Request"),
        replacements: replacements(context, &fields),
        accessors: accessors
            .chain(accessors_of_groups(context, ClientScope::Unscoped))
            .collect(),
        options_type: Path::beside(&names.client.options),
        options: None,
        states: None,
    };
    let full = &module.names.client.client;
    let mut docs = Docs::default();
    docs.paragraph(&format!(
        "A client for the operations of the {} API that do not require {}.",
        docs::api_name(&module.api().client.title),
        missing(context)
    ));
    docs.paragraph(&format!(
        "[`{full}`]({}) has all operations.",
        module.path_to(full.as_str())
    ));
    Client {
        is_created_by_others: true,
        may_be_unused: module.features().is_some(),
        root: Some(Box::new(root)),
        ..client(context, &names.client, docs, &fields, operations)
    }
}

/// Builds the type arguments of the clients that exist with and without the parameters that constructors require.
fn states(context: &TypeContext<'_>) -> Option<ClientStates> {
    let unscoped = context.context.names.unscoped.as_ref()?;
    let names = unscoped.states.as_ref()?;
    let missing = missing(context);
    Some(ClientStates {
        scoped: ClientState {
            name: names.scoped.clone(),
            docs: Docs::one_line(format!(
                "The type argument of clients that have {missing}, and with it all operations."
            )),
            fields: arguments(context, &stored_in_state(context)),
        },
        unscoped: ClientState {
            name: names.unscoped.clone(),
            docs: Docs::one_line(format!(
                "The type argument of clients that only have the operations that do not require {missing}. \
                 [`{root}`]({path}) creates them.",
                root = unscoped.client.client,
                path = context.context.path_to(unscoped.client.client.as_str()),
            )),
            fields: Vec::new(),
        },
    })
}

/// Returns the parameters in the type argument of clients.
fn stored_in_state<'a>(context: &TypeContext<'a>) -> Vec<(&'a Parameter, &'a FieldName)> {
    let api = context.context.api();
    stored(context, &|parameter| {
        let mut groups = api.groups.iter().filter(|group| api.has_both_scopes(group));
        parameter.required && groups.any(|group| group.needs(parameter))
    })
}

/// Returns the parameters that the unscoped clients do not have, as code.
fn missing(context: &TypeContext<'_>) -> String {
    let missing = stored(context, &|parameter| parameter.required);
    let names = missing
        .iter()
        .map(|(parameter, _)| code(&parameter.wire_name));
    names.collect::<Vec<_>>().join(" and ")
}

/// Returns the description of the API without its title, which names the client.
pub(super) fn prose(api: &ir::Api) -> ir::Docs {
    ir::Docs {
        summary: None,
        ..api.docs.clone()
    }
}

/// Builds the client of an operation group.
pub(super) fn of_group(
    context: &TypeContext<'_>,
    place: usize,
    names: &ClientNames,
    operations: &[NamedOperation<'_>],
) -> Client {
    let api = context.context.api();
    let group = &api.groups[place];
    let state = state_names(&context.context, group);
    let mut docs = Docs::one_line(format!(
        "A client for the {} operations. {}",
        code(&group.name),
        created_by(context, names)
    ));
    if let Some((unscoped, states)) = state {
        docs.paragraph(&format!(
            "Without {}, a client is a `{}<{}>`, which [`{root}`]({path}) creates. It has only the operations that do not \
             require {0}.",
            missing(context),
            names.client,
            states.unscoped,
            root = unscoped.client.client,
            path = context.context.path_to(unscoped.client.client.as_str()),
        ));
    }
    let fields = stored(context, &|parameter| {
        group.needs(parameter) && !(state.is_some() && parameter.required)
    });
    let mut client = Client {
        gate: gate(context, place),
        ..client(context, names, docs, &fields, operations)
    };
    client.scoped = state.map(|(_, states)| {
        let methods = std::mem::take(&mut client.methods)
            .into_iter()
            .zip(operations);
        let (unscoped, scoped): (Vec<_>, Vec<_>) =
            methods.partition(|(_, it)| api.is_unscoped(it.operation));
        let methods = |it: Vec<(Method, _)>| it.into_iter().map(|(method, _)| method).collect();
        client.methods = methods(unscoped);
        ScopedPart {
            state: Path::beside(&states.scoped),
            methods: methods(scoped),
        }
    });
    client
}

/// Returns the names of the type arguments of a group's client, if it has one.
fn state_names<'a>(
    module: &ModuleContext<'a>,
    group: &OperationGroup,
) -> Option<(&'a UnscopedNames, &'a ClientStateNames)> {
    let unscoped = module.names.unscoped.as_ref()?;
    let has_state = module.api().has_both_scopes(group);
    Some((unscoped, unscoped.states.as_ref().filter(|_| has_state)?))
}

/// Returns the features that enable the client of a group.
fn gate(context: &TypeContext<'_>, group: usize) -> Gate {
    context.context.gate(&GroupSet::Few([group].into()))
}

/// Returns a sentence on the method that creates a client.
fn created_by(context: &TypeContext<'_>, names: &ClientNames) -> String {
    let root = &context.context.names.client.client;
    let path = context.context.path_to(root.as_str());
    let accessor = method_docs::plain(names.accessor.as_str());
    format!("Create one with [`{root}::{accessor}`]({path}::{accessor}).")
}

/// Builds a client that the root client creates.
fn client(
    context: &TypeContext<'_>,
    names: &ClientNames,
    docs: Docs,
    stored: &[(&Parameter, &FieldName)],
    operations: &[NamedOperation<'_>],
) -> Client {
    let methods = operations
        .iter()
        .map(|operation| method::method(context, operation));
    let outputs = operations
        .iter()
        .filter(|operation| operation.scope == ClientScope::Full)
        .filter_map(|operation| output::output(context, operation));
    Client {
        name: names.client.clone(),
        file: names.file.clone(),
        docs,
        gate: Gate(None),
        may_be_unused: false,
        fields: arguments(context, stored),
        is_created_by_others: true,
        root: None,
        methods: methods.collect(),
        scoped: None,
        outputs: outputs.collect(),
    }
}

/// Returns the fields of parameters.
fn arguments(context: &TypeContext<'_>, stored: &[(&Parameter, &FieldName)]) -> Vec<Argument> {
    let stored = stored.iter();
    stored
        .map(|(parameter, field)| Argument {
            name: (*field).clone(),
            ty: types::optional_if(!parameter.required, context.owned(&parameter.ty)),
        })
        .collect()
}

fn replacements(
    context: &TypeContext<'_>,
    fields: &[(&Parameter, &FieldName)],
) -> Vec<Replacement> {
    let fields = fields.iter();
    fields
        .map(|(parameter, field)| replacement(context, parameter, field))
        .collect()
}

fn replacement(context: &TypeContext<'_>, parameter: &Parameter, field: &FieldName) -> Replacement {
    Replacement {
        name: format!("with_{}", method_docs::plain(field.as_str())),
        docs: Docs::one_line(format!(
            "Returns a copy of this client with a different {}.",
            code(&parameter.wire_name)
        )),
        argument: Argument {
            name: field.clone(),
            ty: context.borrowed(&parameter.ty),
        },
        kept: kept(parameter),
    }
}

/// Returns the methods of a root client that create the clients of groups.
fn accessors_of_groups(context: &TypeContext<'_>, scope: ClientScope) -> Vec<ClientAccessor> {
    let module = context.context;
    let groups = module.api().groups.iter().zip(&module.names.groups);
    let named = groups
        .enumerate()
        .filter(|(_, (group, _))| !group.name.is_empty());
    // The feature of the group may be disabled, so that an import may be unused.
    let beside = |name: &TypeName| match module.features() {
        Some(_) => Path::Full(format!("super::{name}")),
        None => Path::beside(name),
    };
    let accessors = named.filter_map(|(place, (group, names))| {
        let state = state_names(&module, group);
        let is_there =
            scope == ClientScope::Full || state.is_some() || module.api().is_unscoped_group(group);
        let shared = stored(context, &|parameter| {
            group.needs(parameter) && !(state.is_some() && parameter.required)
        });
        is_there.then(|| ClientAccessor {
            name: names.accessor.clone(),
            docs: Docs::one_line(format!(
                "Returns a client for the {} operations.",
                code(&group.name)
            )),
            gate: gate(context, place),
            arguments: Vec::new(),
            client: beside(&names.client),
            fields: handed_on(&shared),
            state: state.map(|(_, names)| match scope {
                ClientScope::Full => AccessedState {
                    ty: Path::Local(names.scoped.to_string().into()),
                    is_default: true,
                    fields: handed_on(&stored_in_state(context)),
                },
                ClientScope::Unscoped => AccessedState {
                    ty: beside(&names.unscoped),
                    is_default: false,
                    fields: Vec::new(),
                },
            }),
        })
    });
    accessors.collect()
}

/// Returns the method of the root client that creates the one without its parameters.
fn unscoped_accessor(context: &TypeContext<'_>) -> Option<ClientAccessor> {
    let names = &context.context.names.unscoped.as_ref()?.client;
    let shared = stored(context, &|parameter| ClientScope::Unscoped.has(parameter));
    Some(ClientAccessor {
        name: names.accessor.clone(),
        docs: Docs::one_line(format!(
            "Returns a client for the operations that do not require {}.",
            missing(context)
        )),
        gate: Gate(None),
        arguments: Vec::new(),
        client: Path::beside(&names.client),
        fields: handed_on(&shared),
        state: None,
    })
}

/// Returns the method of the root client without parameters that creates the one with them.
fn scoped_accessor(context: &TypeContext<'_>, names: &UnscopedNames) -> ClientAccessor {
    let added = stored(context, &|parameter| parameter.required);
    let arguments = added.into_iter().map(|(parameter, field)| {
        let argument = Argument {
            name: field.clone(),
            ty: context.borrowed(&parameter.ty),
        };
        (argument, kept(parameter))
    });
    let shared = stored(context, &|parameter| ClientScope::Unscoped.has(parameter));
    ClientAccessor {
        name: names.scoped.clone(),
        docs: Docs::one_line(format!(
            "Returns a client for all operations, with this {}.",
            missing(context)
        )),
        gate: Gate(None),
        arguments: arguments.collect(),
        client: Path::beside(&context.context.names.client.client),
        fields: handed_on(&shared),
        state: None,
    }
}

/// Returns the fields that a client shares with another one.
fn handed_on(fields: &[(&Parameter, &FieldName)]) -> Vec<(FieldName, bool)> {
    let fields = fields.iter();
    fields
        .map(|(parameter, field)| ((*field).clone(), types::is_copied(&parameter.ty)))
        .collect()
}
