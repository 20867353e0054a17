//! The media type to use for a body.

use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::chain::referenced_schema;
use crate::dialect::document::{
    Content, MediaType, Schema, SchemaType, body_kind, holds_every_format, is_plain_json,
};
use crate::dialect::origin::child;
use crate::dialect::reading::Reading;
use crate::ir::{BodyKind, HttpMethod, Origin};
use crate::source::pointer;

/// The chosen media type of a `content`.
pub(super) struct ChosenMedia<'c, 's> {
    /// The kind of body.
    pub kind: BodyKind,
    /// The media type object.
    pub entry: &'c MediaType<'s>,
    /// The pointer of that object, relative to the one with the `content`.
    pub at: String,
    /// The names of this media type and of equivalent ones.
    pub names: Vec<&'s str>,
}

/// Chooses the best media type: JSON before XML, forms, raw bytes and text. `method` is `None` for a response.
pub(super) fn choose<'c, 's>(
    reading: &mut Reading<'s, '_>,
    content: &'c Content<'s>,
    origin: &Origin,
    method: Option<HttpMethod>,
) -> Option<ChosenMedia<'c, 's>> {
    let place = child(origin, "content");
    let kinds: Vec<_> = content
        .iter()
        .map(|(name, entry)| kind_of(reading, name, entry, &child(&child(&place, name), "schema")))
        .collect();
    let ranked = content.iter().zip(&kinds);
    let ((name, entry), kind) =
        ranked.min_by_key(|((name, _), kind)| (rank(**kind, method), !is_plain_json(name)))?;
    let kind = *kind;
    if content.len() == 1 {
        return Some(ChosenMedia {
            kind,
            entry,
            at: pointer::of(["content", name]),
            names: vec![name],
        });
    }
    let schema_of = |reading: &Reading<'s, '_>, name: &str| -> Option<&'s Value> {
        reading.value(&child(&child(&place, name), "schema"))
    };
    let schema = schema_of(reading, name);
    let is_same = |other: &str, of: BodyKind| of == kind && schema_of(reading, other) == schema;
    let names = content.keys().copied().zip(kinds);
    let (same, others): (Vec<_>, Vec<_>) = names.partition(|(other, of)| is_same(other, *of));
    if !others.is_empty() {
        let others: Vec<_> = others.iter().map(|(name, _)| format!("`{name}`")).collect();
        let message = format!(
            "more than one media type: using `{name}`, ignoring {}",
            others.join(", ")
        );
        let place = Place::Value(place);
        let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
        reading
            .report
            .push(diagnostic.subject("several media types"));
    }
    let mut names = vec![*name];
    names.extend(same.into_iter().map(|(name, _)| name));
    names.dedup();
    Some(ChosenMedia {
        kind,
        entry,
        at: pointer::of(["content", name]),
        names,
    })
}

fn rank(kind: BodyKind, method: Option<HttpMethod>) -> usize {
    match kind {
        BodyKind::MergePatch if method == Some(HttpMethod::Patch) => 0,
        BodyKind::Json => 1,
        BodyKind::MergePatch => 2,
        BodyKind::Xml => 3,
        BodyKind::UrlEncoded => 4,
        BodyKind::Multipart => 5,
        BodyKind::Bytes => 6,
        BodyKind::Text => 7,
    }
}

/// Returns the kind of body for a media type. A range that includes JSON is JSON, unless the schema is text or binary.
fn kind_of<'s>(
    reading: &mut Reading<'s, '_>,
    name: &str,
    entry: &MediaType<'s>,
    origin: &Origin,
) -> BodyKind {
    match body_kind(name) {
        BodyKind::Bytes if holds_every_format(name) => match &entry.schema {
            Some(schema) if !is_text(reading, schema, origin) => BodyKind::Json,
            _ => BodyKind::Bytes,
        },
        kind => kind,
    }
}

/// True if a schema, with its references resolved, is text or binary.
fn is_text<'s>(reading: &mut Reading<'s, '_>, schema: &Schema<'s>, origin: &Origin) -> bool {
    let is_text = |schema: &Schema<'_>| {
        matches!(
            schema.kinds.kind,
            Some(SchemaType::String | SchemaType::File)
        ) && schema.values.is_empty()
    };
    match schema.reference {
        None => is_text(schema),
        Some(reference) => {
            let found = referenced_schema(reading, reference, origin);
            found.is_some_and(|(_, schema)| is_text(&schema))
        }
    }
}

impl<'s> ChosenMedia<'_, 's> {
    /// Returns the schema of the body. If there is none, it follows from the media type.
    pub fn schema(&self) -> Schema<'s> {
        let text = |format| Schema {
            kinds: SchemaType::String.into(),
            format,
            ..Schema::default()
        };
        match (&self.entry.schema, self.kind) {
            (Some(schema), _) => schema.clone(),
            (None, BodyKind::Bytes | BodyKind::Multipart | BodyKind::UrlEncoded) => {
                text(Some("binary"))
            }
            (None, BodyKind::Text) => text(None),
            (None, BodyKind::Json | BodyKind::MergePatch | BodyKind::Xml) => Schema::default(),
        }
    }
}
