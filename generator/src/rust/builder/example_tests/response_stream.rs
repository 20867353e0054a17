//! The streams of items that an example shows.

use serde_json::Value;

use super::{
    expected_result::ExpectedResult,
    pointer::{self, ExamplePlace},
    reading::undeclared,
    stream_events::{self, ExampleEvent},
    stream_items,
    survey::{Breach, Direction, ValueSurvey, survey},
};
use crate::{
    ir::{
        Definitions, ExampleResponse, ItemDecoding, ItemFormat, Operation, Output, StreamItems,
        Type,
    },
    rust::example_tests::{
        call::ComparedStream,
        case::{Expected, StreamCase},
    },
};

/// Returns the part of a stream that the tests compare, if the operation returns one.
pub(super) fn compared(operation: &Operation) -> Option<ComparedStream> {
    let Output::Items(_, items) = operation.output() else {
        return None;
    };
    Some(match items.format {
        ItemFormat::Events => ComparedStream::Events,
        ItemFormat::Lines | ItemFormat::Records => ComparedStream::Items,
    })
}

/// Reads a response that is a stream of items of type `ty`.
pub(super) fn read(
    definitions: &Definitions,
    response: &ExampleResponse,
    ty: &Type,
    items: &StreamItems,
) -> ExpectedResult {
    let status = response.status;
    let media_type = match items.format {
        ItemFormat::Events => "text/event-stream",
        ItemFormat::Lines => "application/jsonl",
        ItemFormat::Records => "application/json-seq",
    };
    let at = format!("/responses/{status}");
    let Some(body) = &response.body else {
        let reason = "the response has no items; only the status code is tested".to_owned();
        let empty = StreamCase {
            media_type,
            text: String::new(),
            items: Vec::new(),
            notes: Vec::new(),
        };
        let breach = Breach {
            pointer: at,
            reason,
        };
        return Ok((Expected::Items(empty), vec![breach]));
    };
    let prefix = format!("{at}/body");
    let mut stream = ExampleStream {
        definitions,
        ty,
        items,
        is_text: body.is_string(),
        found: ValueSurvey::default(),
        read: Vec::new(),
        undeclared_end: None,
    };
    let text = match items.format {
        ItemFormat::Events => stream.events(body),
        ItemFormat::Lines | ItemFormat::Records => stream.values(body),
    };
    let breaches = stream.found.breaches.into_iter().map(|it| Breach {
        pointer: format!("{prefix}{}", it.pointer),
        reason: it.reason,
    });
    let breaches: Vec<_> = breaches.collect();
    let Some(text) = text.filter(|_| breaches.is_empty()) else {
        return Err(breaches);
    };
    let read = Value::Array(stream.read);
    let notes = pointer::compact(&stream.found.findings, &read);
    let Value::Array(read) = read else {
        return Err(breaches);
    };
    // The places of events, and those in a text, are not places of the example.
    let is_shown = items.format != ItemFormat::Events && body.is_array();
    let mut breaches = match is_shown {
        true => undeclared(&notes, &prefix),
        false => Vec::new(),
    };
    if let Some(end) = stream.undeclared_end {
        let reason = format!(
            "the description has no end marker, so the client reads `{end}` as an item; set `stream-end`"
        );
        let pointer = prefix;
        breaches.push(Breach { pointer, reason });
    }
    let stream = StreamCase {
        media_type,
        text,
        items: read,
        notes,
    };
    Ok((Expected::Items(stream), breaches))
}

/// The stream of an example.
struct ExampleStream<'a> {
    definitions: &'a Definitions,
    ty: &'a Type,
    items: &'a StreamItems,
    /// True if the example is the text of the stream.
    is_text: bool,
    found: ValueSurvey,
    /// The items as the tests compare them.
    read: Vec<Value>,
    /// The text of an event that ends the stream, which the description does not declare.
    undeclared_end: Option<String>,
}

