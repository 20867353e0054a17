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

/// Chooses the best media type of a request body: JSON before XML, forms, items, raw bytes and text.
pub(super) fn of_request<'c, 's>(
    reading: &mut Reading<'s, '_>,
    content: &'c Content<'s>,
    origin: &Origin,
    method: HttpMethod,
) -> Option<ChosenMedia<'c, 's>> {
    let all = entries(reading, content, origin);
    choose(reading, &all, origin, Some(method))
}

/// Chooses the best media type of a response that is a document, and that of one that is a sequence of items.
pub(super) fn of_response<'c, 's>(
    reading: &mut Reading<'s, '_>,
    content: &'c Content<'s>,
    origin: &Origin,
) -> (Option<ChosenMedia<'c, 's>>, Option<ChosenMedia<'c, 's>>) {
    let all = entries(reading, content, origin);
    let is_sequence = |(_, _, kind): &(_, _, BodyKind)| matches!(kind, BodyKind::Items(_));
    let (sequences, documents): (Vec<_>, Vec<_>) = all.into_iter().partition(is_sequence);
    let document = choose(reading, &documents, origin, None);
    let sequence = choose(reading, &sequences, origin, None);
    (document, sequence)
}

/// A media type with its name and its kind of body.
type MediaEntry<'c, 's> = (&'s str, &'c MediaType<'s>, BodyKind);

fn entries<'c, 's>(
    reading: &mut Reading<'s, '_>,
    content: &'c Content<'s>,
    origin: &Origin,
) -> Vec<MediaEntry<'c, 's>> {
    let place = child(origin, "content");
    let entries = content.iter().map(|(name, entry)| {
        let at = child(&place, name);
        report_encoding(reading, entry, &at);
        let schema = child(&at, "schema");
        (*name, entry, kind_of(reading, name, entry, &schema))
    });
    entries.collect()
}

/// Reports the encoding of parts by position and of parts in parts, and the headers of parts.
fn report_encoding(reading: &mut Reading<'_, '_>, entry: &MediaType<'_>, at: &Origin) {
    let mut found = Vec::new();
    let by_position = [
        ("prefixEncoding", &entry.prefix_encoding),
        ("itemEncoding", &entry.item_encoding),
    ];
    for (key, value) in by_position {
        let message = format!("`{key}` has no effect: a body of parts by position is raw bytes");
        found.extend(value.as_ref().map(|_| (key, child(at, key), message)));
    }
    for (name, part) in &entry.encoding {
        let message = format!("the headers of the part `{name}` are not sent");
        let place = child(&child(&child(at, "encoding"), name), "headers");
        found.extend(part.headers.as_ref().map(|_| ("headers", place, message)));
        let nested = [
            ("encoding", &part.encoding),
            ("prefixEncoding", &part.prefix_encoding),
            ("itemEncoding", &part.item_encoding),
        ];
        for (key, value) in nested {
            let message =
                format!("`{key}` has no effect: the parts in the part `{name}` are not encoded");
            let place = child(&child(&child(at, "encoding"), name), key);
            found.extend(value.as_ref().map(|_| (key, place, message)));
        }
    }
    for (key, place, message) in found {
        let diagnostic = Diagnostic::new(Code::Unsupported, Place::Value(place), message);
        reading.report.push(diagnostic.subject(key));
    }
}

fn choose<'c, 's>(
    reading: &mut Reading<'s, '_>,
    content: &[MediaEntry<'c, 's>],
    origin: &Origin,
    method: Option<HttpMethod>,
) -> Option<ChosenMedia<'c, 's>> {
    let place = child(origin, "content");
    let ranked = content.iter();
    let (name, entry, kind) =
        *ranked.min_by_key(|(name, _, kind)| (rank(*kind, method), !is_plain_json(name)))?;
    if content.len() == 1 {
        return Some(ChosenMedia {
            kind,
            entry,
            at: pointer::of(["content", name]),
            names: vec![name],
        });
    }
    let schema_of = |reading: &Reading<'s, '_>, name: &str| -> [Option<&'s Value>; 2] {
        let entry = child(&place, name);
        ["schema", "itemSchema"].map(|key| reading.value(&child(&entry, key)))
    };
    let schema = schema_of(reading, name);
    let is_same = |other: &str, of: BodyKind| of == kind && schema_of(reading, other) == schema;
    let names = content.iter().map(|(name, _, kind)| (*name, *kind));
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
    let mut names = vec![name];
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
        BodyKind::Items(_) => 6,
        BodyKind::Bytes => 7,
        BodyKind::Text => 8,
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
    /// Returns the schema that the description has: that of an item, if the body is a sequence of items.
    pub fn declared(&self) -> Option<&Schema<'s>> {
        let item = self
            .entry
            .item_schema
            .as_ref()
            .filter(|_| self.is_of_items());
        item.or(self.entry.schema.as_ref())
    }

    /// Returns the pointer of that schema, relative to the object with the `content`.
    pub fn schema_at(&self) -> String {
        let key = match (&self.entry.item_schema, self.is_of_items()) {
            (Some(_), true) => "itemSchema",
            _ => "schema",
        };
        format!("{}/{key}", self.at)
    }

    fn is_of_items(&self) -> bool {
        matches!(self.kind, BodyKind::Items(_))
    }

    /// Returns the schema of the body. If there is none, it follows from the media type.
    pub fn schema(&self) -> Schema<'s> {
        let text = |format| Schema {
            kinds: SchemaType::String.into(),
            format,
            ..Schema::default()
        };
        match (self.declared(), self.kind) {
            (Some(schema), _) => schema.clone(),
            (
                None,
                BodyKind::Bytes | BodyKind::Multipart | BodyKind::UrlEncoded | BodyKind::Items(_),
            ) => text(Some("binary")),
            (None, BodyKind::Text) => text(None),
            (None, BodyKind::Json | BodyKind::MergePatch | BodyKind::Xml) => Schema::default(),
        }
    }
}
