use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::Origin;
use crate::lower::Lowering;
use crate::lower::document::{AdditionalProperties, Schema};
use crate::source::pointer;

/// Gives a schema and all within it the meaning that OpenAPI 3.0 has beside Swagger 2.0: beside a `$ref` nothing
/// counts but extensions.
pub(super) fn settle<'s>(
    lowering: &mut Lowering<'s, '_>,
    schema: &mut Schema<'s>,
    origin: &Origin,
) {
    let mut at = origin.clone();
    walk(lowering, schema, &mut at);
}

fn walk<'s>(lowering: &mut Lowering<'s, '_>, schema: &mut Schema<'s>, at: &mut Origin) {
    if schema.reference.is_some() {
        strip(lowering, schema, at);
        return;
    }
    schema.nullable = schema.nullable.or(schema.plainly_nullable);
    let length = at.pointer.len();
    let mut inner = |lowering: &mut Lowering<'s, '_>, schema: &mut Schema<'s>, keys: &[&str]| {
        for key in keys {
            pointer::push(&mut at.pointer, key);
        }
        walk(lowering, schema, at);
        at.pointer.truncate(length);
    };
    for (name, property) in &mut schema.properties {
        inner(lowering, property, &["properties", name]);
    }
    if let Some(AdditionalProperties::Schema(values)) = &mut schema.additional_properties {
        inner(lowering, values, &["additionalProperties"]);
    }
    if let Some(items) = &mut schema.items {
        inner(lowering, items, &["items"]);
    }
    let lists = [
        ("allOf", &mut schema.all_of),
        ("anyOf", &mut schema.any_of),
        ("oneOf", &mut schema.one_of),
    ];
    for (key, list) in lists {
        for (index, member) in list.iter_mut().enumerate() {
            inner(lowering, member, &[key, &index.to_string()]);
        }
    }
}

/// Leaves of a reference what counts.
fn strip<'s>(lowering: &mut Lowering<'s, '_>, schema: &mut Schema<'s>, at: &Origin) {
    let members = lowering.sources.value(at).and_then(Value::as_object);
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
    let message = format!("beside `$ref`, {} has no effect", names.join(", "));
    let place = Place::Value(at.clone());
    let diagnostic = Diagnostic::new(Code::Inconsistent, place, message);
    lowering.report.push(diagnostic.subject("beside $ref"));
}
