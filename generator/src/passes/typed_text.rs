//! Types UUIDs and dates.

use super::visit;
use crate::ir::{Api, Operation, Profile, Scalar, Type};

/// Represents text with the formats `uuid` and `date` by types of their own, for APIs outside of Azure.
///
/// Rule: services of Azure send other text where their descriptions declare a UUID, so that there it stays text. A body
/// that is not a model, and a list or map of such text, stays text too: serde has no encoding for these types.
pub(super) fn run(api: &mut Api) {
    if api.profile != Profile::Plain {
        return;
    }
    for parameter in &mut api.client.parameters {
        typed(&mut parameter.ty);
    }
    for operation in api.operations_mut() {
        operation_types(operation).for_each(typed);
    }
    for (_, definition) in api.definitions.iter_mut() {
        visit::definition_mut(definition, &mut typed);
    }
}

/// Returns the types of an operation that serde does not encode.
fn operation_types(operation: &mut Operation) -> impl Iterator<Item = &mut Type> {
    let parameters = operation.parameters.iter_mut().map(|it| &mut it.ty);
    let responses = operation.responses.iter_mut();
    let headers = responses.flat_map(|it| it.headers.iter_mut().map(|header| &mut header.ty));
    let paging = operation.listing.found_mut().into_iter();
    parameters
        .chain(headers)
        .chain(paging.map(|it| &mut it.item))
}

fn typed(ty: &mut Type) {
    match ty {
        Type::Scalar(scalar) => match scalar {
            Scalar::Uuid => *scalar = Scalar::TypedUuid,
            Scalar::Date => *scalar = Scalar::TypedDate,
            _ => {}
        },
        Type::Array { items: inner, .. } | Type::Map { values: inner, .. } => typed(inner),
        Type::JsonInText(text) => typed(&mut text.content),
        Type::Any | Type::Named(_) | Type::Constant(_) => {}
    }
}
