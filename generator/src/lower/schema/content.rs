//! The content of a schema: empty, only `null`, or a choice.

use serde_json::Value;

use crate::dialect::document::{Schema, SchemaType, SchemaTypes};

/// True if a schema only allows `null`.
pub(crate) fn is_null(schema: &Schema<'_>) -> bool {
    let only_null = !schema.values.is_empty() && schema.values.iter().all(Value::is_null);
    let is_named = schema.kinds.null && schema.kinds.kind.is_none() && !schema.kinds.several;
    only_null || is_named || schema.nullable == Some(true) && says_nothing(schema)
}

/// True if a schema allows `null` and any object, and says nothing else.
pub(crate) fn is_null_or_any_object(schema: &Schema<'_>) -> bool {
    let bare = Schema {
        kinds: SchemaTypes::default(),
        ..schema.clone()
    };
    let is_nullable = schema.nullable == Some(true) || schema.kinds.null;
    is_nullable && schema.kinds.kind == Some(SchemaType::Object) && says_nothing(&bare)
}

/// True if a schema does not restrict the type of a value: it only has required members, or a description.
pub(crate) fn says_nothing(schema: &Schema<'_>) -> bool {
    schema.reference.is_none()
        && schema.kinds == SchemaTypes::of_null(schema.kinds.null)
        && schema.format.is_none()
        && schema.values.is_empty()
        && schema.items.is_none()
        && schema.prefix_items.is_empty()
        && schema.properties.is_empty()
        && schema.additional_properties.is_none()
        && [&schema.all_of, &schema.any_of, &schema.one_of]
            .into_iter()
            .flatten()
            .all(says_nothing)
}

/// True if a schema is a choice, and not only of required members.
pub(crate) fn has_choice(schema: &Schema<'_>) -> bool {
    let mut all = schema.one_of.iter().chain(&schema.any_of);
    all.any(|one| !says_nothing(one) && !only_requires(one))
}

/// True if a schema only declares which members are required.
fn only_requires(schema: &Schema<'_>) -> bool {
    let bare = Schema {
        kinds: SchemaTypes::default(),
        ..schema.clone()
    };
    schema.kinds.kind == Some(SchemaType::Object)
        && !schema.required.names().is_empty()
        && says_nothing(&bare)
}
