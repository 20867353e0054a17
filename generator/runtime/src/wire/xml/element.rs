//! XML elements.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, de::Error};

use super::{
    super::buffer::Buffer,
    names::{ATTRIBUTE, TEXT, local},
};

/// An XML element with its attributes, text and child elements.
#[derive(Clone, Debug)]
pub struct Element<'de>(Buffer<'de>);

impl<'de> Element<'de> {
    /// Wraps the text of an attribute or element as an element.
    pub(super) fn of_text(text: Cow<'de, str>) -> Self {
        let text = Buffer::Text(text);
        Self(Buffer::Object(vec![(Cow::Borrowed(TEXT), text)]))
    }

    /// Returns the element to read where one is expected: the last one, or `None` if it is nil.
    pub(super) fn last(elements: Vec<Self>) -> Option<Self> {
        let element = elements.into_iter().next_back();
        element.filter(|element| !element.is_nil())
    }

    /// Returns attributes, text and child elements with their names in the tree.
    pub(super) fn into_members(self) -> Vec<(Cow<'de, str>, Buffer<'de>)> {
        match self.0 {
            Buffer::Object(members) => members,
            _ => Vec::new(),
        }
    }

    pub(super) fn from_buffer(buffer: Buffer<'de>) -> Self {
        Self(buffer)
    }

    pub(super) fn into_buffer(self) -> Buffer<'de> {
        self.0
    }

    /// Returns the child elements with their names.
    pub(super) fn children(self) -> impl Iterator<Item = (Cow<'de, str>, Self)> {
        let members = self.into_members().into_iter();
        members
            .filter(|(name, _)| is_child(name))
            .map(|(name, value)| (name, Self(value)))
    }

    /// Returns the text of the attribute or child element with a name.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        let attribute = self.members().iter().find(|(known, _)| {
            known
                .strip_prefix(ATTRIBUTE)
                .is_some_and(|known| local(known) == name)
        });
        match attribute {
            Some((_, value)) => as_text(value),
            None => text(self.child(name)?),
        }
    }

    /// Returns the text of the element at a path.
    #[must_use]
    pub fn text_at(&self, path: &[&str]) -> Option<&str> {
        let mut here = &self.0;
        for name in path {
            here = child(here, name)?;
        }
        text(here)
    }

    fn child(&self, name: &str) -> Option<&Buffer<'de>> {
        child(&self.0, name)
    }

    fn members(&self) -> &[(Cow<'de, str>, Buffer<'de>)] {
        members(&self.0)
    }

    /// Returns the text.
    pub(super) fn into_text(self) -> Cow<'de, str> {
        let mut members = self.into_members().into_iter();
        match members.find(|(name, _)| name == TEXT) {
            Some((_, Buffer::Text(text))) => text,
            _ => Cow::Borrowed(""),
        }
    }

    /// True if it has `xsi:nil="true"`.
    pub(super) fn is_nil(&self) -> bool {
        let mut members = self.members().iter();
        members.any(|(name, value)| name == "@nil" && matches!(as_text(value), Some("true" | "1")))
    }
}

impl<'de> Deserialize<'de> for Element<'static> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let buffer = outermost(deserializer)?;
        match is_element(&buffer) {
            true => Ok(Self(owned(buffer))),
            false => Err(D::Error::custom("expected XML")),
        }
    }
}

/// Copies all borrowed text.
fn owned(buffer: Buffer<'_>) -> Buffer<'static> {
    let text = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
    match buffer {
        Buffer::Null => Buffer::Null,
        Buffer::Boolean(value) => Buffer::Boolean(value),
        Buffer::Signed(value) => Buffer::Signed(value),
        Buffer::Unsigned(value) => Buffer::Unsigned(value),
        Buffer::Double(value) => Buffer::Double(value),
        Buffer::Number(value) => Buffer::Number(value),
        Buffer::Text(value) => Buffer::Text(text(value)),
        Buffer::List(items) => Buffer::List(items.into_iter().map(owned).collect()),
        Buffer::Object(members) => {
            let members = members.into_iter();
            let members = members.map(|(name, value)| (text(name), owned(value)));
            Buffer::Object(members.collect())
        }
    }
}

/// Reads the root element. It requests an object, because an XML reader would otherwise return the line break before
/// the root.
pub(super) fn outermost<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Buffer<'de>, D::Error> {
    deserializer.deserialize_map(Buffer::seed())
}

/// True if a value may be XML: attributes and element text are the only text, and all other values are text. A JSON
/// value of this form means the same.
pub(super) fn is_element(buffer: &Buffer<'_>) -> bool {
    let Buffer::Object(members) = buffer else {
        return false;
    };
    members.iter().all(|(name, value)| match value {
        Buffer::Text(_) => !is_child(name),
        value => is_element(value),
    })
}

fn is_child(name: &str) -> bool {
    name != TEXT && !name.starts_with(ATTRIBUTE)
}

fn members<'b, 'de>(buffer: &'b Buffer<'de>) -> &'b [(Cow<'de, str>, Buffer<'de>)] {
    match buffer {
        Buffer::Object(members) => members,
        _ => &[],
    }
}

fn child<'b, 'de>(buffer: &'b Buffer<'de>, name: &str) -> Option<&'b Buffer<'de>> {
    let mut members = members(buffer).iter();
    members
        .find(|(known, _)| known == name)
        .map(|(_, value)| value)
}

fn text<'b>(buffer: &'b Buffer<'_>) -> Option<&'b str> {
    as_text(child(buffer, TEXT)?)
}

fn as_text<'b>(buffer: &'b Buffer<'_>) -> Option<&'b str> {
    match buffer {
        Buffer::Text(text) => Some(text),
        _ => None,
    }
}
