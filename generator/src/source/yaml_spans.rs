//! The ranges of values in YAML text.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser};

use super::spans::{Builder, Key, Spans};

/// Returns the ranges of values in a YAML text that was parsed before. Invalid parts are omitted.
pub(super) fn scan(text: &str) -> Spans {
    let offsets = Offsets::new(text);
    let mut builder = Builder::default();
    let mut anchors = HashMap::new();
    let mut texts: HashMap<usize, Box<str>> = HashMap::new();
    let mut keys: Vec<Option<Key>> = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let range = offsets.range(text, span.start, span.end);
        let is_key = builder.in_object() && keys.last().is_some_and(Option::is_none);
        match event {
            Event::Scalar(name, ..) if is_key => {
                if let Some(key) = keys.last_mut() {
                    *key = Some((name.into(), range));
                }
            }
            Event::Scalar(text, _, anchor, _) => {
                if anchor != 0 {
                    texts.insert(anchor, text.into());
                }
                let number = builder.leaf(take(&mut keys), range);
                anchors.insert(anchor, number);
            }
            Event::MappingStart(anchor, _) | Event::SequenceStart(anchor, _) => {
                let is_array = matches!(event, Event::SequenceStart(..));
                let number = builder.open(take(&mut keys), range.start, is_array);
                anchors.insert(anchor, number);
                keys.push(None);
            }
            Event::MappingEnd | Event::SequenceEnd => {
                keys.pop();
                builder.close(trimmed_end(text, range.end));
            }
            Event::Alias(anchor) if is_key => {
                if let Some(key) = keys.last_mut() {
                    let name = texts.get(&anchor).cloned().unwrap_or_default();
                    *key = Some((name, range));
                }
            }
            Event::Alias(anchor) => {
                builder.alias(take(&mut keys), range, anchors.get(&anchor).copied());
            }
            _ => {}
        }
    }
    builder.finish(text.len())
}

fn take(keys: &mut [Option<Key>]) -> Option<Key> {
    keys.last_mut().and_then(Option::take)
}

/// Returns the end of a block collection: the start of the next token, without the space before it.
fn trimmed_end(text: &str, end: usize) -> usize {
    text.get(..end).map_or(end, |text| text.trim_end().len())
}

/// The byte offsets of characters, because the parser counts characters.
struct Offsets(Option<Vec<usize>>);

impl Offsets {
    fn new(text: &str) -> Self {
        Offsets((!text.is_ascii()).then(|| text.char_indices().map(|(offset, _)| offset).collect()))
    }

    fn range(&self, text: &str, start: Marker, end: Marker) -> Range<usize> {
        let start = self.byte(text, start.index());
        start..self.byte(text, end.index()).max(start)
    }

    fn byte(&self, text: &str, character: usize) -> usize {
        let byte = match &self.0 {
            None => character,
            Some(offsets) => offsets.get(character).copied().unwrap_or(text.len()),
        };
        byte.min(text.len())
    }
}
