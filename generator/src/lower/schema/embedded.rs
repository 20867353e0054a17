//! Text that contains JSON with a schema.

use std::rc::Rc;

use serde_json::Value;

use super::attributes::SchemaAttributes;
use super::builder::Builder;
use super::content::is_null;
use super::model_queue::target_name;
use super::name_path::NamePath;
use super::node::{Lowered, SchemaNode};
use super::value::value;
use crate::dialect::document::Schema;
use crate::dialect::origin::{child, item_of};
use crate::dialect::{only_reference, referenced_schema};
use crate::ir::Origin;
use crate::source::Sources;

/// A text that contains JSON with a schema.
pub(crate) struct EmbeddedText<'s> {
    schema: Rc<Schema<'s>>,
    origin: Origin,
    /// The attributes of the schemas around it.
    around: SchemaAttributes,
    /// True if it is the target of a reference.
    is_target: bool,
}

/// Returns the text with JSON of its `contentSchema` that the values of a schema are: itself, the target of its
/// reference, or its only alternative except `null`.
pub(crate) fn embedded_text<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> Option<EmbeddedText<'s>> {
    let mut text = match schema.contains_json() && schema.reference.is_none() {
        true => {
            return Some(EmbeddedText {
                schema: Rc::new(schema.clone()),
                origin: origin.clone(),
                around: SchemaAttributes::default(),
                is_target: false,
            });
        }
        false => inner(builder, schema, origin, SchemaAttributes::default())?,
    };
    for _ in 0..REFERENCES {
        if text.schema.contains_json() && text.schema.reference.is_none() {
            return Some(text);
        }
        text = inner(builder, &text.schema, &text.origin, text.around)?;
    }
    None
}

/// Returns the text with JSON of a schema in lists and maps, by reference or not, and the number of these.
pub(crate) fn embedded_items<'s>(
    builder: &mut Builder<'s, '_>,
    origin: &Origin,
) -> Option<(EmbeddedText<'s>, usize)> {
    let (at, depth) = items_with_content(builder.sources(), origin)?;
    let schema = builder.reading().schema_at(&at)?;
    let text = embedded_text(builder, &schema, &at)?;
    Some((text, depth))
}

/// Returns the place of the schema with content in lists and maps.
fn items_with_content(sources: &Sources, origin: &Origin) -> Option<(Origin, usize)> {
    let mut at = origin.clone();
    let mut depth = 0;
    for _ in 0..REFERENCES {
        let value = sources.value(&at)?;
        let has = |key: &str| value.get(key).is_some_and(Value::is_object);
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            at = sources.resolve(reference, &at).ok()?.origin;
        } else if has("items") && value.get("prefixItems").is_none() {
            (at, depth) = (child(&at, "items"), depth + 1);
        } else if has("additionalProperties") && value.get("properties").is_none() {
            (at, depth) = (child(&at, "additionalProperties"), depth + 1);
        } else {
            return (depth > 0 && has_content(value)).then_some((at, depth));
        }
    }
    None
}

/// True if a schema or one of its alternatives has a `contentSchema`.
fn has_content(schema: &Value) -> bool {
    let is_own = |schema: &Value| schema.get("contentSchema").is_some();
    let alternatives = ["anyOf", "oneOf", "allOf"].into_iter();
    let mut alternatives = alternatives.filter_map(|key| schema.get(key)?.as_array());
    is_own(schema) || alternatives.any(|all| all.iter().any(is_own))
}

/// The maximum number of references and choices around a text.
const REFERENCES: usize = 16;

/// Returns the target of a reference, the only schema of an `allOf`, or the only alternative of a choice except `null`.
fn inner<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    around: SchemaAttributes,
) -> Option<EmbeddedText<'s>> {
    if let Some(reference) = only_reference(schema) {
        if !leads_to_content(builder.sources(), reference, origin) {
            return None;
        }
        let target = referenced_schema(builder.reading(), reference, origin);
        let (origin, target) = target?;
        return Some(EmbeddedText {
            schema: target,
            origin,
            around: around.over(SchemaAttributes::of(schema)),
            is_target: true,
        });
    }
    let (key, all) = match (&*schema.one_of, &*schema.any_of, &*schema.all_of) {
        ([], all @ [_, ..], []) => ("anyOf", all),
        (all @ [_, ..], [], []) => ("oneOf", all),
        ([], [], all @ [_]) if schema.properties.is_empty() => ("allOf", all),
        _ => return None,
    };
    let mut others = all.iter().enumerate().filter(|(_, one)| !is_null(one));
    let (index, only) = others.next()?;
    let can_contain = only.reference.is_some() || only.content_schema.is_some();
    if !can_contain || others.next().is_some() {
        return None;
    }
    let mut around = around.over(SchemaAttributes::of(schema));
    if all.len() > 1 {
        around.nullable = around.nullable.or(Some(true));
    }
    Some(EmbeddedText {
        schema: Rc::new(only.clone()),
        origin: item_of(origin, key, index),
        around,
        is_target: false,
    })
}

/// True if the target of a reference has a `contentSchema`. Broken references are reported where they are lowered.
fn leads_to_content(sources: &Sources, reference: &str, origin: &Origin) -> bool {
    let mut at = origin.clone();
    let mut reference = reference;
    for _ in 0..REFERENCES {
        let Ok(target) = sources.resolve(reference, &at) else {
            return false;
        };
        at = target.origin;
        let Some(value) = sources.value(&at) else {
            return false;
        };
        match value.get("$ref").and_then(Value::as_str) {
            Some(next) => reference = next,
            None => return value.get("contentSchema").is_some(),
        }
    }
    false
}

/// Lowers the content of a text. Its attributes are those of the text.
pub(crate) fn embedded<'s>(
    builder: &mut Builder<'s, '_>,
    text: EmbeddedText<'s>,
    words: NamePath<'_>,
) -> Lowered {
    let own = text.around.over(SchemaAttributes::of(&text.schema));
    let Some(content) = &text.schema.content_schema else {
        return Lowered::any(own);
    };
    let origin = child(&text.origin, "contentSchema");
    let mut content = (**content).clone();
    builder.reading().normalize(&mut content, &origin);
    let name = text.is_target.then(|| target_name(builder, &text.origin));
    let outer = name.as_ref().map_or(words, |name| name.words());
    let words = NamePath::Inner(&outer, "Content");
    let lowered = value(builder, SchemaNode::inline(&content, &origin, words));
    let nullable = own.nullable;
    Lowered {
        ty: lowered.ty,
        attributes: SchemaAttributes {
            nullable,
            ..own.over(lowered.attributes)
        },
    }
}
