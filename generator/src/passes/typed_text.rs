//! Types UUIDs and dates.

use super::visit;
use crate::ir::{Api, Profile, Scalar, Type};

/// Represents text with the formats `uuid` and `date` by types of their own, for APIs outside of Azure.
///
/// Rule: services of Azure send other text where their descriptions declare a UUID, so that there it stays text.
pub(super) fn run(api: &mut Api) {
    if api.profile == Profile::Plain {
        visit::types_mut(api, &mut typed);
    }
}

fn typed(ty: &mut Type) {
    match ty {
        Type::Scalar(scalar) => match scalar {
            Scalar::Uuid => *scalar = Scalar::TypedUuid,
            Scalar::Date => *scalar = Scalar::TypedDate,
            _ => {}
        },
        Type::Array { items: inner, .. } | Type::Map { values: inner, .. } => typed(inner),
        Type::Any | Type::Named(_) | Type::Constant(_) => {}
    }
}
