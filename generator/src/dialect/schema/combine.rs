//! Combines a schema with those that only name its type: in `allOf`, behind a `$ref` with keywords beside it, and in a
//! choice.

use serde::Deserialize;
use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::conventions::SchemaRules;
use crate::dialect::document::{ExclusiveBound, Schema, SchemaType, SchemaTypes};
use crate::dialect::origin::{child, item_of};
use crate::dialect::report::Reporter;
use crate::ir::Origin;
use crate::source::Sources;

/// The number of references that lead to a type.
const STEPS: usize = 16;

/// Combines a schema with those that only name its type.
///
/// All of them apply to a value (JSON Schema 2020-12, sections 8.2.3.1 and 10.2.1), so that its type is named by one of
/// them, and its format, values or items by another.
pub(super) fn combine<'s>(
    rules: SchemaRules,
    sources: &'s Sources,
    report: &mut Reporter<'_>,
    schema: &mut Schema<'s>,
    at: &Origin,
) {
    if describes_type(schema) {
        // Before OpenAPI 3.1, keys beside a reference have no effect.
        if rules == SchemaRules::JsonSchema {
            with_target(sources, report, schema, at);
        }
        with_parents(sources, report, schema, at);
    }
    without_items(report, schema, at);
    distribute(report, schema, at);
}

/// True if a schema describes its type with other keywords than those of an object.
fn describes_type(schema: &Schema<'_>) -> bool {
    let is_named = |kind| kind != SchemaType::Object;
    schema.properties.is_empty()
        && (schema.kinds.named().any(is_named)
            || schema.format.is_some()
            || !schema.values.is_empty()
            || schema.items.is_some()
            || !schema.prefix_items.is_empty()
            || schema.contains_json()
            || schema.has_choice())
}

/// Replaces a reference to a schema that only names a type.
fn with_target<'s>(
    sources: &'s Sources,
    report: &mut Reporter<'_>,
    schema: &mut Schema<'s>,
    at: &Origin,
) {
    let Some(target) = schema.reference.and_then(|to| target(sources, to, at)) else {
        return;
    };
    let is_possible = schema.kinds.common(target.kinds).is_some();
    if absorb(schema, target) {
        schema.reference = None;
    }
    if is_possible {
        return;
    }
    schema.kinds = SchemaTypes::of_null(schema.kinds.null);
    let message = "no value has this type and that of the reference; using that of the reference";
    report.value(Code::Inconsistent, &child(at, "type"), message);
}

/// Empties the schemas of `allOf` that only name a type.
fn with_parents<'s>(
    sources: &'s Sources,
    report: &mut Reporter<'_>,
    schema: &mut Schema<'s>,
    at: &Origin,
) {
    let mut parents = std::mem::take(&mut schema.all_of);
    for (index, parent) in parents.iter_mut().enumerate() {
        let origin = item_of(at, "allOf", index);
        let found = match parent.reference {
            Some(reference) if is_alone(parent) => target(sources, reference, &origin),
            None if is_bare(parent) => Some(parent.clone()),
            _ => None,
        };
        let Some(found) = found else {
            continue;
        };
        // The places of the others depend on their number.
        *parent = Schema::default();
        if !absorb(schema, found) {
            let message = "no value has this type and that beside `allOf`; ignored";
            report.value(Code::Inconsistent, &origin, message);
        }
    }
    if !parents.iter().all(Schema::says_nothing) {
        schema.all_of = parents;
    }
}

/// True if a schema is a reference without other keywords that describe its type.
fn is_alone(schema: &Schema<'_>) -> bool {
    let rest = Schema {
        reference: None,
        ..schema.clone()
    };
    rest.says_nothing() && is_bare(&rest)
}

/// Returns the schema behind a reference if it only names a type.
fn target<'s>(sources: &'s Sources, reference: &str, at: &Origin) -> Option<Schema<'s>> {
    let mut origin = sources.resolve(reference, at).ok()?.origin;
    for _ in 0..STEPS {
        let schema = match sources.value(&origin)? {
            Value::Bool(true) => Schema::default(),
            // A mistake in it is reported when it is used.
            value => Schema::deserialize(value).ok()?,
        };
        match schema.reference {
            Some(next) => origin = sources.resolve(next, &origin).ok()?.origin,
            None => return Some(schema).filter(is_bare),
        }
    }
    None
}

/// True if a schema only names a type, and describes the value.
fn is_bare(schema: &Schema<'_>) -> bool {
    schema.only_names_types()
        && schema.discriminator.is_none()
        && schema.required.names().is_empty()
        && schema.all_of.is_empty()
        && schema.any_of.is_empty()
        && schema.one_of.is_empty()
}

