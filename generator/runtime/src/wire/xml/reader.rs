//! Filling an object's members from an element.

use std::{borrow::Cow, collections::BTreeMap};

use azure_core::Value;
use serde::de::Error;

use super::{
    super::{
        Encoding, Form, Members, Place, Source, buffer::Buffer, members::Access, value::within,
    },
    ATTRIBUTE, Element, Elements, TEXT, local,
};

/// Takes an object's members out of an element, one after the other.
pub(super) struct ElementReader<'de, X> {
    /// What is still there.
    members: Vec<(Cow<'de, str>, Buffer<'de>)>,
    place: Option<Place>,
    /// The elements that members were looked for in.
    known: Vec<&'static str>,
    fault: Option<X>,
}

impl<'de, X: Error> ElementReader<'de, X> {
    pub(super) fn new(element: Element<'de>) -> Self {
        Self {
            members: element.into_members(),
            place: None,
            known: Vec::new(),
            fault: None,
        }
    }

    /// To be asked once all members were gone through.
    pub(super) fn finish(self) -> Result<(), X> {
        self.fault.map_or(Ok(()), Err)
    }

    /// The elements that hold a member, where there are any.
    fn take(&mut self, name: &'static str) -> Option<Vec<Element<'de>>> {
        let place = self.place.take();
        match place.map_or(Form::Element(name), |place| place.form) {
            Form::Element(name) => {
                let name = self.know(name);
                let found: Vec<_> = children(&mut self.members, name).collect();
                (!found.is_empty()).then_some(found)
            }
            Form::Attribute(name) => {
                let is_it = |known: &str| {
                    let known = known.strip_prefix(ATTRIBUTE);
                    known.is_some_and(|known| local(known) == local(name))
                };
                let found = self.members.iter().position(|(known, _)| is_it(known))?;
                text(self.members.remove(found).1)
            }
            Form::Text => match self.members.iter().position(|(known, _)| known == TEXT) {
                Some(found) => text(self.members.remove(found).1),
                // An element with nothing in it has empty text.
                None => text(Buffer::Text(Cow::Borrowed(""))),
            },
            Form::Wrapped(name, item) => {
                let name = self.know(name);
                let mut found = None;
                for (_, value) in self.members.iter_mut().filter(|(known, _)| known == name) {
                    if let Buffer::Object(items) = value {
                        let items = children(items, local(item));
                        found.get_or_insert_with(Vec::new).extend(items);
                    }
                }
                found
            }
        }
    }

    fn know(&mut self, name: &'static str) -> &'static str {
        let name = local(name);
        self.known.push(name);
        name
    }

    fn value<E: Encoding<T>, T>(&mut self, name: &str, elements: Vec<Element<'de>>) -> Option<T> {
        match E::read(Elements::<X>::several(elements)) {
            Ok(value) => value,
            Err(error) => {
                let error = within(&format_args!("`{name}`"), &error);
                self.fault.get_or_insert(error);
                None
            }
        }
    }
}

impl<X: Error> Members for ElementReader<'_, X> {
    fn visit<E: Encoding<T>, T>(&mut self, name: &'static str, _: Access, value: &mut Option<T>) {
        if let Some(elements) = self.take(name) {
            *value = self.value::<E, T>(name, elements);
        }
    }

    fn xml(&mut self, form: Form, namespace: Option<&'static str>) -> &mut Self {
        self.place = Some(Place { form, namespace });
        self
    }

    fn constant(&mut self, name: &'static str, _: &'static str) {
        self.take(name);
    }

    fn read_only_constant(&mut self, name: &'static str, value: &'static str) {
        self.constant(name, value);
    }

    fn additional_as<E: Encoding<T>, T>(&mut self, values: &mut Option<BTreeMap<String, T>>) {
        let members = std::mem::take(&mut self.members);
        let element = Element::from_buffer(Buffer::Object(members));
        for (name, child) in element.children() {
            if self.known.contains(&&*name) {
                continue;
            }
            if let Some(value) = self.value::<E, T>(&name, vec![child]) {
                let values = values.get_or_insert_default();
                values.insert(name.into_owned(), value);
            }
        }
    }

    fn free(&mut self, values: &mut BTreeMap<String, Value>) {
        for (name, value) in std::mem::take(&mut self.members) {
            match Elements::<X>::one(Element::from_buffer(value)).json() {
                Ok(value) => {
                    let value = value.unwrap_or(Value::Null);
                    values.insert(name.into_owned(), value);
                }
                Err(error) => {
                    self.fault.get_or_insert(error);
                }
            }
        }
    }
}

/// Takes the elements of a name out of those in an element.
fn children<'m, 'de>(
    members: &'m mut Vec<(Cow<'de, str>, Buffer<'de>)>,
    name: &'m str,
) -> impl Iterator<Item = Element<'de>> + use<'m, 'de> {
    members
        .extract_if(.., move |(known, _)| known == name)
        .map(|(_, value)| Element::from_buffer(value))
}

fn text(value: Buffer<'_>) -> Option<Vec<Element<'_>>> {
    match value {
        Buffer::Text(text) => Some(vec![Element::of_text(text)]),
        _ => None,
    }
}
