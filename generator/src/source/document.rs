//! A document: text, value and positions.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use granit_parser::ScalarStyle;
use serde_json::Value;

use super::anchors::Anchors;
use super::document_edit::PointerMap;
use super::lines::LineStarts;
use super::spans::Spans;
use super::suggestion::{ManyNames, nearest};
use super::{Position, Span, json_spans, pointer, yaml_scalar, yaml_spans};
use crate::ir::{DocumentId, Origin};

/// The format of a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DocumentFormat {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

impl DocumentFormat {
    /// Returns the format of a file from its extension, or else from its first significant byte.
    pub(super) fn of(path: &Path, text: &str) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("json") => DocumentFormat::Json,
            Some("yaml" | "yml") => DocumentFormat::Yaml,
            _ if text.trim_start().starts_with(['{', '[']) => DocumentFormat::Json,
            _ => DocumentFormat::Yaml,
        }
    }

    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            DocumentFormat::Json => "JSON",
            DocumentFormat::Yaml => "YAML",
        }
    }
}

/// A file that was read. It never changes.
#[derive(Debug)]
pub struct Document {
    /// The ID.
    pub id: DocumentId,
    /// The path by which it was first loaded, without `.` and `..`.
    pub path: PathBuf,
    /// The name in messages and records: relative to the root of the specifications, with forward slashes.
    pub name: String,
    /// The format.
    pub format: DocumentFormat,
    /// The text without a byte order mark.
    pub text: Arc<str>,
    /// The parsed value, with members in the order of the text.
    pub value: Value,
    pub(super) has_duplicates: bool,
    /// The changes of pointers by transforms.
    pub(super) moves: PointerMap,
    /// The references to other files from schemas with dynamic anchors.
    pub(super) scoped: Vec<String>,
    pub(super) index: Index,
    /// The documents that it refers to, by the file part of the reference, and whether that part is in another case.
    pub(super) neighbours: RwLock<HashMap<Box<str>, (DocumentId, bool)>>,
}

/// Ranges and names that are computed by scanning the text on first use.
#[derive(Debug, Default)]
pub(super) struct Index {
    lines: OnceLock<LineStarts>,
    spans: OnceLock<Spans>,
    anchors: OnceLock<Anchors>,
    /// True if the document or a schema may have a URI.
    has_ids: OnceLock<bool>,
    /// The names of large objects, by pointer.
    names: RwLock<HashMap<Box<str>, Arc<ManyNames>>>,
}

impl Document {
    /// Returns the value at a JSON pointer.
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        pointer::get(&self.value, pointer)
    }

    /// True if the document or a schema may have a URI: `$self` or `$id`. Few do, and the others need no anchors for
    /// pointers.
    pub(super) fn has_ids(&self) -> bool {
        let find = || self.text.contains("$id") || self.text.contains("$self");
        *self.index.has_ids.get_or_init(find)
    }

    /// Returns the names that keywords give to schemas.
    pub(super) fn anchors(&self) -> &Anchors {
        self.index.anchors.get_or_init(|| Anchors::of(&self.value))
    }

    /// Returns the origin of the value at a JSON pointer.
    pub fn origin(&self, pointer: impl Into<String>) -> Origin {
        Origin {
            document: self.id,
            pointer: pointer.into(),
        }
    }

    /// Returns the position of the value at a JSON pointer. If it was derived from other keys, this is the position of
    /// the nearest value around it that the text contains.
    pub fn position(&self, pointer: &str) -> Option<Position> {
        let mut pointer = &*self.moves.original(pointer);
        let extent = loop {
            match self.spans().find(pointer) {
                Some(extent) => break extent,
                None => pointer = pointer::parent(pointer)?,
            }
        };
        Some(Position {
            key: extent.key.map(|range| self.span(range)),
            value: self.span(extent.value),
        })
    }

    /// Returns the source text of the number or boolean at a JSON pointer, which distinguishes `1.10` and `1.1`. `None`
    /// if the value was not read from the text at its position, such as a YAML alias.
    pub fn scalar_text(&self, pointer: &str) -> Option<&str> {
        let value = self.get(pointer)?;
        let span = self.position(pointer)?.value;
        let text = self.text.get(span.start..span.end)?;
        let read = match self.format {
            DocumentFormat::Json => serde_json::from_str(text).ok(),
            DocumentFormat::Yaml => yaml_scalar::value(text, ScalarStyle::Plain, None).ok(),
        };
        (read.as_ref() == Some(value)).then_some(text)
    }

    /// Returns a range of the text with line and column of its start.
    pub fn span(&self, range: Range<usize>) -> Span {
        let (line, column) = self.lines().locate(&self.text, range.start);
        Span {
            start: range.start,
            end: range.end,
            line,
            column,
        }
    }

    /// Returns the byte range of a line, from one, without its line break.
    pub(crate) fn line(&self, number: usize) -> Option<Range<usize>> {
        self.lines().range(&self.text, number)
    }

    /// Returns the members with duplicate keys: the pointer, and the key that is ignored.
    pub(super) fn duplicates(&self) -> Vec<(String, Range<usize>)> {
        if self.has_duplicates {
            self.spans().duplicates()
        } else {
            Vec::new()
        }
    }

    /// Returns the member of the object at a pointer whose name is most similar to a missing one.
    pub(super) fn nearest_member(&self, object: &str, name: &str) -> Option<String> {
        if let Some(many) = self.many_names(object) {
            return many.nearest(name).map(str::to_owned);
        }
        let members = self.get(object)?.as_object()?;
        let names = || members.keys().map(String::as_str);
        let Some(many) = ManyNames::of(names()) else {
            return nearest(name, names()).map(str::to_owned);
        };
        let near = many.nearest(name).map(str::to_owned);
        let known = self.index.names.write();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        known.insert(object.into(), Arc::new(many));
        near
    }

    fn many_names(&self, object: &str) -> Option<Arc<ManyNames>> {
        let known = self.index.names.read();
        let known = known.unwrap_or_else(PoisonError::into_inner);
        known.get(object).map(Arc::clone)
    }

    pub(super) fn neighbour(&self, file: &str) -> Option<(DocumentId, bool)> {
        let known = self
            .neighbours
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        known.get(file).copied()
    }

    pub(super) fn add_neighbour(&self, file: &str, document: DocumentId, differs: bool) {
        let mut known = self
            .neighbours
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        known.insert(file.into(), (document, differs));
    }

    fn lines(&self) -> &LineStarts {
        self.index.lines.get_or_init(|| LineStarts::new(&self.text))
    }

    fn spans(&self) -> &Spans {
        self.index.spans.get_or_init(|| match self.format {
            DocumentFormat::Json => json_spans::scan(&self.text),
            DocumentFormat::Yaml => yaml_spans::scan(&self.text),
        })
    }
}
