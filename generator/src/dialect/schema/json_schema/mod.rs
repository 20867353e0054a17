//! The schemas of OpenAPI 3.1 and 3.2: JSON Schema 2020-12.

mod array;
mod content;
mod numeric_text;
mod object;
mod siblings;
mod values;
mod xml_node;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::conventions::SchemaRules;
use crate::dialect::document::Schema;
use crate::dialect::origin::child;
use crate::dialect::report::Reporter;
use crate::ir::Origin;

pub(super) use siblings::reference;

/// The keywords that restrict values without changing their type (JSON Schema 2020-12, sections 10.2, 10.3 and 11).
const WITHOUT_EFFECT: [&str; 12] = [
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "else",
    "if",
    "maxContains",
    "minContains",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
];

/// True if a keyword is known to these rules and does not change the type of a value.
pub(in crate::dialect) fn has_no_effect(rules: SchemaRules, keyword: &str) -> bool {
    rules == SchemaRules::JsonSchema && WITHOUT_EFFECT.contains(&keyword)
}

/// Applies the rules of JSON Schema to a schema.
pub(super) fn normalize(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    nullable(report, schema, at);
    recursive_anchor(report, schema, at);
    convert(report, schema, at);
}

/// Returns the keywords of a schema that only JSON Schema defines.
pub(super) fn keywords(schema: &Schema<'_>) -> Vec<&'static str> {
    let is_present = [
        schema.dynamic_reference.is_some(),
        schema.recursive_anchor,
        schema.constant.is_some(),
        schema.content_encoding.is_some(),
        schema.content_media_type.is_some(),
        schema.content_schema.is_some(),
        schema.pattern_properties.is_some(),
        !schema.prefix_items.is_empty(),
        schema.unevaluated_properties.is_some(),
    ];
    let all = Schema::JSON_SCHEMA.into_iter().zip(is_present);
    let present = all.filter(|(_, is_present)| *is_present);
    present.map(|(keyword, _)| keyword).collect()
}

/// Converts the keywords of JSON Schema to those that all dialects share.
pub(super) fn convert(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    siblings::dynamic_reference(schema);
    numeric_text::number(schema);
    values::constant(report, schema, at);
    content::encoding(report, schema, at);
    array::tuple(schema);
    object::patterns(schema);
    object::omit_impossible(report, schema, at);
    xml_node::node_type(report, schema, at);
}

/// Honours `nullable`, which OpenAPI 3.1 replaced by the type `null`.
fn nullable(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    let Some(nullable) = schema.plainly_nullable else {
        return;
    };
    schema.nullable = schema.nullable.or(Some(nullable));
    let message = "`nullable` is a keyword of OpenAPI 3.0; it is used nevertheless";
    let place = Place::Key(child(at, "nullable"));
    let note = Diagnostic::new(Code::EarlierSyntax, place, message);
    report.push(note.subject("nullable").help("add `null` to `type`"));
}

/// Honours the anchor of recursive references, which JSON Schema 2020-12 replaced by `$dynamicAnchor`. The references
/// were replaced when the document was read.
fn recursive_anchor(report: &mut Reporter<'_>, schema: &Schema<'_>, at: &Origin) {
    if !schema.recursive_anchor {
        return;
    }
    let message =
        "`$recursiveAnchor` is from earlier versions of JSON Schema; it is used nevertheless";
    let place = Place::Key(child(at, "$recursiveAnchor"));
    let note = Diagnostic::new(Code::EarlierSyntax, place, message);
    let note = note.subject("$recursiveAnchor");
    report.push(note.help("replace each `$recursiveRef` by a `$ref` to this schema"));
}
