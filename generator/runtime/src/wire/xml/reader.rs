//! Reading an object's members from an element.

use std::{borrow::Cow, collections::BTreeMap, marker::PhantomData};

use azure_core::Value;
use serde::de::Error;

use super::{
    super::{
        Encoding, Member, MemberSource, Source, XmlKind, XmlPlacement, buffer::Buffer,
        value::within,
    },
    ATTRIBUTE, Element, Elements, TEXT, local,
};

/// Gives the members of an element, in the order in which the object lists them.
pub(super) struct ElementReader<'de, X> {
    /// What is still there.
    members: Vec<(Cow<'de, str>, Buffer<'de>)>,
    /// The members that the object lists.
    known: &'static [Member],
    /// How many of them were looked for.
    next: usize,
    /// The elements of the member at hand.
    found: Vec<Element<'de>>,
    error: PhantomData<X>,
}

impl<'de, X: Error> ElementReader<'de, X> {
    pub(super) fn new(element: Element<'de>) -> Self {
        Self {
            members: element.into_members(),
            known: &[],
            next: 0,
            found: Vec::new(),
            error: PhantomData,
        }
    }

    /// The elements that hold a member, where there are any.
    fn take(&mut self, placement: XmlPlacement) -> Option<Vec<Element<'de>>> {
        match placement.kind {
            XmlKind::Element(name) => {
                let found: Vec<_> = children(&mut self.members, local(name)).collect();
                (!found.is_empty()).then_some(found)
            }
            XmlKind::Attribute(name) => {
                let is_it = |known: &str| {
                    let known = known.strip_prefix(ATTRIBUTE);
                    known.is_some_and(|known| local(known) == local(name))
                };
                let found = self.members.iter().position(|(known, _)| is_it(known))?;
                text(self.members.remove(found).1)
            }
            XmlKind::Text => match self.members.iter().position(|(known, _)| known == TEXT) {
                Some(found) => text(self.members.remove(found).1),
                // An element with nothing in it has empty text.
                None => text(Buffer::Text(Cow::Borrowed(""))),
            },
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
        }
    }

    /// True if a listed member is looked for in an element of that name.
    fn is_known(&self, name: &str) -> bool {
        self.known.iter().any(|member| match member.placement.kind {
            XmlKind::Element(known) | XmlKind::Wrapped(known, _) => local(known) == name,
            XmlKind::Attribute(_) | XmlKind::Text => false,
        })
    }
}

fn read<'de, E: Encoding<T>, T, X: Error>(
    name: &str,
    elements: Vec<Element<'de>>,
    slot: &mut Option<T>,
) -> Result<(), X> {
    let read = E::read(Elements::<X>::several(elements), slot);
    read.map_err(|error| within(&format_args!("`{name}`"), &error))
}

impl<'de, X: Error> MemberSource<'de> for ElementReader<'de, X> {
    type Error = X;

    fn next(&mut self, members: &'static [Member]) -> Result<Option<Cow<'de, str>>, X> {
        self.known = members;
        while let Some(member) = members.get(self.next) {
            self.next += 1;
            if let Some(found) = self.take(member.placement) {
                self.found = found;
                return Ok(Some(Cow::Borrowed(member.name)));
            }
        }
        Ok(None)
    }

    fn value<E: Encoding<T>, T>(&mut self, name: &str, slot: &mut Option<T>) -> Result<(), X> {
        read::<E, T, X>(name, std::mem::take(&mut self.found), slot)
    }

    fn skip(&mut self) -> Result<(), X> {
        self.found.clear();
        Ok(())
    }

    fn others<E: Encoding<T>, T>(
        &mut self,
        values: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), X> {
        let members = std::mem::take(&mut self.members);
        let element = Element::from_buffer(Buffer::Object(members));
        for (name, child) in element.children() {
            if self.is_known(&name) {
                continue;
            }
            let mut value = None;
            read::<E, T, X>(&name, vec![child], &mut value)?;
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
            let value = Elements::<X>::one(element).json()?;
            values.insert(name.into_owned(), value.unwrap_or(Value::Null));
        }
        Ok(())
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
