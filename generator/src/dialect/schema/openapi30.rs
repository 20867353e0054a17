//! The schemas of OpenAPI 3.0, in which keys beside a `$ref` are ignored.

use serde_json::Value;

use super::json_schema;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::Schema;
use crate::dialect::origin::child;
use crate::dialect::report::Reporter;
use crate::ir::Origin;
use crate::source::Sources;

/// Applies the rules of OpenAPI 3.0 to a schema: beside a `$ref` only extensions are used, and `nullable` means
/// `x-nullable`.
pub(super) fn normalize(
    sources: &Sources,
    report: &mut Reporter<'_>,
    schema: &mut Schema<'_>,
    at: &Origin,
) {
    if schema.reference.is_some() {
        strip(sources, report, schema, at);
    } else {
        schema.nullable = schema.nullable.or(schema.plainly_nullable);
        later_keywords(report, schema, at);
    }
}

/// Uses the keywords of JSON Schema, which OpenAPI 3.0 does not define and many descriptions have.
fn later_keywords(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    let keywords = json_schema::keywords(schema);
    if keywords.is_empty() {
        return;
    }
    for keyword in keywords {
        let message = format!(
            "`{keyword}` is a keyword of OpenAPI 3.1; it is used as that version defines it"
        );
        let place = Place::Key(child(at, keyword));
        let warning = Diagnostic::new(Code::LaterSyntax, place, message).subject(keyword);
        report.push(warning.help("declare `openapi: 3.1.0`, or remove the keyword"));
    }
    json_schema::convert(report, schema, at);
}

/// Removes the ignored keys beside a reference.
fn strip(sources: &Sources, report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    let members = sources.value(at).and_then(Value::as_object);
    let Some(members) = members.filter(|members| members.len() > 1) else {
        return;
    };
    let standard = |key: &&String| *key != "$ref" && !key.starts_with("x-");
    let names: Vec<_> = members.keys().filter(standard).collect();
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
    let Some(first) = names.first() else {
        return;
    };
    let listed: Vec<_> = names.iter().map(|key| format!("`{key}`")).collect();
    let message = format!("ignored beside `$ref`: {}", listed.join(", "));
    let place = Place::Key(child(at, first));
    let diagnostic = Diagnostic::new(Code::Inconsistent, place, message);
    report.push(diagnostic.subject("beside $ref"));
}
