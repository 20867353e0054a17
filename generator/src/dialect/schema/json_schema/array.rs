//! The keyword `prefixItems`.

use serde_json::Number;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Schema, SchemaType};
use crate::dialect::report::Reporter;
use crate::ir::Origin;

/// Converts a tuple to a list of values that are each one of its items (JSON Schema 2020-12, section 10.3.1).
pub(super) fn tuple<'s>(report: &mut Reporter<'_>, schema: &mut Schema<'s>, at: &Origin) {
    let prefix = std::mem::take(&mut schema.prefix_items);
    if prefix.is_empty() {
        schema.items = schema.items.take().filter(|items| !items.never);
        return;
    }
    let message = "a tuple (`prefixItems`); treated as a list of values of its types";
    let place = Place::Value(at.clone());
    report.push(Diagnostic::new(Code::Unsupported, place, message).subject("prefixItems"));
    let further = further_items(schema, prefix.len());
    let mut alternatives = prefix;
    alternatives.extend(further);
    schema.items = Some(Box::new(Schema {
        any_of: alternatives,
        ..Schema::default()
    }));
    if schema.kinds.kind.is_none() && !schema.kinds.several {
        schema.kinds.kind = Some(SchemaType::Array);
    }
}

/// Returns the schema of the items after the first ones, if there may be any.
fn further_items<'s>(schema: &mut Schema<'s>, length: usize) -> Option<Schema<'s>> {
    let maximum = schema.max_items.as_ref().and_then(Number::as_u64);
    let is_full = maximum.is_some_and(|maximum| maximum <= length as u64);
    match schema.items.take() {
        Some(items) => Some(*items).filter(|items| !items.never),
        None => Some(Schema::default()).filter(|_| !is_full),
    }
}
