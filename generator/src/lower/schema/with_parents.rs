//! Schemas together with those in their `allOf`.

use std::collections::HashSet;

use super::alternatives::end_of;
use super::builder::Builder;
use super::trail::DEPTH;
use crate::dialect::document::Schema;
use crate::dialect::origin::item_of;
use crate::ir::Origin;

/// Visits the schemas in the `allOf` of a schema, at any depth, and then the schema itself. Each is visited once.
pub(super) fn visit_with_parents<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    visit: &mut dyn FnMut(&mut Builder<'s, '_>, &Schema<'s>, &Origin),
) {
    visit_new(builder, schema, origin, visit, &mut HashSet::new());
}

fn visit_new<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    visit: &mut dyn FnMut(&mut Builder<'s, '_>, &Schema<'s>, &Origin),
    met: &mut HashSet<Origin>,
) {
    if met.len() > DEPTH || !met.insert(origin.clone()) {
        return;
    }
    for (index, parent) in schema.all_of.iter().enumerate() {
        if let Some((origin, parent)) = end_of(builder, parent, &item_of(origin, "allOf", index)) {
            visit_new(builder, &parent, &origin, visit, met);
        }
    }
    visit(builder, schema, origin);
}
