//! Comparison of request bodies that are not JSON documents.

use serde_json::{Value, json};

use super::{
    Note,
    arrived::{Arrived, pairs},
    comparison, xml_tags,
};

impl Arrived {
    /// Compares the body with the value of the example. The first note has the kind of a body other than JSON.
    pub fn check_body(&self, value: &Value, notes: &[Note]) {
        match notes {
            [("events", events), ..] => assert_eq!(self.text(), *events),
            [("xml", xml), ..] => xml_tags::assert_same(&self.text(), xml),
            [("text", _), ..] => assert_eq!(self.text(), value.as_str().unwrap_or_default()),
            [("form", form), ..] => assert_eq!(pairs(&self.text()), pairs(form), "form"),
            [("parts", parts), ..] => self.check_parts(parts),
            [("lines", items), rest @ ..] => check_items(&self.text(), '\n', items, rest),
            [("records", items), rest @ ..] => check_items(&self.text(), '\u{1e}', items, rest),
            notes => {
                let body = serde_json::from_slice(&self.body).expect("the body is JSON");
                let expected = comparison::expected(value, notes);
                comparison::assert_same(&body, &expected, notes, "request body");
            }
        }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn check_parts(&self, expected: &str) {
        let media_type = self.header("content-type").unwrap_or_default();
        let boundary = media_type.strip_prefix("multipart/form-data; boundary=");
        let boundary = boundary.expect("the media type of a form, with a boundary");
        let mut expected: Vec<Value> = serde_json::from_str(expected).expect("JSON");
        expected.iter_mut().for_each(decode_content);
        let mut actual = parts(&self.text(), boundary);
        for parts in [&mut actual, &mut expected] {
            parts.sort_by_key(|part| part["name"].to_string());
        }
        assert_eq!(actual, expected, "parts of the form");
    }
}

fn check_items(text: &str, separator: char, expected: &str, notes: &[Note]) {
    let items = text.split(separator).map(str::trim);
    let items = items.filter(|item| !item.is_empty());
    let items = items.map(|item| serde_json::from_str::<Value>(item).expect("an item is JSON"));
    let expected = serde_json::from_str(expected).expect("JSON");
    let expected = comparison::expected(&expected, notes);
    comparison::assert_same(&items.collect(), &expected, notes, "request items");
}

/// Returns the parts of a form (RFC 7578).
fn parts(text: &str, boundary: &str) -> Vec<Value> {
    let text = format!("\r\n{text}");
    let separator = format!("\r\n--{boundary}");
    let parts = text.split(&separator).skip(1);
    let mut all = Vec::new();
    for part in parts.take_while(|part| !part.starts_with("--")) {
        let part = part.strip_prefix("\r\n").expect("a line break");
        let (head, content) = part.split_once("\r\n\r\n").expect("headers");
        let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
        let disposition = header("content-disposition: form-data; ").expect("a disposition");
        let parameter = |name: &str| {
            let mut parameters = disposition.split("; ");
            let value = parameters.find_map(|it| it.strip_prefix(name)?.strip_prefix('='));
            value.map(|value| value.trim_matches('"').replace("%22", "\""))
        };
        let mut part = json!({
            "name": parameter("name"),
            "filename": parameter("filename"),
            "type": header("content-type: "),
            "content": content,
        });
        decode_content(&mut part);
        all.push(part);
    }
    all
}

/// Decodes the content of a part of JSON, whose members have no order.
fn decode_content(part: &mut Value) {
    let is_json = part["type"].as_str().is_some_and(|it| it.ends_with("json"));
    let json = part["content"].as_str().filter(|_| is_json);
    if let Some(json) = json.and_then(|text| serde_json::from_str(text).ok()) {
        part["content"] = json;
    }
}
