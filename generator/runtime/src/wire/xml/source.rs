//! Elements as sources of values and members, which refer to each other.

use std::{borrow::Cow, collections::BTreeMap, marker::PhantomData};

use azure_core::Value;
use serde::{
    Deserialize, Deserializer,
    de::{Error, IntoDeserializer, Visitor, value::CowStrDeserializer},
};

use super::{
    super::{
        DiscriminatorValue, Encoding, FromMembers, MemberSource, Source, XmlKind, XmlMember,
        XmlPlacement, buffer::Buffer, value::within,
    },
    element::Element,
    names::{ATTRIBUTE, TEXT, local},
};

/// The elements of a value. For a scalar, the last one is used. `xsi:nil` is `null`.
pub(super) struct Elements<'de, X> {
    elements: Vec<Element<'de>>,
    /// True for the text of an attribute or of the element around it.
    is_text: bool,
    error: PhantomData<X>,
}

impl<'de, X> Elements<'de, X> {
    pub(super) fn one(element: Element<'de>) -> Self {
        Self::several(vec![element])
    }

    fn several(elements: Vec<Element<'de>>) -> Self {
        Self {
            elements,
            is_text: false,
            error: PhantomData,
        }
    }

    /// Returns the source of a text, or `None` if the value is an element.
    fn text(value: Buffer<'de>) -> Option<Self> {
        match value {
            Buffer::Text(text) => Some(Self {
                is_text: true,
                ..Self::one(Element::of_text(text))
            }),
            _ => None,
        }
    }

    /// Returns the items of a list. In a text, white space separates them (XML Schema, "list").
    fn items(self) -> Vec<Element<'de>> {
        if !self.is_text {
            return self.elements;
        }
        let text = self.last().map(Element::into_text).unwrap_or_default();
        let items = text.split_whitespace();
        items
            .map(|item| Element::of_text(item.to_owned().into()))
            .collect()
    }

    fn last(self) -> Option<Element<'de>> {
        Element::last(self.elements)
    }
}

impl<'de, X: Error> Source<'de> for Elements<'de, X> {
    type Error = X;

    fn scalar<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, X> {
        match self.last() {
            Some(element) => CowStrDeserializer::new(element.into_text()).deserialize_any(visitor),
            None => visitor.visit_unit(),
        }
    }

    fn json(self) -> Result<Option<Value>, X> {
        let element = self.last();
        Ok(element.map(|element| free(element.into_buffer())))
    }

    fn list<E: Encoding<T>, T>(self, slot: &mut Option<Vec<T>>) -> Result<(), X> {
        let elements = self.items();
        let mut items = Vec::with_capacity(elements.len());
        for (index, element) in elements.into_iter().enumerate() {
            let mut item = None;
            E::read(Elements::<X>::one(element), &mut item)
                .map_err(|error| within(&format_args!("item {index}"), &error))?;
            items.extend(item);
        }
        *slot = Some(items);
        Ok(())
    }

    fn map<E: Encoding<T>, T>(self, slot: &mut Option<BTreeMap<String, T>>) -> Result<(), X> {
        *slot = None;
        let Some(element) = self.last() else {
            return Ok(());
        };
        let entries = slot.insert(BTreeMap::new());
        for (key, child) in element.children() {
            let mut value = None;
            E::read(Elements::<X>::one(child), &mut value)
                .map_err(|error| within(&format_args!("`{key}`"), &error))?;
            entries.extend(value.map(|value| (key.into_owned(), value)));
        }
        Ok(())
    }

    fn members<V: FromMembers<'de>>(self, visitor: V) -> Result<(), X> {
        let Some(element) = self.last() else {
            return visitor.visit_unit();
        };
        let value = V::DISCRIMINATOR.and_then(|name| element.text_of(name));
        let value = value.map(str::to_owned);
        let value = value.as_deref().map(DiscriminatorValue::Untyped);
        visitor.read(
            value,
            &mut ElementReader::<X>::new(element, V::DISCRIMINATOR),
        )
    }
}

/// Returns the members of an element in the order of the object's list.
struct ElementReader<'de, X> {
    /// The discriminator of the union, if the object is one of its alternatives.
    discriminator: Option<&'static str>,
    /// The members that were not read yet.
    members: Vec<(Cow<'de, str>, Buffer<'de>)>,
    /// The members in the object's list.
    known: &'static [XmlMember],
    /// The index of the next listed member.
    next: usize,
    /// The elements of the current member.
    found: Option<Elements<'de, X>>,
}

impl<'de, X: Error> ElementReader<'de, X> {
    fn new(element: Element<'de>, discriminator: Option<&'static str>) -> Self {
        Self {
            discriminator,
            members: element.into_members(),
            known: &[],
            next: 0,
            found: None,
        }
    }

