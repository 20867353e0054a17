//! The messages of a run by kind.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::record::{MessageKind, Spot};

/// The maximum number of places to show per kind.
const PLACES: usize = 20;

/// A message as the generator prints it in JSON.
#[derive(Debug, Deserialize)]
pub(super) struct Message {
    code: String,
    severity: String,
    pub(super) message: String,
    file: Option<String>,
    line: Option<u64>,
    count: usize,
}

impl Message {
    /// Returns the messages of one run.
    pub(super) fn all(lines: &str) -> Vec<Message> {
        let lines = lines.lines();
        lines
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    pub(super) fn is_error(&self) -> bool {
        self.severity == "error"
    }

    /// Returns file, line and message in one line.
    pub(super) fn line(&self) -> String {
        let place = match (&self.file, self.line) {
            (Some(file), Some(line)) => format!("{file}:{line}: "),
            (Some(file), None) => format!("{file}: "),
            (None, _) => String::new(),
        };
        format!("{place}{} [{}]", self.message, self.code)
    }

    /// Returns the text common to messages that differ in names only: without text in backticks, except names of
    /// extensions and formats.
    fn pattern(&self) -> String {
        let mut parts = Vec::new();
        for (index, part) in self.message.split('`').enumerate() {
            let keep = index % 2 == 0 || self.code.starts_with("unknown-");
            parts.push(if keep { part } else { "…" });
        }
        parts.join("`")
    }
}

/// The messages of many runs by kind.
#[derive(Debug, Default)]
pub(super) struct MessageKinds(BTreeMap<(String, String), MessageKind>);

impl MessageKinds {
    /// Adds the messages of one service.
    pub(super) fn add(&mut self, messages: Vec<Message>) {
        let mut seen = std::collections::BTreeSet::new();
        for message in messages {
            let key = (message.code.clone(), message.pattern());
            let is_first = seen.insert(key.clone());
            let kind = self
                .0
                .entry(key)
                .or_insert_with_key(|(code, pattern)| MessageKind {
                    severity: message.severity.clone(),
                    code: code.clone(),
                    message: pattern.clone(),
                    ..MessageKind::default()
                });
            kind.count += message.count;
            kind.services += usize::from(is_first);
            if let Some(file) = message.file
                && kind.places.len() < PLACES
            {
                let line = message.line;
                kind.places.push(Spot { file, line });
            }
        }
    }

    /// Returns all kinds, most severe and most frequent first.
    pub(super) fn sorted(self) -> Vec<MessageKind> {
        let mut kinds: Vec<_> = self.0.into_values().collect();
        let weight = |kind: &MessageKind| match kind.severity.as_str() {
            "error" => 0,
            "warning" => 1,
            _ => 2,
        };
        kinds.sort_by_key(|kind| (weight(kind), std::cmp::Reverse(kind.count)));
        kinds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_counted_by_what_is_alike() {
        let line = |code: &str, message: &str, count: usize| {
            format!(
                "{{\"code\":\"{code}\",\"severity\":\"warning\",\"message\":\"{message}\",\"file\":\"a.json\",\"line\":3,\"count\":{count}}}\n"
            )
        };
        let first = line("unknown-key", "the key `x-a` is unknown", 2)
            + &line("inconsistent", "`a` is not `b`", 1)
            + &line("inconsistent", "`c` is not `d`", 1);
        let second = line("unknown-key", "the key `x-b` is unknown", 1)
            + &line("inconsistent", "`e` is not `f`", 1)
            + "no JSON\n";
        let mut kinds = MessageKinds::default();
        for lines in [first, second] {
            kinds.add(Message::all(&lines));
        }
        let kinds = kinds.sorted();
        let counts: Vec<_> = kinds
            .iter()
            .map(|kind| (kind.message.as_str(), kind.count, kind.services))
            .collect();
        assert_eq!(
            counts,
            [
                ("`…` is not `…`", 3, 2),
                ("the key `x-a` is unknown", 2, 1),
                ("the key `x-b` is unknown", 1, 1),
            ]
        );
        assert_eq!(kinds[0].places[0].line, Some(3));
    }
}
