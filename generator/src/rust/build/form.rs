//! Forms: their parts are parameters.

use super::{
    super::{
        expression::{Expression, FormPart, Handed, Step},
        runtime::RuntimeMethod,
    },
    source::{Held, Presence},
    style,
    types::TypeContext,
    value,
};
use crate::{
    ir::{BodyKind, CollectionFormat, Location, Operation, Parameter, Scalar, Type},
    names::MethodNames,
};

/// The step that gives a request its form, if it carries one.
pub(super) fn step(
    context: &TypeContext<'_>,
    operation: &Operation,
    names: &MethodNames,
) -> Option<Step> {
    let multipart = match operation.body.as_ref()?.kind {
        BodyKind::Multipart => true,
        BodyKind::UrlEncoded => false,
        _ => return None,
    };
    let parameters = operation.parameters.iter().zip(&names.parameters);
    let parts = parameters
        .filter(|(parameter, _)| parameter.location == Location::Form)
        .map(|(parameter, name)| {
            let held = Held::of(&context.context, operation, names, parameter, name);
            let media_type = media_type(context, parameter).filter(|_| multipart);
            FormPart {
                step: part(context, parameter, &held),
                media_type: media_type.map(str::to_owned),
            }
        });
    let form = Expression::Form {
        multipart,
        parts: parts.collect(),
    };
    Some(Step::new(RuntimeMethod::Form, [form]))
}

/// The media type of a part that is not plain text, nor a file of which the caller knows more.
fn media_type<'p>(context: &TypeContext<'_>, parameter: &'p Parameter) -> Option<&'p str> {
    let is_plain = parameter.collection_format == CollectionFormat::Csv
        || parameter.collection_format == CollectionFormat::Multi;
    let inner = match &parameter.ty {
        Type::Array { items, .. } => items,
        ty => ty,
    };
    let is_json = is_plain && value::is_structured(context, inner);
    let json = is_json.then_some("application/json");
    parameter.media_type.as_deref().or(json)
}

fn part(context: &TypeContext<'_>, parameter: &Parameter, held: &Held) -> Step {
    let name = Expression::Text(parameter.wire_name.clone());
    if let Some(step) = style::step(context, parameter, held) {
        return step;
    }
    if let Some([json, nesting]) = value::members(context, parameter, held) {
        return Step::new(RuntimeMethod::Members, [name, json, nesting]);
    }
    match &parameter.ty {
        Type::Scalar(Scalar::File) => Step::new(RuntimeMethod::File, [name, held.taken()]),
        Type::Array { items, .. } if **items == Type::Scalar(Scalar::File) => {
            Step::new(RuntimeMethod::Files, [name, files(held)])
        }
        Type::Array { .. } => {
            let value = value::value(context, parameter, held);
            let separator = value::separator(parameter.collection_format);
            Step::new(RuntimeMethod::Texts, [name, value, separator])
        }
        _ => {
            let value = value::value(context, parameter, held);
            Step::new(RuntimeMethod::Text, [name, value])
        }
    }
}

fn files(held: &Held) -> Expression {
    match held.presence {
        Presence::Argument | Presence::Field => held.handed(Handed::ClonedItems),
        Presence::BorrowedOption => held.handed(Handed::ClonedFlattened),
        Presence::OwnedOption => held.handed(Handed::Flattened),
    }
}
