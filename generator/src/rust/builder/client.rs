//! Builds the clients of an API: the root client, and one per operation group.

use super::{
    super::{
        client::{Client, ClientAccessor, Replacement, RootClient},
        docs::{self, Docs},
        gate::Gate,
        method::Argument,
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
    ir::{self, GroupSet, Parameter, code},
    names::{ClientNames, FieldName, TypeName, UnscopedNames},
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

/// Builds the client of an operation group, with or without the operations that need parameters that constructors
/// require.
pub(super) fn of_group(
    context: &TypeContext<'_>,
    scope: ClientScope,
    place: usize,
    names: &ClientNames,
    operations: &[NamedOperation<'_>],
) -> Client {
    let group = &context.context.api().groups[place];
    let all = context.context.names;
    let (root, restriction) = match (scope, &all.unscoped) {
        (ClientScope::Unscoped, Some(unscoped)) => (
            &unscoped.client.client,
            format!(" that do not require {}", missing(context)),
        ),
        _ => (&all.client.client, String::new()),
    };
    let docs = Docs::one_line(format!(
        "A client for the {} operations{restriction}. {}",
        code(&group.name),
        created_by(context, root, names)
    ));
    let fields = stored(context, &|parameter| {
        group.needs(parameter) && scope.has(parameter)
    });
    Client {
        gate: gate(context, place),
        ..client(context, names, docs, &fields, operations)
    }
}

/// Returns the features that enable the client of a group.
fn gate(context: &TypeContext<'_>, group: usize) -> Gate {
    context.context.gate(&GroupSet::Few([group].into()))
}

/// Returns a sentence on the method that creates a client.
fn created_by(context: &TypeContext<'_>, root: &TypeName, names: &ClientNames) -> String {
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
    let fields = stored.iter().map(|(parameter, field)| Argument {
        name: (*field).clone(),
        ty: types::optional_if(!parameter.required, context.owned(&parameter.ty)),
    });
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
        fields: fields.collect(),
        is_created_by_others: true,
        root: None,
        methods: methods.collect(),
        outputs: outputs.collect(),
    }
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
    let accessors = named.filter_map(|(place, (group, names))| {
        let names = match scope {
            ClientScope::Full => names,
            ClientScope::Unscoped => unscoped_client(&module, place)?,
        };
        let shared = stored(context, &|parameter| {
            group.needs(parameter) && scope.has(parameter)
        });
        Some(ClientAccessor {
            name: names.accessor.clone(),
            docs: Docs::one_line(format!(
                "Returns a client for the {} operations.",
                code(&group.name)
            )),
            gate: gate(context, place),
            arguments: Vec::new(),
            client: match module.features() {
                // The feature of the group may be disabled.
                Some(_) => Path::Full(format!("super::{}", names.client)),
                None => Path::beside(&names.client),
            },
            fields: handed_on(&shared),
        })
    });
    accessors.collect()
}

/// Returns the client of the operations of the group at an index that need no parameters that constructors require.
/// `None` if there are no such operations.
pub(super) fn unscoped_client<'a>(
    module: &ModuleContext<'a>,
    index: usize,
) -> Option<&'a ClientNames> {
    let own = module.names.unscoped.as_ref()?.groups.get(index)?;
    let group = module.api().groups.get(index)?;
    let mut operations = group.operations.iter();
    match own {
        Some(own) => Some(own),
        None => {
            let is_unscoped = operations.all(|it| module.api().is_unscoped(it));
            is_unscoped
                .then(|| module.names.groups.get(index))
                .flatten()
        }
    }
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
    }
}

/// Returns the fields that a client shares with another one.
fn handed_on(fields: &[(&Parameter, &FieldName)]) -> Vec<(FieldName, bool)> {
    let fields = fields.iter();
    fields
        .map(|(parameter, field)| ((*field).clone(), types::is_copied(&parameter.ty)))
        .collect()
}
