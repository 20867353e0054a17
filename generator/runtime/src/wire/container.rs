//! Lists, maps, boxes and nullable values.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};

use super::{
    Encoding, Inherent, Sink, Source, Wire,
    reader::MemberName,
    value::{Seed, within},
};

/// Reads the items of a list.
pub(super) struct ItemsVisitor<'s, E, T> {
    slot: &'s mut Option<Vec<T>>,
    encoding: PhantomData<fn() -> E>,
}

impl<'s, E, T> ItemsVisitor<'s, E, T> {
    pub(super) fn new(slot: &'s mut Option<Vec<T>>) -> Self {
        Self {
            slot,
            encoding: PhantomData,
        }
    }
}

impl<'de, E: Encoding<T>, T> Visitor<'de> for ItemsVisitor<'_, E, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let mut items = Vec::new();
        let mut index = 0_usize;
        loop {
            let mut item = None;
            match access.next_element_seed(Seed::<E, T>::new(&mut item)) {
                Ok(Some(())) => items.extend(item),
                Ok(None) => break,
                Err(error) => return Err(within(&format_args!("item {index}"), &error)),
            }
            index += 1;
        }
        *self.slot = Some(items);
        Ok(())
    }

    fn visit_unit<X: Error>(self) -> Result<(), X> {
        self.visit_none()
    }

    fn visit_none<X>(self) -> Result<(), X> {
        *self.slot = None;
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<E: Encoding<T>, T> Encoding<Vec<T>> for Vec<E> {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Vec<T>>) -> Result<(), R::Error> {
        source.list::<E, T>(slot)
    }

    fn write<W: Sink>(value: &Vec<T>, sink: W) -> Result<W::Ok, W::Error> {
        sink.list::<E, T>(value)
    }
}

impl<T: Wire> Wire for Vec<T> {
    type DefaultEncoding = Vec<Inherent>;
}

/// Reads the values of a map.
pub(super) struct EntriesVisitor<'s, E, T> {
    slot: &'s mut Option<BTreeMap<String, T>>,
    encoding: PhantomData<fn() -> E>,
}

impl<'s, E, T> EntriesVisitor<'s, E, T> {
    pub(super) fn new(slot: &'s mut Option<BTreeMap<String, T>>) -> Self {
        Self {
            slot,
            encoding: PhantomData,
        }
    }
}

impl<'de, E: Encoding<T>, T> Visitor<'de> for EntriesVisitor<'_, E, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let mut entries = BTreeMap::new();
        while let Some(key) = access.next_key_seed(MemberName)? {
            let mut value = None;
            match access.next_value_seed(Seed::<E, T>::new(&mut value)) {
                Ok(()) => entries.extend(value.map(|value| (key.into_owned(), value))),
                Err(error) => return Err(within(&format_args!("`{key}`"), &error)),
            }
        }
        *self.slot = Some(entries);
        Ok(())
    }

    fn visit_unit<X: Error>(self) -> Result<(), X> {
        self.visit_none()
    }

    fn visit_none<X>(self) -> Result<(), X> {
        *self.slot = None;
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<E: Encoding<T>, T> Encoding<BTreeMap<String, T>> for BTreeMap<String, E> {
    fn read<'de, R: Source<'de>>(
        source: R,
        slot: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), R::Error> {
        source.map::<E, T>(slot)
    }

    fn write<W: Sink>(value: &BTreeMap<String, T>, sink: W) -> Result<W::Ok, W::Error> {
        sink.map::<E, T>(value)
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    type DefaultEncoding = BTreeMap<String, Inherent>;
}

// For lists and maps with nullable items. The `Option` of a member is not encoded here.
impl<E: Encoding<T>, T> Encoding<Option<T>> for Option<E> {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Option<T>>) -> Result<(), R::Error> {
        E::read(source, slot.insert(None))
    }

    fn write<W: Sink>(value: &Option<T>, sink: W) -> Result<W::Ok, W::Error> {
        match value {
            Some(value) => E::write(value, sink),
            None => sink.null(),
        }
    }
}

impl<T: Wire> Wire for Option<T> {
    type DefaultEncoding = Option<Inherent>;
}

impl<E: Encoding<T>, T> Encoding<Box<T>> for Box<E> {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Box<T>>) -> Result<(), R::Error> {
        let mut value = None;
        E::read(source, &mut value)?;
        *slot = value.map(Box::new);
        Ok(())
    }

    fn write<W: Sink>(value: &Box<T>, sink: W) -> Result<W::Ok, W::Error> {
        E::write(value, sink)
    }
}

impl<T: Wire> Wire for Box<T> {
    type DefaultEncoding = Box<Inherent>;
}
