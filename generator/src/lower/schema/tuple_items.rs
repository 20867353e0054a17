//! Lowers the items of arrays whose items have types by position.

use serde_json::Number;

use super::builder::Builder;
use super::docs::{schema_docs, text};
use super::name_path::NamePath;
use super::node::{Lowered, SchemaNode};
use super::value::value;
use crate::dialect::document::Schema;
use crate::dialect::origin::{child, item_of};
use crate::ir::{FurtherItems, Origin, Tuple, TupleItem, Type};

/// Lowers the items of a tuple. `complete` lowers what remains of each item before the next.
///
/// Rule: `prefixItems` are the schemas of the first items, and `items` that of all others. An array may be shorter,
/// unless `minItems` requires an item (JSON Schema 2020-12, section 10.3.1).
pub(crate) fn tuple_items<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    words: NamePath<'_>,
    complete: &mut dyn FnMut(&mut Builder<'s, '_>),
) -> Tuple {
    let required = schema.min_items.as_ref().and_then(Number::as_u64);
    let required = required.and_then(|count| usize::try_from(count).ok());
    let mut lower =
        |builder: &mut Builder<'s, '_>, schema: &Schema<'s>, at: &Origin, word: &str| {
            let words = NamePath::Inner(&words, word);
            let lowered = value(builder, SchemaNode::inline(schema, at, words));
            complete(builder);
            lowered
        };
    let prefix = schema.prefix_items.iter().enumerate();
    let items = prefix.map(|(index, one)| {
        let word = text(one.title).unwrap_or_else(|| format!("Item{index}"));
        let at = item_of(origin, "prefixItems", index);
        let Lowered { ty, attributes } = lower(builder, one, &at, &word);
        TupleItem {
            docs: schema_docs(one),
            ty,
            nullable: attributes.nullable(),
            required: required.is_some_and(|required| index < required),
        }
    });
    let items = items.collect();
    let further = schema.items.as_deref().map(|one| {
        let Lowered { ty, attributes } = lower(builder, one, &child(origin, "items"), "Item");
        FurtherItems {
            // Any JSON can be `null` by itself.
            nullable: attributes.nullable() && ty != Type::Any,
            ty,
        }
    });
    Tuple { items, further }
}
