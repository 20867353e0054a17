//! The media type of a body that is used.

use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Content, Kind, Kinds, MediaType, Schema, body_kind};
use crate::dialect::origin::child;
use crate::dialect::reading::Reading;
use crate::ir::{BodyKind, HttpMethod, Origin};
use crate::source::pointer;

/// The media type that is chosen among those of a `content`.
pub(super) struct Chosen<'c, 's> {
    /// How it travels.
    pub kind: BodyKind,
    /// What stands at it.
    pub entry: &'c MediaType<'s>,
    /// Where that stands in the object that has the `content`: a pointer.
    pub at: String,
    /// It, and those that travel and say the same.
    pub names: Vec<&'s str>,
}

/// Chooses the best media type: JSON before XML, forms, raw bytes and text. Without a method it is one of a response.
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
        // What may come is asked for as it stands, except that only JSON can be read where JSON is.
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
            "of several media types `{name}` is chosen, not {}",
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

/// How a media type travels. Where any will do, it is JSON, unless raw bytes are meant.
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
            // Something structured that has a media type of its own is JSON more often than not.
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

/// A media type that can be sent, for one that may hold stars.
fn concrete(name: &str, kind: BodyKind) -> &str {
    match kind {
        _ if !name.contains('*') && !name.trim().is_empty() => name,
        BodyKind::Json => "application/json",
        BodyKind::Text => "text/plain",
        _ => "application/octet-stream",
    }
}

impl<'s> Chosen<'_, 's> {
    /// What travels: where the media type is not one of structured values, text or raw bytes.
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
