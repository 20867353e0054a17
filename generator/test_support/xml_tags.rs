//! Comparison of XML documents.

/// A part of a document: a tag with its attributes in sorted order, or a text.
#[derive(Debug)]
enum Part {
    Tag(String, Vec<(String, String)>),
    Text(String),
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Part::Tag(name, attributes), Part::Tag(other, others)) => {
                let mut pairs = attributes.iter().zip(others);
                let is_same = |((name, value), (other, text)): (&(_, String), &(_, String))| {
                    name == other && is_same(value, text)
                };
                name == other && attributes.len() == others.len() && pairs.all(is_same)
            }
            (Part::Text(text), Part::Text(other)) => is_same(text, other),
            _ => false,
        }
    }
}

/// Fails unless two documents have the same elements, attributes, namespaces and texts.
pub fn assert_same(actual: &str, expected: &str) {
    assert_eq!(parts(actual), parts(expected), "request body");
}

/// True if two texts are equal, or are the same number.
fn is_same(one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    one == other || number(one).is_some() && number(one) == number(other)
}

fn parts(xml: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for piece in xml.split('<').skip(1).filter(|piece| !piece.starts_with('?')) {
        let (tag, text) = piece.split_once('>').expect("the end of a tag");
        let is_empty = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((name, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"').expect("the end of an attribute");
            attributes.push((name.trim().to_owned(), unescaped(value)));
            rest = after;
        }
        attributes.sort();
        let end = format!("/{name}");
        parts.push(Part::Tag(name.to_owned(), attributes));
        if is_empty {
            parts.push(Part::Tag(end, Vec::new()));
        }
        if !text.is_empty() {
            parts.push(Part::Text(unescaped(text)));
        }
    }
    parts
}

/// Returns a text without references to characters.
fn unescaped(text: &str) -> String {
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#9;", "\t"), ("&#10;", "\n"), ("&#13;", "\r")];
    let text = names.iter().fold(text.to_owned(), |text, (name, own)| text.replace(name, own));
    text.replace("&amp;", "&")
}
