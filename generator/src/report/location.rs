//! The locations of diagnostics in the text.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostics::Place;
use crate::ir::Origin;
use crate::source::{Document, Position, Sources, Span, line_range, pointer};

/// The location of a place in the text of its file.
#[derive(Clone, Debug, Default)]
pub(super) struct Location {
    /// The name of the file. Empty for no place.
    pub name: String,
    /// The JSON pointer, if any.
    pub pointer: Option<String>,
    /// The range to mark, if known.
    pub mark: Option<MarkedRange>,
}

/// A range in the text of a file.
#[derive(Clone, Debug)]
pub(super) struct MarkedRange {
    /// The marked range.
    pub span: Span,
    text: Arc<str>,
    /// The byte range of the line in which the mark begins.
    line: Range<usize>,
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
            Place::Key(origin) => in_document(sources, origin, |_, position, _| {
                position.key.unwrap_or(position.value)
            }),
        }
    }

    /// True if both are the same range of the same file. Different places of a document can share a value, such as
    /// aliases in YAML.
    pub fn is_same_text(&self, other: &Location) -> bool {
        let range = |location: &Location| location.mark.as_ref().map(|mark| mark.span.range());
        let (own, others) = (range(self), range(other));
        own.is_some() && own == others && self.name == other.name
    }

    /// Returns the sort key: file, then position.
    pub fn order(&self) -> (&str, usize) {
        let offset = self.mark.as_ref().map_or(0, |mark| mark.span.start);
        (&self.name, offset)
    }
}

/// The maximum number of bytes to read on either side of a mark's start and end. A document may be one line of
/// megabytes with thousands of marks.
const REACH: usize = 500;

/// The part of a line around a mark.
pub(super) struct Window<'a> {
    /// The text before, in and after the mark.
    pub parts: [&'a str; 3],
    /// True if the line continues before the window.
    pub is_cut_before: bool,
    /// True if the line continues after the window.
    pub is_cut_behind: bool,
}

impl MarkedRange {
    /// Returns the line in which the mark begins, or the part of it around the mark.
    pub fn window(&self) -> Option<Window<'_>> {
        let line = self.text.get(self.line.clone())?;
        let within = |at: usize| at.saturating_sub(self.line.start).min(line.len());
        let from = within(self.span.start);
        let to = within(self.span.end).clamp(from, from + 2 * REACH);
        let to = boundary(line, to);
        let start = boundary(line, from.saturating_sub(REACH));
        let end = boundary(line, to + REACH);
        Some(Window {
            parts: [
                line.get(start..from)?,
                line.get(from..to)?,
                line.get(to..end)?,
            ],
            is_cut_before: start > 0,
            is_cut_behind: end < line.len(),
        })
    }
}

/// Returns the last character boundary at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    let is_boundary = |at: &usize| text.is_char_boundary(*at);
    (0..=offset).rev().find(is_boundary).unwrap_or_default()
}

/// Returns the range of the value. Of an object or array with several lines, it is the key, and of a text with several
/// lines the first line is shown.
fn value_span(document: &Document, position: Position, pointer: &str) -> Span {
    let line = document.line(position.value.line);
    let has_lines = line.is_none_or(|line| position.value.end > line.end);
    let is_scalar = || {
        let value = document.get(pointer);
        value.is_some_and(|value| !value.is_object() && !value.is_array())
    };
    match position.key {
        Some(key) if has_lines && !is_scalar() => key,
        _ => position.value,
    }
}

fn in_document(
    sources: &Sources,
    origin: &Origin,
    choose: impl FnOnce(&Document, Position, &str) -> Span,
) -> Location {
    let Some(document) = sources.get(origin.document) else {
        return Location::default();
    };
    Location {
        name: document.name.clone(),
        pointer: Some(origin.pointer.clone()),
        mark: nearest(document, &origin.pointer).and_then(|position| {
            let span = choose(document, position, &origin.pointer);
            Some(MarkedRange {
                text: Arc::clone(&document.text),
                line: document.line(span.line)?,
                span,
            })
        }),
    }
}

/// Returns the position of a value, or of the nearest parent in the text. A merged member of a YAML object has no
/// position of its own.
fn nearest(document: &Document, pointer: &str) -> Option<Position> {
    let mut pointer = pointer;
    loop {
        if let Some(position) = document.position(pointer) {
            return Some(position);
        }
        pointer = pointer::parent(pointer)?;
    }
}

fn in_file(sources: &Sources, path: &Path, line: usize, column: usize) -> Option<MarkedRange> {
    // A file of the output was not read as a source.
    let text = sources.text(path).or_else(|| sources.plain(path).ok())?;
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
    Some(MarkedRange {
        span,
        text,
        line: range,
    })
}

/// Returns the length of the word, quoted string or sign at the beginning of a text.
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
