//! Converts the schemas of a dialect to the common form that lowering expects.

mod combine;
mod json_schema;
mod openapi30;
mod walk;

use super::conventions::SchemaRules;
use super::document::Schema;
use super::origin::child;
use super::report::Reporter;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::Origin;
use crate::source::Sources;

pub(super) use json_schema::has_no_effect;

/// Normalizes a schema and everything in it by the rules of its dialect.
pub(super) fn normalize<'s>(
    rules: SchemaRules,
    sources: &'s Sources,
    report: &mut Reporter<'_>,
    schema: &mut Schema<'s>,
    origin: &Origin,
) {
    walk::each(schema, origin, &mut |schema, at| {
        object_as_type(report, schema, at)
    });
    walk::each(schema, origin, &mut |schema, at| {
        match rules {
            SchemaRules::Swagger2 => {}
            SchemaRules::OpenApi30 => openapi30::normalize(sources, report, schema, at),
            SchemaRules::JsonSchema => json_schema::normalize(report, schema, at),
        }
        combine::combine(rules, sources, report, schema, at);
        if rules != SchemaRules::Swagger2 {
            json_schema::reference(report, schema, at);
        }
    });
}

/// Reports an object in place of a type, such as a property without `properties` around it.
fn object_as_type(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    if std::mem::take(&mut schema.kinds.is_object) {
        let message = "`type` is an object; the value is treated as arbitrary JSON";
        let place = Place::Value(child(at, "type"));
        let warning = Diagnostic::new(Code::Inconsistent, place, message);
        report.push(
            warning.help("write the name of a type, or `properties` around the property `type`"),
        );
    }
}
