//! JSON as written: scalars and keys keep their text, so that `1.0` stays `1.0`.

use std::borrow::Cow;
use std::fmt::Write;

/// A value of a JSON text.
#[derive(Clone, Debug)]
pub(super) enum JsonNode<'t> {
    /// Quoted keys with their values.
    Object(Vec<(&'t str, JsonNode<'t>)>),
    Array(Vec<JsonNode<'t>>),
    /// Any other value, as written.
    Scalar(&'t str),
}

/// Returns the unescaped key.
pub(super) fn name(key: &str) -> Cow<'_, str> {
    match key.strip_prefix('"').and_then(|key| key.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') => Cow::Borrowed(plain),
        _ => Cow::Owned(serde_json::from_str(key).unwrap_or_default()),
    }
}

impl<'t> JsonNode<'t> {
    /// Reads a text that is valid JSON, which limits its depth. `None` if it is not.
    pub(super) fn read(text: &'t str) -> Option<JsonNode<'t>> {
        let mut reader = NodeReader { text, at: 0 };
        let node = reader.node()?;
        reader.space();
        (reader.at == text.len()).then_some(node)
    }

    /// Prints the text, indented by two spaces, with one member or item per line.
    pub(super) fn print(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text.push('\n');
        text
    }

    fn write(&self, text: &mut String, level: usize) {
        match self {
            JsonNode::Scalar(scalar) => text.push_str(scalar),
            JsonNode::Object(members) => {
                let members = members.iter().map(|(key, node)| (Some(*key), node));
                write_all(text, level, ('{', '}'), members);
            }
            JsonNode::Array(items) => {
                let items = items.iter().map(|node| (None, node));
                write_all(text, level, ('[', ']'), items);
            }
        }
    }
}

fn write_all<'n>(
    text: &mut String,
    level: usize,
    (open, close): (char, char),
    nodes: impl Iterator<Item = (Option<&'n str>, &'n JsonNode<'n>)>,
) {
    text.push(open);
    let mut is_empty = true;
    for (key, node) in nodes {
        text.push_str(if is_empty { "\n" } else { ",\n" });
        is_empty = false;
        text.push_str(&"  ".repeat(level + 1));
        if let Some(key) = key {
            // Writing to a string cannot fail.
            let _ = write!(text, "{key}: ");
        }
        node.write(text, level + 1);
    }
    if !is_empty {
        text.push('\n');
        text.push_str(&"  ".repeat(level));
    }
    text.push(close);
}

struct NodeReader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> NodeReader<'t> {
    fn node(&mut self) -> Option<JsonNode<'t>> {
        self.space();
        match self.peek()? {
            b'{' => {
                let mut members = Vec::new();
                self.items(b'}', |reader| {
                    let key = reader.string()?;
                    reader.space();
                    reader.take(b':')?;
                    members.push((key, reader.node()?));
                    Some(())
                })?;
                Some(JsonNode::Object(members))
            }
            b'[' => {
                let mut items = Vec::new();
                self.items(b']', |reader| {
                    items.push(reader.node()?);
                    Some(())
                })?;
                Some(JsonNode::Array(items))
            }
            b'"' => self.string().map(JsonNode::Scalar),
            _ => self.word().map(JsonNode::Scalar),
        }
    }

    /// Reads items, separated by commas, up to a closing bracket.
    fn items(&mut self, close: u8, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.space();
        if self.peek()? == close {
            self.at += 1;
            return Some(());
        }
        loop {
            self.space();
            item(self)?;
            self.space();
            if self.peek()? == close {
                self.at += 1;
                return Some(());
            }
            self.take(b',')?;
        }
    }

    fn string(&mut self) -> Option<&'t str> {
        let start = self.at;
        self.take(b'"')?;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        self.text.get(start..self.at)
    }

    fn word(&mut self) -> Option<&'t str> {
        let start = self.at;
        let ends = |byte: u8| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace();
        while self.peek().is_some_and(|byte| !ends(byte)) {
            self.at += 1;
        }
        self.text
            .get(start..self.at)
            .filter(|word| !word.is_empty())
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_keep_their_characters() {
        let text = r#" {"a" : [1.0, 1e3, 123456789012345678901234567890,-0], "b\u0041":"\u00e9 \" }", "c":{},"d":[ ],"e":null}"#;
        let expected = r#"{
  "a": [
    1.0,
    1e3,
    123456789012345678901234567890,
    -0
  ],
  "b\u0041": "\u00e9 \" }",
  "c": {},
  "d": [],
  "e": null
}
"#;
        let node = JsonNode::read(text).unwrap();
        assert_eq!(node.print(), expected);
        assert_eq!(JsonNode::read(expected).unwrap().print(), expected);
        assert_eq!(name(r#""b\u0041""#), "bA");
    }

    #[test]
    fn a_broken_text_is_no_node() {
        for text in [
            "", "{", "[1", "{\"a\"}", "{\"a\":}", "[1] 2", "\"a", "\"a\\", "[,]",
        ] {
            assert!(JsonNode::read(text).is_none(), "{text}");
        }
    }
}
