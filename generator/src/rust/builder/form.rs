//! Builds forms, whose parts are parameters.

use super::{
    super::{
        expression::{Expression, FormPart, RequestStep},
        runtime::RuntimeMethod,
    },
    named_operation::{NamedOperation, NamedParameter},
    style,
    types::TypeContext,
    value,
};
use crate::ir::{BodyKind, ParameterLocation, ParameterStyle, PartMediaType, Scalar, Type};

/// Returns the step that adds the form, if the request has one.
pub(super) fn step(
    context: &TypeContext<'_>,
    operation: &NamedOperation<'_>,
) -> Option<RequestStep> {
    let multipart = match operation.operation.body.as_ref()?.kind {
        BodyKind::Multipart => true,
        BodyKind::UrlEncoded => false,
        _ => return None,
    };
    let definitions = context.context.definitions();
    let parameters = operation.parameters.iter();
    let parts = parameters.filter(|it| it.parameter.location == ParameterLocation::Form);
    let parts = parts.map(|it| {
        let media_type = match it.parameter.part_media_type(definitions) {
            PartMediaType::Fixed(media_type) if multipart => Some(media_type.to_owned()),
            _ => None,
        };
        FormPart {
            step: part(context, it),
            media_type,
        }
    });
    let form = Expression::Form {
        multipart,
        parts: parts.collect(),
    };
    Some(RequestStep::new(RuntimeMethod::Form, [form]))
}

fn part(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> RequestStep {
    let parameter = it.parameter;
    let name = Expression::Text(parameter.wire_name.clone());
    if parameter.style == ParameterStyle::Json {
        return match value::json_items(context, it) {
            // A list has a part per item.
            Some(items) => {
                let separator = value::separator(ParameterStyle::Form, true);
                RequestStep::new(RuntimeMethod::Texts, [name, items, separator])
            }
            None => RequestStep::new(RuntimeMethod::Text, [name, value::json_of_any(context, it)]),
        };
    }
    if let Type::Map { values, .. } = &parameter.ty
        && **values == Type::Scalar(Scalar::File)
    {
        return RequestStep::new(RuntimeMethod::FileMap, [value::map(&it.source)]);
    }
    if let Some(step) = style::step(context, it) {
        return step;
    }
    if let Some([json, nesting]) = value::members(context, it) {
        return RequestStep::new(RuntimeMethod::Members, [name, json, nesting]);
    }
    match &parameter.ty {
        Type::Scalar(Scalar::File) => {
            RequestStep::new(RuntimeMethod::File, [name, value::taken(&it.source)])
        }
        Type::Array { items, .. } if **items == Type::Scalar(Scalar::File) => {
            RequestStep::new(RuntimeMethod::Files, [name, value::files(&it.source)])
        }
        Type::Array { .. } => {
            let value = value::value(context, it);
            let separator = value::separator(parameter.style, parameter.explode);
            RequestStep::new(RuntimeMethod::Texts, [name, value, separator])
        }
        _ => {
            let value = value::value(context, it);
            RequestStep::new(RuntimeMethod::Text, [name, value])
        }
    }
}
