//! Keywords beside `$ref`.

use crate::diagnostics::Code;
use crate::dialect::document::{AdditionalProperties, Schema};
use crate::dialect::origin::child;
use crate::dialect::report::Reporter;
use crate::ir::Origin;

/// Converts a dynamic reference to a reference: the schemas around it do not declare its anchor, or it would have been
/// replaced. Both kinds of references beside each other are members of `allOf`.
pub(super) fn dynamic_reference(schema: &mut Schema<'_>) {
    let Some(dynamic) = schema.dynamic_reference.take() else {
        return;
    };
    match schema.reference {
        None => schema.reference = Some(dynamic),
        Some(_) => schema.all_of.push(Schema {
            reference: Some(dynamic),
            ..Schema::default()
        }),
    }
}

/// Converts a reference with other schemas beside it to a member of `allOf`, which has the same effect (JSON Schema
/// 2020-12, section 8.2.3.1). A reference with annotations, limits, values or properties beside it remains a
/// reference, so that its type is that of the target: discriminators and requirements beside it are reported.
pub(in crate::dialect::schema) fn reference(
    report: &mut Reporter<'_>,
    schema: &mut Schema<'_>,
    at: &Origin,
) {
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
    if schema.reference.is_some() {
        if !schema.properties.is_empty() {
            return;
        }
        let is_required = !schema.required.names().is_empty();
        let siblings = [
            ("discriminator", schema.discriminator.is_some()),
            ("required", is_required),
        ];
        for (key, _) in siblings.into_iter().filter(|(_, is_present)| *is_present) {
            let message =
                format!("`{key}` beside a reference has no effect; using the type of the target");
            report.key(Code::NoEffect, &child(at, key), message);
        }
    }
}
