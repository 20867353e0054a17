//! Visits a schema and the schemas in it.

use crate::dialect::document::{AdditionalProperties, Schema};
use crate::ir::Origin;
use crate::source::pointer;

/// Applies a rule to a schema, and then to the schemas that it contains.
pub(super) fn each<'s>(
    schema: &mut Schema<'s>,
    origin: &Origin,
    rule: &mut dyn FnMut(&mut Schema<'s>, &Origin),
) {
    let mut walk = SchemaWalk {
        rule,
        at: origin.clone(),
    };
    walk.schema(schema);
}

struct SchemaWalk<'r, 's> {
    rule: &'r mut dyn FnMut(&mut Schema<'s>, &Origin),
    /// The origin of the current schema.
    at: Origin,
}

impl<'s> SchemaWalk<'_, 's> {
    fn schema(&mut self, schema: &mut Schema<'s>) {
        (self.rule)(schema, &self.at);
        for (name, property) in &mut schema.properties {
            self.inner(property, &["properties", name]);
        }
        if let Some(AdditionalProperties::Schema(values)) = &mut schema.additional_properties {
            self.inner(values, &["additionalProperties"]);
        }
        if let Some(items) = &mut schema.items {
            self.inner(items, &["items"]);
        }
        if let Some(content) = &mut schema.content_schema {
            self.inner(content, &["contentSchema"]);
        }
        let lists = [
            ("allOf", &mut schema.all_of),
            ("anyOf", &mut schema.any_of),
            ("oneOf", &mut schema.one_of),
            ("prefixItems", &mut schema.prefix_items),
        ];
        for (key, list) in lists {
            for (index, member) in list.iter_mut().enumerate() {
                self.inner(member, &[key, &index.to_string()]);
            }
        }
    }

    fn inner(&mut self, schema: &mut Schema<'s>, keys: &[&str]) {
        let length = self.at.pointer.len();
        for key in keys {
            pointer::push(&mut self.at.pointer, key);
        }
        self.schema(schema);
        self.at.pointer.truncate(length);
    }
}
