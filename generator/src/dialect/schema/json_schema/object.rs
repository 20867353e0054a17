//! The keywords for members of objects.

use crate::diagnostics::Code;
use crate::dialect::document::{AdditionalProperties, Schema, SchemaType};
use crate::dialect::origin::child;
use crate::dialect::report::Reporter;
use crate::ir::Origin;

/// Converts `patternProperties` and `unevaluatedProperties` to `additionalProperties`, since a map has one type of
/// values whatever its keys are (JSON Schema 2020-12, sections 10.3.2.2 and 11.3).
pub(super) fn patterns(schema: &mut Schema<'_>) {
    let unevaluated = schema.unevaluated_properties.take();
    let patterns = schema.pattern_properties.take();
    if schema.additional_properties.is_none() {
        schema.additional_properties = unevaluated.map(|schema| *schema);
    }
    let mut alternatives: Vec<_> = patterns
        .into_iter()
        .flat_map(|all| all.into_values())
        .filter(|one| !one.never)
        .collect();
    if alternatives.is_empty() {
        return;
    }
    match schema.additional_properties.take() {
        None | Some(AdditionalProperties::Allowed(false)) => {}
        Some(AdditionalProperties::Allowed(true)) => alternatives.push(Schema::default()),
        Some(AdditionalProperties::Schema(further)) => alternatives.push(*further),
    }
    let values = match (alternatives.len(), alternatives.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            alternatives.extend(last);
            Schema {
                any_of: alternatives,
                ..Schema::default()
            }
        }
    };
    schema.additional_properties = Some(AdditionalProperties::Schema(Box::new(values)));
    if schema.kinds.kind.is_none() && !schema.kinds.several {
        schema.kinds.kind = Some(SchemaType::Object);
    }
}

/// Omits the members and alternatives that allow no value: those with the schema `false`.
pub(super) fn omit_impossible(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    let properties = child(at, "properties");
    schema.properties.retain(|name, property| {
        if property.never {
            let message = format!("`{name}` can have no value; the property is omitted");
            report.value(Code::NoEffect, &child(&properties, name), message);
        }
        !property.never
    });
}
