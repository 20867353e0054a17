//! The ranges of values in YAML text.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Span};

use super::spans::{MemberKey, Spans, SpansBuilder};
use super::yaml_events::events;
use super::yaml_tabs::spaced;

/// Returns the ranges of values in a YAML text that was parsed before. Invalid parts are omitted.
pub(super) fn scan(text: &str) -> Spans {
    let mut builder = SpansBuilder::default();
    let mut anchors = HashMap::new();
    let mut texts: HashMap<usize, Box<str>> = HashMap::new();
    let mut keys: Vec<Option<MemberKey>> = Vec::new();
    let spaced = spaced(text);
    for event in events(&spaced) {
        let Ok((event, span)) = event else { break };
        let range = bytes(text, span);
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
            Event::MappingStart(_, anchor, _) | Event::SequenceStart(_, anchor, _) => {
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

fn take(keys: &mut [Option<MemberKey>]) -> Option<MemberKey> {
    keys.last_mut().and_then(Option::take)
}

/// Returns the end of a block collection: the start of the next token, without the space before it.
fn trimmed_end(text: &str, end: usize) -> usize {
    text.get(..end).map_or(end, |text| text.trim_end().len())
}

/// Returns the bytes of an event.
fn bytes(text: &str, span: Span) -> Range<usize> {
    let range = span.byte_range().unwrap_or_default();
    let end = range.end.min(text.len());
    range.start.min(end)..end
}
