//! Converts the schemas of a dialect to the common form that lowering expects.

mod json_schema;
mod openapi30;
mod walk;

use super::conventions::SchemaRules;
use super::document::Schema;
use super::report::Reporter;
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
    match rules {
        SchemaRules::Swagger2 => {}
        SchemaRules::OpenApi30 => walk::each(schema, origin, &mut |schema, at| {
            openapi30::normalize(sources, report, schema, at);
        }),
        SchemaRules::JsonSchema => walk::each(schema, origin, &mut |schema, at| {
            json_schema::normalize(report, schema, at);
        }),
    }
}
