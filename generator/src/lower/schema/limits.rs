//! Lowers the limits of a value.

use serde_json::Number;

use crate::dialect::document::{ExclusiveBound, Schema, SchemaType};
use crate::ir::{Bound, CountRange, Limits};

/// Returns the limits of a schema, if it has any.
pub(crate) fn of(schema: &Schema<'_>) -> Option<Box<Limits>> {
    if schema.contains_json() {
        return schema.content_schema.as_deref().and_then(of);
    }
    let is_list = |kind| kind == SchemaType::Array;
    let limits = Limits {
        minimum: bound(
            schema.minimum.as_ref(),
            &schema.exclusive_minimum,
            |one, two| one > two,
        ),
        maximum: bound(
            schema.maximum.as_ref(),
            &schema.exclusive_maximum,
            |one, two| one < two,
        ),
        multiple_of: schema.multiple_of.clone(),
        length: count(schema.min_length.as_ref(), schema.max_length.as_ref()),
        pattern: schema
            .pattern
            .filter(|it| !it.is_empty())
            .map(str::to_owned),
        items: count(schema.min_items.as_ref(), schema.max_items.as_ref()),
        unique_items: schema.unique_items && schema.kinds.kind.is_none_or(is_list),
        members: count(
            schema.min_properties.as_ref(),
            schema.max_properties.as_ref(),
        ),
        item: schema.items.as_deref().and_then(of),
    };
    (!limits.is_empty()).then(|| Box::new(limits))
}

/// Merges the limits beside a reference with those of its target.
pub(crate) fn over(own: Option<Box<Limits>>, inner: Option<Box<Limits>>) -> Option<Box<Limits>> {
    let (own, inner) = match (own, inner) {
        (Some(own), Some(inner)) => (*own, *inner),
        (own, inner) => return own.or(inner),
    };
    Some(Box::new(Limits {
        minimum: own.minimum.or(inner.minimum),
        maximum: own.maximum.or(inner.maximum),
        multiple_of: own.multiple_of.or(inner.multiple_of),
        length: narrowed(own.length, inner.length),
        pattern: own.pattern.or(inner.pattern),
        items: narrowed(own.items, inner.items),
        unique_items: own.unique_items || inner.unique_items,
        members: narrowed(own.members, inner.members),
        item: over(own.item, inner.item),
    }))
}

fn narrowed(own: CountRange, inner: CountRange) -> CountRange {
    CountRange {
        least: own.least.or(inner.least),
        most: own.most.or(inner.most),
    }
}

fn count(least: Option<&Number>, most: Option<&Number>) -> CountRange {
    CountRange {
        least: least.and_then(Number::as_u64),
        most: most.and_then(Number::as_u64),
    }
}

/// Returns the narrower of an inclusive and an exclusive bound.
fn bound(
    inclusive: Option<&Number>,
    exclusive: &ExclusiveBound,
    is_narrower: fn(f64, f64) -> bool,
) -> Option<Bound> {
    let with = |number: &Number, exclusive| Bound {
        number: number.clone(),
        exclusive,
    };
    match (inclusive, exclusive) {
        (Some(number), ExclusiveBound::Number(other)) => {
            let both = number.as_f64().zip(other.as_f64());
            let is_inclusive = both.is_some_and(|(number, other)| is_narrower(number, other));
            Some(match is_inclusive {
                true => with(number, false),
                false => with(other, true),
            })
        }
        (None, ExclusiveBound::Number(other)) => Some(with(other, true)),
        (Some(number), ExclusiveBound::Flag(exclusive)) => Some(with(number, *exclusive)),
        (None, ExclusiveBound::Flag(_)) => None,
    }
}