    /// Removes and returns the elements of a member, if present.
    fn take(&mut self, placement: XmlPlacement) -> Option<Elements<'de, X>> {
        let found = match placement.kind {
            XmlKind::Element(name) => {
                let found: Vec<_> = children(&mut self.members, local(name)).collect();
                (!found.is_empty()).then_some(found)
            }
            XmlKind::Items(name, other) => {
                let mut found: Vec<_> = children(&mut self.members, local(name)).collect();
                if found.is_empty() && !self.is_known(local(other)) {
                    found.extend(children(&mut self.members, local(other)));
                }
                (!found.is_empty()).then_some(found)
            }
            XmlKind::Attribute(name) => {
                let is_it = |known: &str| {
                    let known = known.strip_prefix(ATTRIBUTE);
                    known.is_some_and(|known| local(known) == local(name))
                };
                let found = self.members.iter().position(|(known, _)| is_it(known))?;
                return Elements::text(self.members.remove(found).1);
            }
            XmlKind::Text => {
                let found = self.members.iter().position(|(known, _)| known == TEXT);
                return Elements::text(match found {
                    Some(found) => self.members.remove(found).1,
                    // The text of an empty element is empty.
                    None => Buffer::Text(Cow::Borrowed("")),
                });
            }
            XmlKind::Wrapped(name, item) => {
                let name = local(name);
                let mut found = None;
                for (_, value) in self.members.iter_mut().filter(|(known, _)| known == name) {
                    if let Buffer::Object(items) = value {
                        let items = children(items, local(item));
                        found.get_or_insert_with(Vec::new).extend(items);
                    }
                }
                found
            }
        };
        found.map(Elements::several)
    }

    /// True if a listed member is an element with this name.
    fn is_known(&self, name: &str) -> bool {
        self.known.iter().any(|member| match member.placement.kind {
            XmlKind::Element(known) | XmlKind::Items(known, _) | XmlKind::Wrapped(known, _) => {
                local(known) == name
            }
            XmlKind::Attribute(_) | XmlKind::Text => false,
        })
    }
}

fn read<E: Encoding<T>, T, X: Error>(
    name: &str,
    elements: Elements<'_, X>,
    slot: &mut Option<T>,
) -> Result<(), X> {
    let read = E::read(elements, slot);
    read.map_err(|error| within(&format_args!("`{name}`"), &error))
}

impl<X: Error> MemberSource for ElementReader<'_, X> {
    type Error = X;
    type Name = &'static str;

    fn next(&mut self, members: &'static [XmlMember]) -> Result<Option<&'static str>, X> {
        self.known = members;
        while let Some(member) = members.get(self.next) {
            self.next += 1;
            if let Some(found) = self.take(member.placement) {
                self.found = Some(found);
                return Ok(Some(member.name));
            }
        }
        Ok(None)
    }

    fn value<E: Encoding<T>, T>(&mut self, name: &str, slot: &mut Option<T>) -> Result<(), X> {
        match self.found.take() {
            Some(found) => read::<E, T, X>(name, found, slot),
            None => Ok(()),
        }
    }

    fn skip(&mut self) -> Result<(), X> {
        self.found = None;
        Ok(())
    }

    fn others<E: Encoding<T>, T>(
        &mut self,
        values: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), X> {
        let members = std::mem::take(&mut self.members);
        let element = Element::from_buffer(Buffer::Object(members));
        for (name, child) in element.children() {
            if self.is_known(&name) || self.discriminator == Some(&*name) {
                continue;
            }
            let mut value = None;
            read::<E, T, X>(&name, Elements::one(child), &mut value)?;
            if let Some(value) = value {
                let values = values.get_or_insert_default();
                values.insert(name.into_owned(), value);
            }
        }
        Ok(())
    }

    fn anything(&mut self, values: &mut BTreeMap<String, Value>) -> Result<(), X> {
        for (name, value) in std::mem::take(&mut self.members) {
            let element = Element::from_buffer(value);
            let value = match element.is_nil() {
                true => Value::Null,
                false => whole(element)?,
            };
            values.insert(name.into_owned(), value);
        }
        Ok(())
    }
}

/// Removes and returns the child elements with a name.
fn children<'m, 'de>(
    members: &'m mut Vec<(Cow<'de, str>, Buffer<'de>)>,
    name: &'m str,
) -> impl Iterator<Item = Element<'de>> + use<'m, 'de> {
    members
        .extract_if(.., move |(known, _)| known == name)
        .map(|(_, value)| Element::from_buffer(value))
}

/// Returns an element as arbitrary JSON. One that only has text is text, and repeated elements are a list.
fn free(buffer: Buffer<'_>) -> Value {
    let members = match buffer {
        Buffer::Text(text) => return Value::String(text.into_owned()),
        Buffer::Object(members) => members,
        _ => return Value::Null,
    };
    if let [(name, Buffer::Text(text))] = members.as_slice()
        && name == TEXT
    {
        return Value::String(text.as_ref().to_owned());
    }
    let mut object = serde_json::Map::new();
    for (name, value) in members {
        let value = free(value);
        match object.get_mut(&*name) {
            None => {
                object.insert(name.into_owned(), value);
            }
            Some(Value::Array(items)) => items.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }
    Value::Object(object)
}

/// Returns an element with all marks of the tree.
fn whole<X: Error>(element: Element<'_>) -> Result<Value, X> {
    Value::deserialize(element.into_buffer().into_deserializer())
}
