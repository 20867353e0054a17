//! A YAML reader.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Marker, ScalarStyle, Tag};
use serde_json::{Map, Value};

use super::yaml_error::{TOO_DEEP, words};
use super::yaml_events::events;
use super::yaml_scalar::{self, UNKNOWN_TAG};
use super::yaml_tabs::spaced;

/// The key that merges another object's members.
pub(super) const MERGE_KEY: &str = "<<";

/// The maximum depth of nested values, as in JSON.
const DEEPEST: usize = 127;

/// The error in a YAML text, with line and column from one.
pub(super) struct Problem {
    pub message: String,
    pub line: usize,
    pub column: usize,
    /// The advice, if there is any.
    pub help: Option<&'static str>,
}

/// Reads a YAML text with one document. Returns true if an object has duplicate keys.
pub(super) fn read(text: &str) -> Result<(Value, bool), Problem> {
    let mut reader = YamlReader {
        open: Vec::new(),
        root: None,
        anchors: HashMap::new(),
        // Normal documents repeat few of their values.
        budget: text.len().saturating_mul(16).saturating_add(1 << 20),
        has_duplicates: false,
    };
    for event in events(&spaced(text)) {
        let (event, span) = event.map_err(|error| {
            let (message, help) = words(error.kind());
            Problem {
                help,
                ..problem(&message, *error.marker())
            }
        })?;
        reader
            .take(event)
            .map_err(|message| problem(message, span.tag_span().unwrap_or(span).start))?;
    }
    Ok((reader.root.unwrap_or(Value::Null), reader.has_duplicates))
}

/// Returns the value of a YAML text. `None` if it is not valid.
pub fn yaml_value(text: &str) -> Option<Value> {
    read(text).ok().map(|(value, _)| value)
}

fn problem(message: &str, marker: Marker) -> Problem {
    Problem {
        message: message.to_owned(),
        line: marker.line(),
        column: marker.col() + 1,
        help: None,
    }
}

/// Builds a value from the events of the parser.
struct YamlReader {
    open: Vec<Open>,
    root: Option<Value>,
    /// The values for aliases, each with its approximate size in bytes.
    anchors: HashMap<usize, (Value, usize)>,
    budget: usize,
    has_duplicates: bool,
}

/// An open object or array.
struct Open {
    anchor: usize,
    collection: Collection,
}

enum Collection {
    Array(Vec<Value>),
    Object {
        members: Map<String, Value>,
        key: Option<OpenKey>,
        merged: Vec<Value>,
    },
}

enum OpenKey {
    Member(String),
    Merge,
}

impl YamlReader {
    fn take(&mut self, event: Event<'_>) -> Result<(), &'static str> {
        match event {
            Event::Scalar(text, style, ..) if self.is_at_key() => self.key(text, style),
            Event::Alias(anchor) if self.is_at_key() => self.repeat_as_key(anchor),
            Event::SequenceStart(..) | Event::MappingStart(..) if self.is_at_key() => Err(NO_KEY),
            Event::Scalar(text, style, anchor, tag) => {
                let value = yaml_scalar::value(&text, style, tag.as_deref())?;
                self.finish(value, anchor)
            }
            Event::Alias(anchor) => self.repeat(anchor),
            Event::SequenceStart(_, anchor, tag) => {
                self.begin(anchor, tag.as_deref(), "seq", Collection::Array(Vec::new()))
            }
            Event::MappingStart(_, anchor, tag) => {
                let object = Collection::Object {
                    members: Map::new(),
                    key: None,
                    merged: Vec::new(),
                };
                self.begin(anchor, tag.as_deref(), "map", object)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::DocumentStart(..) if self.root.is_some() => {
                Err("a second document begins here, and a file must contain only one")
            }
            _ => Ok(()),
        }
    }

    /// True if the next event is a key of the innermost object.
    fn is_at_key(&self) -> bool {
        let innermost = self.open.last().map(|open| &open.collection);
        matches!(innermost, Some(Collection::Object { key: None, .. }))
    }

    fn key(&mut self, text: Cow<'_, str>, style: ScalarStyle) -> Result<(), &'static str> {
        if let Some(Open {
            collection: Collection::Object { key, .. },
            ..
        }) = self.open.last_mut()
        {
            *key = Some(if text == MERGE_KEY && style == ScalarStyle::Plain {
                OpenKey::Merge
            } else {
                OpenKey::Member(text.into_owned())
            });
        }
        Ok(())
    }

    fn begin(
        &mut self,
        anchor: usize,
        tag: Option<&Tag>,
        kind: &str,
        collection: Collection,
    ) -> Result<(), &'static str> {
        if tag.is_some_and(|tag| tag.core_suffix() != Some(kind)) {
            return Err(UNKNOWN_TAG);
        }
        if self.open.len() == DEEPEST {
            return Err(TOO_DEEP);
        }
        self.open.push(Open { anchor, collection });
        Ok(())
    }

    fn end(&mut self) -> Result<(), &'static str> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let value = match open.collection {
            Collection::Array(items) => Value::Array(items),
            Collection::Object {
                mut members,
                merged,
                ..
            } => {
                for more in merged {
                    absorb(&mut members, more)?;
                }
                Value::Object(members)
            }
        };
        self.finish(value, open.anchor)
    }

