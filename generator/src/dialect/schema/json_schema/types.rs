//! The keyword `type` with several types.

use crate::dialect::document::{Schema, SchemaType, SchemaTypes};

/// Converts several types to alternatives with one type each, which have the keywords of their type (JSON Schema
/// Validation 2020-12, section 6.1.1). Listed values have their types already.
pub(super) fn split(schema: &mut Schema<'_>) {
    let types = schema.kinds;
    if !types.several {
        return;
    }
    let has_types = schema.reference.is_some()
        || !schema.values.is_empty()
        || !schema.any_of.is_empty()
        || !schema.one_of.is_empty();
    let null = SchemaTypes::of_null(types.null);
    if has_types {
        schema.kinds = null;
        return;
    }
    let has_fractions = types.named().any(|kind| kind == SchemaType::Number);
    let named = types.named();
    // Every integer is a number.
    let distinct = named.filter(|kind| *kind != SchemaType::Integer || !has_fractions);
    let alternatives = distinct.map(|kind| alternative(schema, kind)).collect();
    *schema = Schema {
        kinds: null,
        any_of: alternatives,
        ..annotations(schema)
    };
}

/// Returns the schema of the values of one type.
fn alternative<'s>(schema: &Schema<'s>, kind: SchemaType) -> Schema<'s> {
    let mut one = Schema {
        kinds: kind.into(),
        ..Schema::default()
    };
    match kind {
        SchemaType::Array => {
            one.items.clone_from(&schema.items);
            one.min_items.clone_from(&schema.min_items);
            one.max_items.clone_from(&schema.max_items);
            one.unique_items = schema.unique_items;
        }
        SchemaType::Object => {
            one.properties.clone_from(&schema.properties);
            one.required = schema.required.clone();
            one.additional_properties
                .clone_from(&schema.additional_properties);
            one.all_of.clone_from(&schema.all_of);
            one.min_properties.clone_from(&schema.min_properties);
            one.max_properties.clone_from(&schema.max_properties);
        }
        SchemaType::String | SchemaType::File => {
            one.format = schema.format;
            one.pattern = schema.pattern;
            one.min_length.clone_from(&schema.min_length);
            one.max_length.clone_from(&schema.max_length);
        }
        SchemaType::Integer | SchemaType::Number => {
            // Beside text, a format is one of text.
            let has_text = schema.kinds.named().any(|kind| kind == SchemaType::String);
            one.format = schema.format.filter(|_| !has_text);
            one.minimum.clone_from(&schema.minimum);
            one.maximum.clone_from(&schema.maximum);
            one.exclusive_minimum = schema.exclusive_minimum.clone();
            one.exclusive_maximum = schema.exclusive_maximum.clone();
            one.multiple_of.clone_from(&schema.multiple_of);
        }
        SchemaType::Boolean => {}
    }
    one
}

/// Returns the keywords of a schema that do not depend on the type of a value.
fn annotations<'s>(schema: &mut Schema<'s>) -> Schema<'s> {
    Schema {
        title: schema.title,
        description: schema.description,
        deprecated: schema.deprecated,
        default: schema.default.take(),
        read_only: schema.read_only,
        write_only: schema.write_only,
        nullable: schema.nullable,
        xml: schema.xml.take(),
        client_name: schema.client_name,
        mutability: schema.mutability.take(),
        secret: schema.secret,
        internal: schema.internal,
        accessibility: schema.accessibility,
        client_default: schema.client_default.take(),
        discriminator: schema.discriminator.take(),
        ..Schema::default()
    }
}
