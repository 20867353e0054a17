//! Writes trees as XML.

use std::{borrow::Cow, fmt::Write};

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::RequestContent,
};

use super::{
    super::{Inherent, Wire},
    names::{ATTRIBUTE, MARK_AS_KEY, TEXT, is_mark},
    node::XmlNode,
    place,
    tree::tree,
};

const DECLARATION: &str = r#"<?xml version="1.0" encoding="utf-8"?>"#;
const NIL: &str = r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true""#;

/// Creates an XML request body from a value, without read-only members. `name` is the root element, and `namespace` is
/// declared on it.
///
/// # Errors
///
/// Returns an error if the value contains text that is not allowed in XML, such as a control character.
pub fn xml_content<T: Wire, F>(
    name: &'static str,
    namespace: Option<&'static str>,
    value: T,
) -> Result<RequestContent<T, F>> {
    let root = place::declare(name, namespace, tree::<Inherent, T>(&value));
    let mut out = String::from(DECLARATION);
    element(name, &root, &mut out)?;
    Ok(RequestContent::from(out.into_bytes()))
}

fn element(name: &str, node: &XmlNode, out: &mut String) -> Result<()> {
    match node {
        XmlNode::List(items) => items.iter().try_for_each(|item| element(name, item, out)),
        XmlNode::Json(value) => element(name, &of_json(value, false), out),
        XmlNode::Read(value) => element(name, &of_json(value, true), out),
        XmlNode::Refused(why) => Err(refused(format!("`{name}`: {why}"))),
        XmlNode::Null => {
            check_name(name)?;
            let _ = write!(out, "<{name}{NIL}/>");
            Ok(())
        }
        XmlNode::Object(members) => {
            check_name(name)?;
            let _ = write!(out, "<{name}");
            for (name, value) in members {
                if let Some(name) = name.strip_prefix(ATTRIBUTE) {
                    check_name(name)?;
                    let _ = write!(out, " {name}=\"");
                    escaped(&text_of(value)?, true, out)?;
                    out.push('"');
                }
            }
            out.push('>');
            for (name, value) in members {
                match name.as_ref() {
                    TEXT => escaped(&text_of(value)?, false, out)?,
                    name if name.starts_with(ATTRIBUTE) => {}
                    name => element(name, value, out)?,
                }
            }
            let _ = write!(out, "</{name}>");
            Ok(())
        }
        value => {
            check_name(name)?;
            let _ = write!(out, "<{name}>");
            escaped(&text_of(value)?, false, out)?;
            let _ = write!(out, "</{name}>");
            Ok(())
        }
    }
}

/// Returns the text of a scalar. The items of a list in an attribute are separated by spaces.
fn text_of(node: &XmlNode) -> Result<Cow<'_, str>> {
    Ok(match node {
        XmlNode::Refused(why) => return Err(refused((*why).to_owned())),
        XmlNode::Text(text) => Cow::Borrowed(text),
        XmlNode::Boolean(value) => Cow::Owned(value.to_string()),
        XmlNode::Integer(value) => Cow::Owned(value.to_string()),
        XmlNode::Double(value) => Cow::Owned(number(*value, value.to_string())),
        XmlNode::Single(value) => Cow::Owned(number(f64::from(*value), value.to_string())),
        XmlNode::Json(serde_json::Value::String(text))
        | XmlNode::Read(serde_json::Value::String(text)) => Cow::Borrowed(text),
        XmlNode::Json(value) | XmlNode::Read(value) => Cow::Owned(value.to_string()),
        XmlNode::List(items) => {
            let items = items.iter().map(text_of).collect::<Result<Vec<_>>>()?;
            Cow::Owned(items.join(" "))
        }
        XmlNode::Null | XmlNode::Object(_) => Cow::Borrowed(""),
    })
}

/// Returns the text of a number; infinities and NaN are written as in XML Schema.
fn number(value: f64, text: String) -> String {
    match value.is_infinite() {
        true if value > 0.0 => "INF".to_owned(),
        true => "-INF".to_owned(),
        false => text,
    }
}

/// Returns the tree of a JSON value. If it `is_read`, its keys may be the names of attributes and text; otherwise
/// callers chose them.
fn of_json(value: &serde_json::Value, is_read: bool) -> XmlNode {
    use serde_json::Value;
    match value {
        Value::Null => XmlNode::Null,
        Value::Bool(value) => XmlNode::Boolean(*value),
        Value::Number(_) => XmlNode::Text(Cow::Owned(value.to_string())),
        Value::String(text) => XmlNode::Text(Cow::Owned(text.clone())),
        Value::Array(items) => {
            let items = items.iter();
            XmlNode::List(items.map(|item| of_json(item, is_read)).collect())
        }
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, value)| {
                let node = match is_mark(name) && !is_read {
                    true => XmlNode::Refused(MARK_AS_KEY),
                    false => of_json(value, is_read),
                };
                (Cow::Owned(name.clone()), node)
            });
            XmlNode::Object(members.collect())
        }
    }
}

/// Checks the name of an element. The keys of maps are element names and come from callers.
fn check_name(name: &str) -> Result<()> {
    let begins = |letter: char| letter == '_' || letter.is_alphabetic();
    let goes_on =
        |letter: char| matches!(letter, '_' | '-' | '.' | ':') || letter.is_alphanumeric();
    if name.starts_with(begins) && name.chars().all(goes_on) {
        return Ok(());
    }
    Err(refused(format!("`{name}` is not a valid XML name")))
}

fn escaped(text: &str, attribute: bool, out: &mut String) -> Result<()> {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            // Unescaped, readers convert these to spaces or line feeds.
            '\r' => out.push_str("&#13;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\n' | '\t' => out.push(letter),
            '\0'..='\x1F' | '\u{FFFE}' | '\u{FFFF}' => {
                let message = format!("XML cannot contain the character {letter:?}");
                return Err(refused(message));
            }
            letter => out.push(letter),
        }
    }
    Ok(())
}

fn refused(message: String) -> Error {
    Error::with_message(ErrorKind::DataConversion, message)
}
