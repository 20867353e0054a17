//! Builds the options of a method.

use super::{
    super::{
        docs::Docs,
        method::{CommonOptions, MethodOptions},
        model::Field,
        path::Path,
        types::RustType,
    },
    method, method_docs,
    named_operation::NamedOperation,
    types::TypeContext,
};
use crate::{
    ir::{Operation, Parameter},
    names::FieldName,
};

/// Builds the options of a method.
pub(super) fn method_options(
    context: &TypeContext<'_>,
    named: &NamedOperation<'_>,
) -> MethodOptions {
    let client = &named.client.client;
    let path = context.context.path_to(client.as_str());
    // Links use raw identifiers without `r#`, whose `#` would begin a fragment.
    let method = method_docs::plain(named.names.method.as_str());
    MethodOptions {
        name: named.names.options.clone(),
        docs: Docs::one_line(format!(
            "Options to be passed to [`{client}::{method}()`]({path}::{method})."
        )),
        fields: fields(context, named),
        secret: named.options().any(|it| it.parameter.secret),
        common: common(named.operation),
    }
}

fn common(operation: &Operation) -> CommonOptions {
    match (&operation.long_running, operation.paging()) {
        (Some(_), _) => CommonOptions::Poller,
        (None, Some(_)) => CommonOptions::Pager,
        (None, None) => CommonOptions::Call,
    }
}

fn fields(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> Vec<Field> {
    let parameters = named
        .options()
        .map(|it| field(context, it.parameter, it.name));
    let groups = named.optional_groups().map(|used| {
        let mut docs = Docs::default();
        docs.paragraph(&used.text());
        Field {
            name: used.held_by.clone(),
            ty: RustType::Named(Path::Local(used.names.name.to_string().into())),
            docs,
            deprecated: None,
        }
    });
    let body = named.optional_body().map(|(body, name)| Field {
        name: name.clone(),
        ty: method::body_type(context, body).optional(),
        docs: Docs::of(&body.docs, "The request body."),
        deprecated: None,
    });
    parameters.chain(groups).chain(body).collect()
}

/// Returns the field of an optional parameter.
pub(super) fn field(context: &TypeContext<'_>, parameter: &Parameter, name: &FieldName) -> Field {
    let mut docs = Docs::default();
    docs.paragraph(&method_docs::parameter_text(parameter));
    docs.renaming(name.renamed_from(), &parameter.wire_name);
    Field {
        name: name.clone(),
        ty: context.of_parameter(&parameter.ty).optional(),
        docs,
        deprecated: None,
    }
}
