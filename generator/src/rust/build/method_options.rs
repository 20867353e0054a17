//! The options of a method: everything that a call can go without.

use super::{
    super::{
        docs::Docs,
        method::{MethodOptions, OptionsKind},
        model::Field,
        path::Path,
        runtime::RuntimeItem,
        types::RustType,
    },
    method, method_docs,
    placement::{carried, has_common_options_alone, is_option},
    types::TypeContext,
    used_group::used_groups,
};
use crate::{
    ir::{Operation, Parameter},
    names::{ClientNames, FieldName, MethodNames},
};

/// The options of the method of an operation.
pub(super) fn method_options(
    context: &TypeContext<'_>,
    client: &ClientNames,
    operation: &Operation,
    names: &MethodNames,
) -> MethodOptions {
    let client = &client.client;
    let path = context.context.path_to(client.as_str());
    // A link names a raw identifier without its mark, which would begin a fragment.
    let method = method_docs::plain(names.method.as_str());
    MethodOptions {
        name: names.options.clone(),
        docs: Docs::one_line(format!(
            "Options to be passed to [`{client}::{method}`]({path}::{method})."
        )),
        kind: match has_common_options_alone(operation) {
            true => OptionsKind::Alias(common_alone(operation)),
            false => of_its_own(context, operation, names),
        },
    }
}

fn common_alone(operation: &Operation) -> RuntimeItem {
    match (&operation.long_running, &operation.paging) {
        (Some(_), _) => RuntimeItem::BeginOptions,
        (None, Some(_)) => RuntimeItem::ListOptions,
        (None, None) => RuntimeItem::CallOptions,
    }
}

fn of_its_own(
    context: &TypeContext<'_>,
    operation: &Operation,
    names: &MethodNames,
) -> OptionsKind {
    let optional = operation
        .parameters
        .iter()
        .zip(&names.parameters)
        .filter(|(parameter, _)| is_option(parameter));
    let secret = optional.clone().any(|(parameter, _)| parameter.secret);
    let parameters = optional.map(|(parameter, name)| field(context, parameter, name));
    let groups = used_groups(&context.context, operation, names);
    let groups = groups.filter(|used| !used.required).map(|used| {
        let mut docs = Docs::default();
        docs.paragraph(&used.text());
        Field {
            name: used.held_by.clone(),
            ty: RustType::Named(Path::Local(used.names.name.to_string().into())),
            docs,
            deprecated: None,
        }
    });
    let body = carried(operation).filter(|body| !body.required);
    let body = body.zip(names.body.as_ref()).map(|(body, name)| Field {
        name: name.clone(),
        ty: method::body_type(context, body).optional(),
        docs: Docs::of(&body.docs, "The request body."),
        deprecated: None,
    });
    let common = match (&operation.long_running, &operation.paging) {
        (Some(_), _) => "azure_core::http::poller::PollerOptions",
        (None, Some(_)) => "azure_core::http::pager::PagerOptions",
        (None, None) => "azure_core::http::ClientMethodOptions",
    };
    OptionsKind::Struct {
        fields: parameters.chain(groups).chain(body).collect(),
        secret,
        common: RustType::Borrowing(Path::imported(common), "'a"),
    }
}

/// A field for a parameter that may be absent.
pub(super) fn field(context: &TypeContext<'_>, parameter: &Parameter, name: &FieldName) -> Field {
    let mut docs = Docs::default();
    docs.paragraph(&method_docs::parameter_text(parameter));
    docs.renaming(name.renamed_from(), &parameter.wire_name);
    Field {
        name: name.clone(),
        ty: context.owned(&parameter.ty).optional(),
        docs,
        deprecated: None,
    }
}