    /// Adds a finished value to its parent.
    fn finish(&mut self, value: Value, anchor: usize) -> Result<(), &'static str> {
        if anchor != 0 {
            let size = size(&value);
            self.spend(size)?;
            self.anchors.insert(anchor, (value.clone(), size));
        }
        self.put(value);
        Ok(())
    }

    fn repeat(&mut self, anchor: usize) -> Result<(), &'static str> {
        let (value, size) = match self.anchors.get(&anchor) {
            Some((value, size)) => (value, *size),
            None => return Err("this alias is inside the value that it refers to"),
        };
        // Checked before the copy is made.
        self.budget = self.budget.checked_sub(size).ok_or(REPEATS)?;
        let value = value.clone();
        self.put(value);
        Ok(())
    }

    fn repeat_as_key(&mut self, anchor: usize) -> Result<(), &'static str> {
        let Some((Value::String(key), size)) = self.anchors.get(&anchor) else {
            return Err(NO_KEY);
        };
        self.budget = self.budget.checked_sub(*size).ok_or(REPEATS)?;
        let key = Cow::Owned(key.clone());
        self.key(key, ScalarStyle::DoubleQuoted)
    }

    fn spend(&mut self, size: usize) -> Result<(), &'static str> {
        self.budget = self.budget.checked_sub(size).ok_or(REPEATS)?;
        Ok(())
    }

    fn put(&mut self, value: Value) {
        match self.open.last_mut().map(|open| &mut open.collection) {
            None => self.root = Some(value),
            Some(Collection::Array(items)) => items.push(value),
            Some(Collection::Object {
                members,
                key,
                merged,
            }) => match key.take() {
                Some(OpenKey::Member(key)) => {
                    self.has_duplicates |= members.insert(key, value).is_some();
                }
                Some(OpenKey::Merge) => merged.push(value),
                None => {}
            },
        }
    }
}

/// The message for a text that expands to a much larger one.
pub(super) const REPEATS: &str = "its aliases expand to too much text";
const NO_KEY: &str = "a key must be a single value";

/// Adds the members of a merge key that the object does not have.
fn absorb(object: &mut Map<String, Value>, more: Value) -> Result<(), &'static str> {
    match more {
        Value::Object(more) => {
            for (key, value) in more {
                object.entry(key).or_insert(value);
            }
            Ok(())
        }
        Value::Array(all) if all.iter().all(Value::is_object) => {
            all.into_iter().try_for_each(|more| absorb(object, more))
        }
        _ => Err("the merge key `<<` takes an object, or an array of objects"),
    }
}

/// Returns the approximate size of a value in bytes.
fn size(value: &Value) -> usize {
    let inner: usize = match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| key.len() + size(value))
            .sum(),
        _ => 0,
    };
    inner.saturating_add(16)
}
