//! Builds the types of responses that depend on the status code.

use super::{
    super::{
        docs::Docs,
        output::{StatusOutput, StatusVariant},
    },
    method,
    method_docs::plain,
    named_operation::NamedOperation,
    types::TypeContext,
};
use crate::ir::{Output, Scalar, StatusCode, Type};

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
    let Output::ByStatus(answers) = operation.output() else {
        return None;
    };
    let name = names.output.as_ref()?;
    let variants = answers.iter().zip(&names.output_variants);
    let variants = variants.map(|((statuses, body), variant)| {
        let listed: Vec<_> = statuses.iter().map(StatusCode::to_string).collect();
        // Raw bytes have no format; callers read them from the body.
        let body = body.as_ref();
        let body = body.filter(|ty| **ty != Type::Scalar(Scalar::Binary));
        StatusVariant {
            name: variant.clone(),
            docs: Docs::one_line(format!("Status code {}.", listed.join(", "))),
            statuses: statuses.clone(),
            response: method::response(context, operation, body, false),
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
