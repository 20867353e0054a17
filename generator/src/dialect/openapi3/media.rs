//! The media type to use for a body.

use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Content, Kind, Kinds, MediaType, Schema, body_kind};
use crate::dialect::origin::child;
use crate::dialect::reading::Reading;
use crate::ir::{BodyKind, HttpMethod, Origin};
use crate::source::pointer;

/// The chosen media type of a `content`.
pub(super) struct Chosen<'c, 's> {
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
) -> Option<Chosen<'c, 's>> {
    let is_sent = method.is_some();
    let ranked = content.iter().enumerate();
    let (_, (name, entry)) =
        ranked.min_by_key(|(place, (name, entry))| (rank(kind_of(name, entry), method), *place))?;
    let kind = kind_of(name, entry);
    let travelling = |name: &'s str| {
        // In responses, any media type is accepted as declared, except that other media types cannot replace JSON.
        let is_precise = is_sent || kind == BodyKind::Json || name.trim().is_empty();
        match is_precise {
            true => concrete(name, kind),
            false => name,
        }
    };
    if content.len() == 1 {
        return Some(Chosen {
            kind,
            entry,
            at: pointer::of(["content", name]),
            names: vec![travelling(name)],
        });
    }
    let place = child(origin, "content");
    let schema_of = |reading: &Reading<'s, '_>, name: &str| -> Option<&'s Value> {
        reading.value(&child(&child(&place, name), "schema"))
    };
    let schema = schema_of(reading, name);
    let is_same = |other: &str, entry: &MediaType<'_>| {
        kind_of(other, entry) == kind && schema_of(reading, other) == schema
    };
    let (same, others): (Vec<_>, Vec<_>) = content
        .iter()
        .partition(|(other, entry)| is_same(other, entry));
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
    let mut names: Vec<&'s str> = Vec::new();
    let first = std::iter::once(*name);
    for name in first.chain(same.into_iter().map(|(name, _)| *name)) {
        let name = travelling(name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Some(Chosen {
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

/// Returns the kind of body for a media type. `*/*` is JSON, unless the schema is binary.
fn kind_of(name: &str, entry: &MediaType<'_>) -> BodyKind {
    let essence = name
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let is_bytes = |schema: &Schema<'_>| {
        matches!(schema.kinds.kind, Some(Kind::String | Kind::File)) && schema.values.is_empty()
    };
    match essence.as_str() {
        "text/json" => BodyKind::Json,
        "text/event-stream" | "application/x-ndjson" | "application/jsonl" => BodyKind::Bytes,
        name if name.ends_with("*+json") => BodyKind::Json,
        "*/*" | "*" | "application/*" | "" => match &entry.schema {
            Some(schema) if !is_bytes(schema) => BodyKind::Json,
            _ => BodyKind::Bytes,
        },
        name => match body_kind(name) {
            // A structured schema with a custom media type is usually JSON.
            BodyKind::Bytes if entry.schema.as_ref().is_some_and(is_structured) => BodyKind::Json,
            kind => kind,
        },
    }
}

fn is_structured(schema: &Schema<'_>) -> bool {
    schema.reference.is_some()
        || matches!(schema.kinds.kind, Some(Kind::Object | Kind::Array))
        || !schema.properties.is_empty()
        || !schema.all_of.is_empty()
}

/// Returns a media type that can be sent, for one that may contain `*`.
fn concrete(name: &str, kind: BodyKind) -> &str {
    match kind {
        _ if !name.contains('*') && !name.trim().is_empty() => name,
        BodyKind::Json => "application/json",
        BodyKind::Text => "text/plain",
        _ => "application/octet-stream",
    }
}

impl<'s> Chosen<'_, 's> {
    /// Returns the schema of the body. If there is none, it follows from the media type.
    pub fn schema(&self) -> Schema<'s> {
        let text = |format| Schema {
            kinds: Kinds {
                kind: Some(Kind::String),
                ..Kinds::default()
            },
            format,
            ..Schema::default()
        };
        match (self.kind, &self.entry.schema) {
            (BodyKind::Bytes, _) => text(Some("binary")),
            (BodyKind::Text, Some(schema)) if schema.kinds.kind == Some(Kind::String) => {
                schema.clone()
            }
            (BodyKind::Text, _) => text(None),
            (_, schema) => schema.clone().unwrap_or_default(),
        }
    }
}
