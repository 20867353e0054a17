//! Lists, maps, boxes and what may be `null`.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};

use super::{
    Element, Encoding, Mode, Node, Own, Wire,
    value::{Seed, within},
};

struct Items<E, T>(PhantomData<fn() -> (E, T)>);

impl<'de, E: Encoding<T>, T> Visitor<'de> for Items<E, T> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        let mut index = 0_usize;
        loop {
            match access.next_element_seed(Seed::<E, T>::new()) {
                Ok(Some(Some(item))) => items.push(item),
                Ok(Some(None)) => {}
                Ok(None) => return Ok(Some(items)),
                Err(error) => return Err(within(&format_args!("item {index}"), &error)),
            }
            index += 1;
        }
    }

    fn visit_unit<X>(self) -> Result<Self::Value, X> {
        Ok(None)
    }
}

impl<E: Encoding<T>, T> Encoding<Vec<T>> for Vec<E> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<T>>, D::Error> {
        deserializer.deserialize_any(Items::<E, T>(PhantomData))
    }

    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<Vec<T>>, X> {
        let mut items = Vec::with_capacity(elements.len());
        for (index, element) in elements.into_iter().enumerate() {
            let item = E::read_elements::<X>(vec![element]);
            items.extend(item.map_err(|error| within(&format_args!("item {index}"), &error))?);
        }
        Ok(Some(items))
    }

    fn write(value: Vec<T>, mode: Mode) -> Node {
        Node::List(value.into_iter().map(|item| E::write(item, mode)).collect())
    }
}

impl<T: Wire<S>, S> Wire<Vec<S>> for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        <Vec<Own<S>> as Encoding<Self>>::read(deserializer)
    }

    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<Self>, X> {
        <Vec<Own<S>> as Encoding<Self>>::read_elements(elements)
    }

    fn write(self, mode: Mode) -> Node {
        <Vec<Own<S>> as Encoding<Self>>::write(self, mode)
    }
}

struct Entries<E, T>(PhantomData<fn() -> (E, T)>);

impl<'de, E: Encoding<T>, T> Visitor<'de> for Entries<E, T> {
    type Value = Option<BTreeMap<String, T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some(key) = access.next_key::<String>()? {
            match access.next_value_seed(Seed::<E, T>::new()) {
                Ok(Some(value)) => {
                    entries.insert(key, value);
                }
                Ok(None) => {}
                Err(error) => return Err(within(&format_args!("`{key}`"), &error)),
            }
        }
        Ok(Some(entries))
    }

    fn visit_unit<X>(self) -> Result<Self::Value, X> {
        Ok(None)
    }
}

impl<E: Encoding<T>, T> Encoding<BTreeMap<String, T>> for BTreeMap<String, E> {
    fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<BTreeMap<String, T>>, D::Error> {
        deserializer.deserialize_any(Entries::<E, T>(PhantomData))
    }

    fn read_elements<X: Error>(
        elements: Vec<Element<'_>>,
    ) -> Result<Option<BTreeMap<String, T>>, X> {
        let Some(element) = Element::last(elements) else {
            return Ok(None);
        };
        let mut entries = BTreeMap::new();
        for (key, child) in element.children() {
            let value = E::read_elements::<X>(vec![child]);
            let value = value.map_err(|error| within(&format_args!("`{key}`"), &error))?;
            entries.extend(value.map(|value| (key.into_owned(), value)));
        }
        Ok(Some(entries))
    }

    fn write(value: BTreeMap<String, T>, mode: Mode) -> Node {
        let entries = value.into_iter();
        Node::Object(
            entries
                .map(|(key, value)| (mode.key(key), E::write(value, mode)))
                .collect(),
        )
    }
}

impl<T: Wire<S>, S> Wire<BTreeMap<String, S>> for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        <BTreeMap<String, Own<S>> as Encoding<Self>>::read(deserializer)
    }

    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<Self>, X> {
        <BTreeMap<String, Own<S>> as Encoding<Self>>::read_elements(elements)
    }

    fn write(self, mode: Mode) -> Node {
        <BTreeMap<String, Own<S>> as Encoding<Self>>::write(self, mode)
    }
}

// In a list or map whose items may be `null`. A member's own `Option` never gets here.
impl<E: Encoding<T>, T> Encoding<Option<T>> for Option<E> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
        E::read(deserializer).map(Some)
    }

    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<Option<T>>, X> {
        E::read_elements(elements).map(Some)
    }

    fn write(value: Option<T>, mode: Mode) -> Node {
        value.map_or(Node::Null, |value| E::write(value, mode))
    }
}

impl<T: Wire<S>, S> Wire<Option<S>> for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        T::read(deserializer).map(Some)
    }

    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<Self>, X> {
        T::read_elements(elements).map(Some)
    }

    fn write(self, mode: Mode) -> Node {
        self.map_or(Node::Null, |value| value.write(mode))
    }
}

impl<T: Wire<S>, S> Wire<Box<S>> for Box<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        Ok(T::read(deserializer)?.map(Box::new))
    }

    fn read_elements<X: Error>(elements: Vec<Element<'_>>) -> Result<Option<Self>, X> {
        Ok(T::read_elements(elements)?.map(Box::new))
    }

    fn write(self, mode: Mode) -> Node {
        (*self).write(mode)
    }
}