/// Adds what another schema says. Returns false if no value has the types of both.
fn absorb<'s>(schema: &mut Schema<'s>, other: Schema<'s>) -> bool {
    let Some(kinds) = schema.kinds.common(other.kinds) else {
        return false;
    };
    if !is_scalar(kinds) && has_scalar_keywords(schema) {
        return false;
    }
    schema.kinds = kinds;
    schema.nullable = schema
        .nullable
        .or(other.nullable)
        .or(other.plainly_nullable);
    schema.description = schema.description.or(other.description);
    schema.default = schema.default.take().or(other.default);
    schema.read_only = schema.read_only.or(other.read_only);
    schema.write_only |= other.write_only;
    schema.secret = schema.secret.or(other.secret);
    schema.mutability = schema.mutability.take().or(other.mutability);
    schema.client_default = schema.client_default.take().or(other.client_default);
    schema.xml = schema.xml.take().or(other.xml);
    schema.minimum = schema.minimum.take().or(other.minimum);
    schema.maximum = schema.maximum.take().or(other.maximum);
    if schema.exclusive_minimum == ExclusiveBound::default() {
        schema.exclusive_minimum = other.exclusive_minimum;
    }
    if schema.exclusive_maximum == ExclusiveBound::default() {
        schema.exclusive_maximum = other.exclusive_maximum;
    }
    schema.multiple_of = schema.multiple_of.take().or(other.multiple_of);
    schema.min_length = schema.min_length.take().or(other.min_length);
    schema.max_length = schema.max_length.take().or(other.max_length);
    schema.pattern = schema.pattern.or(other.pattern);
    schema.min_items = schema.min_items.take().or(other.min_items);
    schema.max_items = schema.max_items.take().or(other.max_items);
    schema.unique_items |= other.unique_items;
    schema.min_properties = schema.min_properties.take().or(other.min_properties);
    schema.max_properties = schema.max_properties.take().or(other.max_properties);
    true
}

/// True if a type may be that of scalars.
fn is_scalar(kinds: SchemaTypes) -> bool {
    let mut named = kinds.named().peekable();
    named.peek().is_none() || !named.all(is_structure)
}

/// True if a schema has keywords for scalars.
fn has_scalar_keywords(schema: &Schema<'_>) -> bool {
    schema.format.is_some() || !schema.values.is_empty() || schema.contains_json()
}

fn is_structure(kind: SchemaType) -> bool {
    matches!(kind, SchemaType::Array | SchemaType::Object)
}

/// Removes the schemas of items of a value that is no list.
fn without_items(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    if schema.kinds.kind.is_none_or(is_structure) || schema.kinds.several {
        return;
    }
    let has_items = schema.items.take().is_some();
    let key = match std::mem::take(&mut schema.prefix_items).is_empty() {
        false => "prefixItems",
        true if has_items => "items",
        true => return,
    };
    let message = format!("`{key}` only applies to lists; ignored");
    let note = Diagnostic::new(Code::NoEffect, Place::Key(child(at, key)), message);
    report.push(note.subject(key));
}

/// Moves the type of a choice to its alternatives, which are of this type. Those of others are impossible.
fn distribute(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    let kinds = schema.kinds;
    let is_single = |kind: &SchemaType| *kind != SchemaType::Object && !kinds.several;
    let Some(kind) = kinds.kind.filter(is_single) else {
        return;
    };
    let is_composed = schema.reference.is_some()
        || !schema.all_of.is_empty()
        || !schema.properties.is_empty()
        || schema.items.is_some()
        || !schema.prefix_items.is_empty();
    let has_values = !schema.values.is_empty() || schema.format.is_some();
    if is_composed || has_values || !schema.has_choice() {
        return;
    }
    for one in schema.one_of.iter_mut().chain(&mut schema.any_of) {
        if one.kinds == SchemaTypes::of_null(true) {
            continue;
        }
        match one.kinds.common(kind.into()) {
            Some(kinds) if one.reference.is_none() => one.kinds = kinds,
            Some(_) => {}
            None => one.never = true,
        }
    }
    match schema.has_choice() {
        true => schema.kinds = SchemaTypes::of_null(kinds.null),
        false => {
            schema.one_of.clear();
            schema.any_of.clear();
            let message = "no value has this type and that of an alternative; using this type";
            report.key(Code::Inconsistent, &child(at, "type"), message);
        }
    }
}
