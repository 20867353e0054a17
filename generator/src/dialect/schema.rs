//! Schemas of dialects in which keys beside a `$ref` are ignored.

use serde_json::Value;

use super::document::{AdditionalProperties, Schema};
use super::report::Reporter;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::Origin;
use crate::source::{Sources, pointer};

/// Applies the rules of OpenAPI 3.0 to a schema and everything in it: beside a `$ref` only extensions are used, and
/// `nullable` means `x-nullable`.
pub(super) fn normalize(
    sources: &Sources,
    report: &mut Reporter<'_>,
    schema: &mut Schema<'_>,
    origin: &Origin,
) {
    let mut walk = WrapperWalk {
        sources,
        report,
        at: origin.clone(),
    };
    walk.schema(schema);
}

struct WrapperWalk<'w, 'd> {
    sources: &'w Sources,
    report: &'w mut Reporter<'d>,
    /// The origin of the current schema.
    at: Origin,
}

impl WrapperWalk<'_, '_> {
    fn schema(&mut self, schema: &mut Schema<'_>) {
        if schema.reference.is_some() {
            self.strip(schema);
            return;
        }
        schema.nullable = schema.nullable.or(schema.plainly_nullable);
        for (name, property) in &mut schema.properties {
            self.inner(property, &["properties", name]);
        }
        if let Some(AdditionalProperties::Schema(values)) = &mut schema.additional_properties {
            self.inner(values, &["additionalProperties"]);
        }
        if let Some(items) = &mut schema.items {
            self.inner(items, &["items"]);
        }
        let lists = [
            ("allOf", &mut schema.all_of),
            ("anyOf", &mut schema.any_of),
            ("oneOf", &mut schema.one_of),
        ];
        for (key, list) in lists {
            for (index, member) in list.iter_mut().enumerate() {
                self.inner(member, &[key, &index.to_string()]);
            }
        }
    }

    fn inner(&mut self, schema: &mut Schema<'_>, keys: &[&str]) {
        let length = self.at.pointer.len();
        for key in keys {
            pointer::push(&mut self.at.pointer, key);
        }
        self.schema(schema);
        self.at.pointer.truncate(length);
    }

    /// Removes the ignored keys beside a reference.
    fn strip(&mut self, schema: &mut Schema<'_>) {
        let members = self.sources.value(&self.at).and_then(Value::as_object);
        let Some(members) = members.filter(|members| members.len() > 1) else {
            return;
        };
        let standard = |key: &&String| *key != "$ref" && !key.starts_with("x-");
        let names: Vec<_> = members
            .keys()
            .filter(standard)
            .map(|key| format!("`{key}`"))
            .collect();
        *schema = Schema {
            reference: schema.reference,
            nullable: schema.nullable,
            client_name: schema.client_name,
            client_flatten: schema.client_flatten,
            mutability: schema.mutability.take(),
            secret: schema.secret,
            internal: schema.internal,
            accessibility: schema.accessibility,
            client_default: schema.client_default.take(),
            ..Schema::default()
        };
        if names.is_empty() {
            return;
        }
        let message = format!("ignored beside `$ref`: {}", names.join(", "));
        let place = Place::Value(self.at.clone());
        let diagnostic = Diagnostic::new(Code::Inconsistent, place, message);
        self.report.push(diagnostic.subject("beside $ref"));
    }
}
