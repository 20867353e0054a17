//! The JSON type of the values of a schema.

use super::alternatives::end_of;
use super::builder::Builder;
use super::scalar::{self, textual};
use super::shape::Shape;
use crate::dialect::document::{Schema, SchemaType};
use crate::dialect::origin::item_of;
use crate::ir::{JsonType, Origin, Type};

/// Returns the JSON type of the values of a schema, if they all have one.
pub(crate) fn json_type<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> Option<JsonType> {
    let is_inline = schema.reference.is_none();
    let (origin, schema) = end_of(builder, schema, origin)?;
    let shape = match is_inline {
        true => builder.inline_shape(&schema, &origin),
        false => builder.shape_at(&origin, &schema),
    };
    match shape {
        Shape::Reference => None,
        Shape::Wrapper(index) => {
            let member = schema.all_of.get(index)?;
            json_type(builder, member, &item_of(&origin, "allOf", index))
        }
        Shape::Array | Shape::Tuple => Some(JsonType::List),
        Shape::Model | Shape::Map => Some(JsonType::Object),
        Shape::Any => (schema.kinds.kind == Some(SchemaType::Object)).then_some(JsonType::Object),
        Shape::Choice => schema.discriminator.as_ref().map(|_| JsonType::Object),
        Shape::Scalar | Shape::Enumeration => {
            let values = || schema.values.iter().find(|value| !value.is_null());
            let kind = schema.kinds.kind.or_else(|| match values()? {
                serde_json::Value::Bool(_) => Some(SchemaType::Boolean),
                serde_json::Value::Number(number) if number.is_f64() => Some(SchemaType::Number),
                serde_json::Value::Number(_) => Some(SchemaType::Integer),
                _ => Some(SchemaType::String),
            });
            let scalar = Type::Scalar(scalar::find(kind, schema.format).scalar);
            JsonType::of(&builder.catalog.definitions, &textual(scalar))
        }
    }
}

/// Returns the JSON type of values that `type` names, or `None` for files.
pub(crate) fn json_type_of_kind(kind: SchemaType) -> Option<JsonType> {
    Some(match kind {
        SchemaType::Array => JsonType::List,
        SchemaType::Boolean => JsonType::Boolean,
        SchemaType::Integer => JsonType::Integer,
        SchemaType::Number => JsonType::Number,
        SchemaType::Object => JsonType::Object,
        SchemaType::String => JsonType::Text,
        SchemaType::File => return None,
    })
}

/// Returns the `type` that names values of a JSON type.
pub(crate) fn kind_of(json: JsonType) -> SchemaType {
    match json {
        JsonType::List => SchemaType::Array,
        JsonType::Boolean => SchemaType::Boolean,
        JsonType::Integer => SchemaType::Integer,
        JsonType::Number => SchemaType::Number,
        JsonType::Object => SchemaType::Object,
        JsonType::Text => SchemaType::String,
    }
}