impl ExampleStream<'_> {
    /// Reads a sequence of values. Returns its text.
    fn values(&mut self, body: &Value) -> Option<String> {
        let is_records = self.items.format == ItemFormat::Records;
        let is_item = |value: &Value| self.survey(value, &ExamplePlace::default()).is_sound();
        let values = match body {
            Value::String(text) if self.items.decoding == ItemDecoding::Text => {
                let lines = text.lines().map(str::trim);
                let lines = lines.filter(|line| !line.is_empty());
                lines.map(Value::from).collect()
            }
            Value::String(text) => match stream_items::parse(text, self.items.format) {
                Some(values) => values,
                None if is_item(body) => {
                    self.is_text = false;
                    vec![body.clone()]
                }
                None => {
                    let wanted = match is_records {
                        true => "a JSON text sequence",
                        false => "lines of JSON",
                    };
                    return self.fail(format!("the text is not {wanted}"));
                }
            },
            // A list of items, unless each item is a list and this is one of them.
            Value::Array(items) if !is_item(body) || items.iter().all(is_item) => items.clone(),
            value => vec![value.clone()],
        };
        let is_list = body.is_array() && values.len() != 1 || body.as_array() == Some(&values);
        for (index, value) in values.iter().enumerate() {
            let found = self.survey(value, &ExamplePlace::default().item(index));
            self.add(found, is_list);
        }
        let text = match body {
            Value::String(text) if self.is_text => text.clone(),
            _ => stream_items::text(&values, self.items),
        };
        self.read = values;
        Some(text)
    }

    /// Reads events. Returns their text.
    fn events(&mut self, body: &Value) -> Option<String> {
        let (events, text) = match body {
            Value::String(text) => (stream_events::parse(text), stream_events::closed(text)),
            body => {
                let values = match body {
                    Value::Array(values) if !self.is_data(body) => values.as_slice(),
                    value => std::slice::from_ref(value),
                };
                let events = values.iter().map(|value| self.event_of(value));
                let events: Vec<_> = events.collect();
                let text = events.iter().map(ExampleEvent::text).collect();
                (events, text)
            }
        };
        let (events, text) = self.without_end(events, text);
        let mut last_id = None;
        for event in events {
            if let Some(id) = event.id.clone() {
                last_id = Some(id).filter(|id| !id.is_empty());
            }
            if self.items.end_marker.as_deref() == Some(event.data.trim()) {
                break;
            }
            let at = ExamplePlace::default().item(self.read.len());
            let (is_known, data) = self.data(&event, last_id.as_deref(), &at.member("data"))?;
            let mut members = serde_json::Map::new();
            members.extend(event.name.map(|name| ("event".to_owned(), name.into())));
            members.extend(last_id.clone().map(|id| ("id".to_owned(), id.into())));
            members.extend(event.retry.map(|it| ("retry".to_owned(), it.into())));
            let key = if is_known { "data" } else { "unknown" };
            members.insert(key.to_owned(), data);
            self.read.push(Value::Object(members));
        }
        Some(text)
    }

    /// Removes the last event if it ends the stream although the description has no end marker: its data is not JSON as
    /// that of the others.
    fn without_end(
        &mut self,
        mut events: Vec<ExampleEvent>,
        text: String,
    ) -> (Vec<ExampleEvent>, String) {
        let is_json = |event: &ExampleEvent| {
            let data: Result<serde::de::IgnoredAny, _> = serde_json::from_str(&event.data);
            data.is_ok()
        };
        let is_end = |event: &mut ExampleEvent| event.name.is_none() && !is_json(event);
        let has_json = self.items.decoding == ItemDecoding::Json && self.items.end_marker.is_none();
        if !has_json || events.len() < 2 || !events.iter().any(is_json) {
            return (events, text);
        }
        match events.pop_if(is_end) {
            Some(end) => {
                self.undeclared_end = Some(end.data);
                let text = events.iter().map(ExampleEvent::text).collect();
                (events, text)
            }
            None => (events, text),
        }
    }

    /// True if a value is the data of an event.
    fn is_data(&self, value: &Value) -> bool {
        self.items.decoding == ItemDecoding::Json
            && self.survey(value, &ExamplePlace::default()).is_sound()
    }

    /// Returns the event that a value of the example shows: its fields, or its data.
    fn event_of(&self, value: &Value) -> ExampleEvent {
        let fields = ExampleEvent::of_fields(value);
        match fields.filter(|_| !self.is_data(value)) {
            Some(event) => event,
            None => ExampleEvent {
                data: stream_events::data(value),
                ..Default::default()
            },
        }
    }

    /// Returns the data of an event, and true if the description includes the event.
    fn data(
        &mut self,
        event: &ExampleEvent,
        id: Option<&str>,
        at: &ExamplePlace,
    ) -> Option<(bool, Value)> {
        let text = || Value::from(event.data.as_str());
        let names = &self.items.names;
        let name = event.name.as_deref().unwrap_or("message");
        if !names.is_empty() && !names.iter().any(|own| own == name) {
            return Some((false, text()));
        }
        let json: Option<Value> = serde_json::from_str(&event.data).ok();
        let value = match (self.items.decoding, json) {
            (ItemDecoding::Text, _) => text(),
            (ItemDecoding::Json, Some(json)) => json,
            (ItemDecoding::Json, None) if names.is_empty() && event.name.is_some() => {
                return Some((false, text()));
            }
            (ItemDecoding::Json, None) => return self.fail("the data is not JSON".to_owned()),
            (ItemDecoding::WholeEvent, json) => self.whole_event(name, id, json, text(), at),
        };
        let found = self.survey(&value, at);
        self.add(found, false);
        Some((true, value))
    }

    /// Returns the object of a whole event. Its data is JSON or text, as the description says.
    fn whole_event(
        &self,
        name: &str,
        id: Option<&str>,
        json: Option<Value>,
        text: Value,
        at: &ExamplePlace,
    ) -> Value {
        let object = |data: Value| {
            let mut members = serde_json::Map::new();
            members.insert("event".to_owned(), name.into());
            members.extend(id.map(|id| ("id".to_owned(), id.into())));
            members.insert("data".to_owned(), data);
            Value::Object(members)
        };
        let Some(json) = json else {
            return object(text);
        };
        let [first, second] = match json.is_object() || json.is_array() {
            true => [json, text],
            false => [text, json],
        };
        let (first, second) = (object(first), object(second));
        match self.survey(&first, at).is_sound() || !self.survey(&second, at).is_sound() {
            true => first,
            false => second,
        }
    }

    fn survey(&self, value: &Value, at: &ExamplePlace) -> ValueSurvey {
        if value.is_null() && self.items.nullable {
            return ValueSurvey::default();
        }
        survey(self.definitions, Direction::Response, self.ty, value, at)
    }

    /// Adds the differences of an item. Those in a text have the place of the text.
    fn add(&mut self, found: ValueSurvey, is_list: bool) {
        self.found.findings.extend(found.findings);
        let breaches = found.breaches.into_iter().map(|breach| match is_list {
            true => breach,
            false => Breach {
                pointer: String::new(),
                reason: breach.reason,
            },
        });
        self.found.breaches.extend(breaches);
    }

    fn fail<T>(&mut self, reason: String) -> Option<T> {
        let pointer = String::new();
        self.found.breaches.push(Breach { pointer, reason });
        None
    }
}
