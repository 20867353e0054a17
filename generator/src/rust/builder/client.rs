//! Builds the clients of an API: the root client, and one per operation group.

use super::{
    super::{
        client::{Client, ClientAccessor, Replacement, RootClient},
        docs::{self, Docs},
        gate::Gate,
        method::Argument,
        path::Path,
        types::RustType,
    },
    client_options,
    client_parameters::{kept, stored},
    constructor, method, method_docs,
    named_operation::NamedOperation,
    output,
    supplied_by::group_needs,
    types::{self, TypeContext},
};
use crate::{
    ir::{self, GroupSet, Parameter, code},
    names::{ClientNames, FieldName},
};

/// Builds the root client, with the operations without a group.
pub(super) fn root(context: &TypeContext<'_>, operations: &[NamedOperation<'_>]) -> Client {
    let module = context.context;
    let names = &module.names.client;
    let fields = stored(context, &|_| true);
    let replacements = fields
        .iter()
        .map(|(parameter, field)| replacement(context, parameter, field));
    let root = RootClient {
        constructors: constructor::constructors(context),
        connect: constructor::connect(&module),
        request: context.word("azure_core::http::Request"),
        replacements: replacements.collect(),
        accessors: accessors(context),
        options: client_options::client_options(context),
    };
    let docs = Docs::of(
        &prose(module.api()),
        &format!(
            "A client for the {} API.",
            docs::api_name(&module.api().client.title)
        ),
    );
    client(
        context,
        names,
        docs,
        &fields,
        Some(Box::new(root)),
        operations,
    )
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
    let group = &context.context.api().groups[place];
    let root = &context.context.names.client.client;
    let path = context.context.path_to(root.as_str());
    let accessor = method_docs::plain(names.accessor.as_str());
    let docs = Docs::one_line(format!(
        "A client for the {} operations. Create one with [`{root}::{accessor}`]({path}::{accessor}).",
        code(&group.name)
    ));
    let fields = stored(context, &|parameter| group_needs(group, parameter));
    Client {
        gate: gate(context, place),
        ..client(context, names, docs, &fields, None, operations)
    }
}

/// Returns the features that enable the client of a group.
fn gate(context: &TypeContext<'_>, group: usize) -> Gate {
    context.context.gate(&GroupSet::Few([group].into()))
}

fn client(
    context: &TypeContext<'_>,
    names: &ClientNames,
    docs: Docs,
    stored: &[(&Parameter, &FieldName)],
    root: Option<Box<RootClient>>,
    operations: &[NamedOperation<'_>],
) -> Client {
    let fields = stored.iter().map(|(parameter, field)| Argument {
        name: (*field).clone(),
        ty: stored_type(context, parameter),
    });
    let methods = operations
        .iter()
        .map(|operation| method::method(context, operation));
    let outputs = operations
        .iter()
        .filter_map(|operation| output::output(context, operation));
    Client {
        name: names.client.clone(),
        file: names.file.clone(),
        docs,
        gate: Gate(None),
        may_be_unused: root.is_some() && context.context.features().is_some(),
        fields: fields.collect(),
        root,
        methods: methods.collect(),
        outputs: outputs.collect(),
    }
}

/// Returns the type of the field for a client parameter.
fn stored_type(context: &TypeContext<'_>, parameter: &Parameter) -> RustType {
    let ty = context.owned(&parameter.ty);
    match context.context.may_be_absent(parameter) {
        true => ty.optional(),
        false => ty,
    }
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
        kept: kept(context, parameter),
    }
}

fn accessors(context: &TypeContext<'_>) -> Vec<ClientAccessor> {
    let module = context.context;
    let groups = module
        .api()
        .groups
        .iter()
        .zip(&module.names.groups)
        .enumerate();
    let named = groups.filter(|(_, (group, _))| !group.name.is_empty());
    let accessors = named.map(|(place, (group, names))| {
        let shared = stored(context, &|parameter| group_needs(group, parameter));
        let shared = shared
            .into_iter()
            .map(|(parameter, field)| (field.clone(), types::is_copied(&parameter.ty)));
        ClientAccessor {
            name: names.accessor.clone(),
            docs: Docs::one_line(format!(
                "Returns a client for the {} operations.",
                code(&group.name)
            )),
            gate: gate(context, place),
            client: match module.features() {
                // The feature of the group may be disabled.
                Some(_) => Path::Full(format!("super::{}", names.client)),
                None => Path::Imported {
                    module: "super".into(),
                    name: names.client.to_string().into(),
                    alias: None,
                },
            },
            fields: shared.collect(),
        }
    });
    accessors.collect()
}
