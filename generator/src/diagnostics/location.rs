use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::Place;
use crate::ir::Origin;
use crate::source::{Document, Position, Sources, Span, line_range, pointer};

/// A place, looked up in the text of its file.
#[derive(Clone, Debug, Default)]
pub(super) struct Location {
    /// The name of the file; empty for no place.
    pub name: String,
    /// The JSON pointer, where the place has one.
    pub pointer: Option<String>,
    /// The text of the file and the marked stretch of it.
    pub mark: Option<(Arc<str>, Span)>,
}

impl Location {
    pub fn of(place: &Place, sources: &Sources) -> Self {
        match place {
            Place::None => Location::default(),
            Place::File(path) => Location {
                name: sources.name(path),
                ..Location::default()
            },
            Place::Text { path, line, column } => Location {
                name: sources.name(path),
                pointer: None,
                mark: in_file(sources, path, *line, *column),
            },
            Place::Value(origin) => in_document(sources, origin, value_span),
            Place::Key(origin) => in_document(sources, origin, |_, position| {
                position.key.unwrap_or(position.value)
            }),
        }
    }

    /// What orders locations: file, then place in it.
    pub fn order(&self) -> (&str, usize) {
        let offset = self.mark.as_ref().map_or(0, |(_, span)| span.start);
        (&self.name, offset)
    }

    /// The line in which the mark begins, and the marked bytes of that line.
    pub fn line(&self) -> Option<(&str, Range<usize>)> {
        let (text, span) = self.mark.as_ref()?;
        let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
        let rest = text.get(start..)?;
        let line = rest.split('\n').next()?.trim_end_matches('\r');
        let from = (span.start - start).min(line.len());
        let to = span.end.saturating_sub(start).clamp(from, line.len());
        Some((line, from..to))
    }
}

/// The value, or its key where the value takes many lines: the key says more than a brace.
fn value_span(document: &Document, position: Position) -> Span {
    let text = document
        .text
        .get(position.value.range())
        .unwrap_or_default();
    match position.key {
        Some(key) if text.contains('\n') => key,
        _ => position.value,
    }
}

fn in_document(
    sources: &Sources,
    origin: &Origin,
    choose: impl FnOnce(&Document, Position) -> Span,
) -> Location {
    let Some(document) = sources.get(origin.document) else {
        return Location::default();
    };
    Location {
        name: document.name.clone(),
        pointer: Some(origin.pointer.clone()),
        mark: nearest(document, &origin.pointer)
            .map(|position| (Arc::clone(&document.text), choose(document, position))),
    }
}

/// The position of a value, or of the nearest thing around it that stands in the text: a merged member
/// of a YAML object, for one, does not.
fn nearest(document: &Document, pointer: &str) -> Option<Position> {
    let mut pointer = pointer;
    loop {
        if let Some(position) = document.position(pointer) {
            return Some(position);
        }
        pointer = pointer::parent(pointer)?;
    }
}

fn in_file(sources: &Sources, path: &Path, line: usize, column: usize) -> Option<(Arc<str>, Span)> {
    let text = sources.text(path)?;
    let range = line_range(&text, line)?;
    let content = text.get(range.clone())?;
    let characters = content.char_indices();
    let start = characters
        .map(|(at, _)| at)
        .nth(column.saturating_sub(1))
        .unwrap_or(content.len());
    let end = start + word(content.get(start..).unwrap_or_default());
    let span = Span {
        start: range.start + start,
        end: range.start + end,
        line,
        column,
    };
    Some((text, span))
}

/// The length of the word, quoted string or sign at the beginning of a text.
fn word(text: &str) -> usize {
    let is_word = |character: char| character.is_alphanumeric() || "_-$.".contains(character);
    let sign = text.chars().next().map_or(0, char::len_utf8);
    match text.strip_prefix('"').and_then(|rest| rest.find('"')) {
        Some(length) => length + 2,
        None => text
            .find(|character| !is_word(character))
            .unwrap_or(text.len())
            .max(sign),
    }
}
