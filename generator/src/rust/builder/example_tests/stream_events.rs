//! Events as text and as values of an example (HTML, "Server-sent events").

use serde_json::Value;

/// An event of an example.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct ExampleEvent {
    pub(super) name: Option<String>,
    pub(super) id: Option<String>,
    /// In milliseconds.
    pub(super) retry: Option<u64>,
    pub(super) data: String,
}

/// Returns the events of a text. There is no event without data.
pub(super) fn parse(text: &str) -> Vec<ExampleEvent> {
    let mut events = Vec::new();
    let mut event = ExampleEvent::default();
    let mut data: Vec<&str> = Vec::new();
    let mut id = None;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for line in text.split('\n').chain(["", ""]) {
        if line.is_empty() {
            let data = std::mem::take(&mut data);
            let complete = std::mem::take(&mut event);
            if !data.is_empty() {
                events.push(ExampleEvent {
                    id: id.take(),
                    data: data.join("\n"),
                    ..complete
                });
            }
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => data.push(value),
            "event" => event.name = Some(value.to_owned()).filter(|name| !name.is_empty()),
            "id" if !value.contains('\0') => id = Some(value.to_owned()),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                event.retry = value.parse().ok().or(event.retry);
            }
            _ => {}
        }
    }
    events
}

/// Returns a text with the empty line after its last event, which examples omit.
pub(super) fn closed(text: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        false => format!("{}\n\n", text.trim_end_matches(['\r', '\n'])),
    }
}

/// Returns a value as the data of an event.
pub(super) fn data(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

impl ExampleEvent {
    /// Returns the event whose fields a value has, if its members are these.
    pub(super) fn of_fields(value: &Value) -> Option<Self> {
        let members = value.as_object()?;
        let mut event = ExampleEvent {
            data: data(members.get("data")?),
            ..Default::default()
        };
        for (key, value) in members {
            match (key.as_str(), value) {
                ("data" | "comment", _) | (_, Value::Null) => {}
                ("event", Value::String(name)) => event.name = Some(name.clone()),
                ("id", id) => event.id = Some(data(id)),
                ("retry", retry) => event.retry = Some(retry.as_u64()?),
                _ => return None,
            }
        }
        Some(event)
    }

    /// Returns the text of the event.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let mut field = |name: &str, value: &str| {
            text.push_str(&format!("{name}: {value}\n"));
        };
        if let Some(name) = &self.name {
            field("event", name);
        }
        if let Some(id) = &self.id {
            field("id", id);
        }
        if let Some(retry) = self.retry {
            field("retry", &retry.to_string());
        }
        self.data.split('\n').for_each(|line| field("data", line));
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_become_events() {
        let events = parse("event: a\nid: 1\nretry: 5\ndata: x\ndata: y\n\n: comment\ndata:z");
        let first = ExampleEvent {
            name: Some("a".to_owned()),
            id: Some("1".to_owned()),
            retry: Some(5),
            data: "x\ny".to_owned(),
        };
        assert_eq!(events[0], first);
        assert_eq!(events[1].data, "z");
        assert_eq!(parse(&first.text()), [first]);
    }

    #[test]
    fn an_object_with_other_members_is_no_event() {
        let event = ExampleEvent::of_fields(&json!({"data": {"a": 1}, "id": 2}));
        let event = event.expect("an event");
        assert_eq!(
            (event.data.as_str(), event.id.as_deref()),
            ("{\"a\":1}", Some("2"))
        );
        assert_eq!(ExampleEvent::of_fields(&json!({"data": 1, "x": 2})), None);
    }
}
