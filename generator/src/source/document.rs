//! A document: text, value and positions.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use serde_json::Value;

use super::document_edit::PointerMap;
use super::lines::Lines;
use super::spans::Spans;
use super::suggestion::{ManyNames, nearest};
use super::{Position, Span, json_spans, pointer, yaml_spans};
use crate::ir::{DocumentId, Origin};

/// How a document is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

impl Format {
    /// The format of a file by its extension, else by its first significant byte.
    pub(super) fn of(path: &Path, text: &str) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("json") => Format::Json,
            Some("yaml" | "yml") => Format::Yaml,
            _ if text.trim_start().starts_with(['{', '[']) => Format::Json,
            _ => Format::Yaml,
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Json => "JSON",
            Format::Yaml => "YAML",
        }
    }
}

/// A file that has been read. It never changes.
#[derive(Debug)]
pub struct Document {
    /// Its number in the set.
    pub id: DocumentId,
    /// Where it lies: the path by which it was first asked for, without `.` and `..`.
    pub path: PathBuf,
    /// Its name in messages and records: relative to the root of the specifications, with forward slashes.
    pub name: String,
    /// How it is written.
    pub format: Format,
    /// The whole text, without a byte order mark.
    pub text: Arc<str>,
    /// What the text says, members in the order of the text.
    pub value: Value,
    pub(super) has_duplicates: bool,
    /// What an transform did to the pointers.
    pub(super) moves: PointerMap,
    pub(super) index: Index,
    /// The documents that its references name, by the file part of the reference.
    pub(super) neighbours: RwLock<HashMap<Box<str>, DocumentId>>,
}

/// What a second look at the text finds, made when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Index {
    lines: OnceLock<Lines>,
    spans: OnceLock<Spans>,
    /// The names of objects with many members, by the pointers of the objects.
    names: RwLock<HashMap<Box<str>, Arc<ManyNames>>>,
}

impl Document {
    /// The value at a JSON pointer.
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        pointer::get(&self.value, pointer)
    }

    /// The origin of the value at a JSON pointer.
    pub fn origin(&self, pointer: impl Into<String>) -> Origin {
        Origin {
            document: self.id,
            pointer: pointer.into(),
        }
    }

    /// Where the value at a JSON pointer stands in the text.
    pub fn position(&self, pointer: &str) -> Option<Position> {
        let extent = self.spans().find(&self.moves.original(pointer))?;
        Some(Position {
            key: extent.key.map(|range| self.span(range)),
            value: self.span(extent.value),
        })
    }

    /// A stretch of the text with the line and column where it begins.
    pub fn span(&self, range: Range<usize>) -> Span {
        let (line, column) = self.lines().locate(&self.text, range.start);
        Span {
            start: range.start,
            end: range.end,
            line,
            column,
        }
    }

    /// The bytes of a line, from one, without its line break.
    pub(crate) fn line(&self, number: usize) -> Option<Range<usize>> {
        self.lines().range(&self.text, number)
    }

    /// The members whose key stands twice in one object: the pointer, and the key without effect.
    pub(super) fn duplicates(&self) -> Vec<(String, Range<usize>)> {
        if self.has_duplicates {
            self.spans().duplicates()
        } else {
            Vec::new()
        }
    }

    /// The member of an object, by its pointer, whose name is nearest to one that is not there.
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

    pub(super) fn neighbour(&self, file: &str) -> Option<DocumentId> {
        let known = self
            .neighbours
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        known.get(file).copied()
    }

    pub(super) fn add_neighbour(&self, file: &str, document: DocumentId) {
        let mut known = self
            .neighbours
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        known.insert(file.into(), document);
    }

    fn lines(&self) -> &Lines {
        self.index.lines.get_or_init(|| Lines::new(&self.text))
    }

    fn spans(&self) -> &Spans {
        self.index.spans.get_or_init(|| match self.format {
            Format::Json => json_spans::scan(&self.text),
            Format::Yaml => yaml_spans::scan(&self.text),
        })
    }
}
