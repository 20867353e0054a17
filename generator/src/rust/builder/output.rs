//! Builds the types of responses that depend on the status code.

use super::{
    super::{
        docs::Docs,
        output::{Conversion, StatusOutput, StatusVariant},
        runtime::RuntimeItem,
    },
    method,
    method_docs::plain,
    named_operation::NamedOperation,
    types::TypeContext,
};
use crate::ir::{BodyKind, Output, StatusCode, Type};

/// Returns the type of an operation's response, if it depends on the status code.
pub(super) fn output(
    context: &TypeContext<'_>,
    named: &NamedOperation<'_>,
) -> Option<StatusOutput> {
    let NamedOperation {
        operation,
        client,
        names,
        ..
    } = named;
    let Output::ByStatus(bodies) = operation.output() else {
        return None;
    };
    let name = names.output.as_ref()?;
    let variants = bodies.iter().zip(&names.output_variants);
    let variants = variants.map(|(case, variant)| {
        let listed: Vec<_> = case.statuses.iter().map(StatusCode::to_string).collect();
        let docs = match case.is_rest {
            true => "Any other successful status code.".to_owned(),
            false => format!("Status code {}.", listed.join(", ")),
        };
        let body = case.body.as_ref();
        let conversion = body.and_then(|ty| conversion(context, case.kind, ty));
        StatusVariant {
            name: variant.clone(),
            docs: Docs::one_line(docs),
            statuses: case.statuses.clone(),
            conversion,
            response: method::response(context, body.zip(Some(case.kind)), false),
        }
    });
    let variants: Vec<_> = variants.collect();
    (!variants.is_empty()).then(|| StatusOutput {
        name: name.clone(),
        docs: Docs::one_line(format!(
            "The response of [`{client}::{method}`]({path}::{method}), by status code.",
            client = client.client,
            path = context.context.path_to(client.client.as_str()),
            method = plain(names.method.as_str())
        )),
        variants,
        has_headers: operation.header_set().is_some(),
    })
}

/// Returns the conversion of a response before it is decoded, if it needs one.
fn conversion(context: &TypeContext<'_>, kind: BodyKind, ty: &Type) -> Option<Conversion> {
    if method::is_plain_text(context, kind, ty) {
        return Some(Conversion {
            function: RuntimeItem::PlainText,
            encoding: None,
        });
    }
    let marker = method::marker(context, kind, ty)?;
    Some(Conversion {
        function: RuntimeItem::Encoded,
        encoding: Some((marker, context.owned(ty))),
    })
}
