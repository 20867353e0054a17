//! Schemas that only allow `null`, or `null` and objects.

use serde_json::Value;

use crate::dialect::document::{Schema, SchemaType};

/// True if a schema only allows `null`.
pub(crate) fn is_null(schema: &Schema<'_>) -> bool {
    let only_null = !schema.values.is_empty() && schema.values.iter().all(Value::is_null);
    let is_named = schema.kinds.null && schema.kinds.kind.is_none() && !schema.kinds.several;
    only_null || is_named || schema.nullable == Some(true) && schema.says_nothing()
}

/// True if a schema allows `null` and any object, and says nothing else.
pub(crate) fn is_null_or_any_object(schema: &Schema<'_>) -> bool {
    let is_nullable = schema.nullable == Some(true) || schema.kinds.null;
    is_nullable && schema.kinds.kind == Some(SchemaType::Object) && schema.only_names_types()
}
