//! Keywords beside `$ref`.

use crate::dialect::document::{AdditionalProperties, Schema};

/// Converts a reference with other schemas beside it to a member of `allOf`, which has the same effect (JSON Schema
/// 2020-12, section 8.2.3.1). A reference with annotations, limits, values or properties beside it remains a
/// reference.
pub(super) fn reference(schema: &mut Schema<'_>) {
    let lists = [
        &schema.all_of,
        &schema.any_of,
        &schema.one_of,
        &schema.prefix_items,
    ];
    let is_map = match &schema.additional_properties {
        None | Some(AdditionalProperties::Allowed(false)) => false,
        Some(AdditionalProperties::Allowed(true) | AdditionalProperties::Schema(_)) => true,
    };
    let is_composed = lists.iter().any(|list| !list.is_empty()) || schema.items.is_some() || is_map;
    if is_composed && schema.reference.is_some() {
        schema.all_of.push(Schema {
            reference: schema.reference.take(),
            ..Schema::default()
        });
    }
}
