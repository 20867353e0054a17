//! Lists, maps, boxes and what may be `null`.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};

use super::{
    Encoding, Mode, Node, Own, Source, Wire,
    reader::Key,
    value::{Seed, within},
};

/// Reads the items of a list.
pub(super) struct ItemsVisitor<E, T>(PhantomData<fn() -> (E, T)>);

impl<E, T> ItemsVisitor<E, T> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, E: Encoding<T>, T> Visitor<'de> for ItemsVisitor<E, T> {
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

    fn visit_none<X>(self) -> Result<Self::Value, X> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<E: Encoding<T>, T> Encoding<Vec<T>> for Vec<E> {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Vec<T>>, R::Error> {
        source.list::<E, T>()
    }

    fn write(value: Vec<T>, mode: Mode) -> Node {
        Node::List(value.into_iter().map(|item| E::write(item, mode)).collect())
    }
}

impl<T: Wire<S>, S> Wire<Vec<S>> for Vec<T> {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Self>, R::Error> {
        <Vec<Own<S>> as Encoding<Self>>::read(source)
    }

    fn write(self, mode: Mode) -> Node {
        <Vec<Own<S>> as Encoding<Self>>::write(self, mode)
    }
}

/// Reads the values of a map.
pub(super) struct EntriesVisitor<E, T>(PhantomData<fn() -> (E, T)>);

impl<E, T> EntriesVisitor<E, T> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, E: Encoding<T>, T> Visitor<'de> for EntriesVisitor<E, T> {
    type Value = Option<BTreeMap<String, T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some(key) = access.next_key_seed(Key)? {
            match access.next_value_seed(Seed::<E, T>::new()) {
                Ok(Some(value)) => {
                    entries.insert(key.into_owned(), value);
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

    fn visit_none<X>(self) -> Result<Self::Value, X> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<E: Encoding<T>, T> Encoding<BTreeMap<String, T>> for BTreeMap<String, E> {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<BTreeMap<String, T>>, R::Error> {
        source.map::<E, T>()
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
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Self>, R::Error> {
        <BTreeMap<String, Own<S>> as Encoding<Self>>::read(source)
    }

    fn write(self, mode: Mode) -> Node {
        <BTreeMap<String, Own<S>> as Encoding<Self>>::write(self, mode)
    }
}

// In a list or map whose items may be `null`. A member's own `Option` never gets here.
impl<E: Encoding<T>, T> Encoding<Option<T>> for Option<E> {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Option<T>>, R::Error> {
        E::read(source).map(Some)
    }

    fn write(value: Option<T>, mode: Mode) -> Node {
        value.map_or(Node::Null, |value| E::write(value, mode))
    }
}

impl<T: Wire<S>, S> Wire<Option<S>> for Option<T> {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Self>, R::Error> {
        T::read(source).map(Some)
    }

    fn write(self, mode: Mode) -> Node {
        self.map_or(Node::Null, |value| value.write(mode))
    }
}

impl<T: Wire<S>, S> Wire<Box<S>> for Box<T> {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Self>, R::Error> {
        Ok(T::read(source)?.map(Box::new))
    }

    fn write(self, mode: Mode) -> Node {
        (*self).write(mode)
    }
}
