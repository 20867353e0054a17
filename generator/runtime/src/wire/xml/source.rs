//! Elements as what values are read from.

use std::{collections::BTreeMap, marker::PhantomData};

use azure_core::Value;
use serde::{
    Deserialize, Deserializer,
    de::{Error, IntoDeserializer, Visitor, value::CowStrDeserializer},
};

use super::{
    super::{Encoding, Fill, Source, value::within},
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

    fn list<E: Encoding<T>, T>(self) -> Result<Option<Vec<T>>, X> {
        let mut items = Vec::with_capacity(self.elements.len());
        for (index, element) in self.elements.into_iter().enumerate() {
            let item = E::read(Elements::<X>::one(element));
            items.extend(item.map_err(|error| within(&format_args!("item {index}"), &error))?);
        }
        Ok(Some(items))
    }

    fn map<E: Encoding<T>, T>(self) -> Result<Option<BTreeMap<String, T>>, X> {
        let Some(element) = self.last() else {
            return Ok(None);
        };
        let mut entries = BTreeMap::new();
        for (key, child) in element.children() {
            let value = E::read(Elements::<X>::one(child));
            let value = value.map_err(|error| within(&format_args!("`{key}`"), &error))?;
            entries.extend(value.map(|value| (key.into_owned(), value)));
        }
        Ok(Some(entries))
    }

    fn members<V: Fill<'de>>(self, _: V) -> Result<Option<V::Object>, X> {
        let Some(element) = self.last() else {
            return Ok(None);
        };
        let mut object = V::begin(V::TAG.and_then(|tag| element.text_of(tag)));
        let mut reader = ElementReader::new(element);
        V::go_through(&mut object, &mut reader);
        reader.finish()?;
        Ok(Some(object))
    }
}
