//! Elements as what values are read from.

use std::{collections::BTreeMap, marker::PhantomData};

use azure_core::Value;
use serde::{
    Deserialize, Deserializer,
    de::{Error, IntoDeserializer, Visitor, value::CowStrDeserializer},
};

use super::{
    super::{Encoding, FromMembers, Source, value::within},
    Element, ElementReader,
};

/// The elements, one or several, that hold a value. For a single value the last of them counts; it is `null` where there is
/// `xsi:nil`.
pub(super) struct Elements<'de, X> {
    elements: Vec<Element<'de>>,
    error: PhantomData<X>,
}

impl<'de, X> Elements<'de, X> {
    pub(super) fn one(element: Element<'de>) -> Self {
        Self::several(vec![element])
    }

    pub(super) fn several(elements: Vec<Element<'de>>) -> Self {
        Self {
            elements,
            error: PhantomData,
        }
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
        element
            .map(|element| Value::deserialize(element.into_buffer().into_deserializer()))
            .transpose()
    }

    fn list<E: Encoding<T>, T>(self, slot: &mut Option<Vec<T>>) -> Result<(), X> {
        let mut items = Vec::with_capacity(self.elements.len());
        for (index, element) in self.elements.into_iter().enumerate() {
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
        let tag = V::TAG.and_then(|tag| element.text_of(tag));
        let tag = tag.map(str::to_owned);
        visitor.read(tag.as_deref(), &mut ElementReader::<X>::new(element))
    }
}
