//! The keyword `prefixItems`.

use serde_json::Number;

use crate::dialect::document::{Schema, SchemaType};

/// Decides if an array may have more items than those of `prefixItems` (JSON Schema 2020-12, sections 10.3.1.1 and
/// 10.3.1.2). If so, `items` has their schema; otherwise there are no `items`, and `maxItems` says so.
pub(super) fn tuple(schema: &mut Schema<'_>) {
    if schema.prefix_items.is_empty() {
        schema.items = schema.items.take().filter(|items| !items.never);
        return;
    }
    let possible = schema.prefix_items.iter().position(|one| one.never);
    if let Some(length) = possible {
        schema.prefix_items.truncate(length);
    }
    let length = schema.prefix_items.len() as u64;
    let maximum = schema.max_items.as_ref().and_then(Number::as_u64);
    let is_full = possible.is_some() || maximum.is_some_and(|maximum| maximum <= length);
    let further = match schema.items.take() {
        _ if is_full => None,
        Some(items) => Some(items).filter(|items| !items.never),
        None => Some(Box::default()),
    };
    if further.is_none() && maximum.is_none_or(|maximum| maximum > length) {
        schema.max_items = Some(length.into());
    }
    schema.items = further;
    if schema.kinds.kind.is_none() && !schema.kinds.several {
        schema.kinds.kind = Some(SchemaType::Array);
    }
}
