//! Where values are read from.

use std::{borrow::Cow, collections::BTreeMap};

use azure_core::Value;
use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

use super::{
    Encoding, Member,
    container::{EntriesVisitor, ItemsVisitor},
};

/// What a value is read from: any of serde's deserializers, or a format that does not say by itself what is a list.
pub trait Source<'de>: Sized {
    /// What is wrong with a value.
    type Error: Error;

    /// Reads a single value.
    ///
    /// # Errors
    ///
    /// What is there is not what the visitor takes.
    fn scalar<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;

    /// Reads any JSON.
    ///
    /// # Errors
    ///
    /// What is there cannot be read.
    fn json(self) -> Result<Option<Value>, Self::Error>;

    /// Reads a list; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is no list of such items.
    fn list<E: Encoding<T>, T>(self, slot: &mut Option<Vec<T>>) -> Result<(), Self::Error>;

    /// Reads a map; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is no map of such values.
    fn map<E: Encoding<T>, T>(
        self,
        slot: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), Self::Error>;

    /// Reads what has members.
    ///
    /// # Errors
    ///
    /// What is there is not what the visitor makes.
    fn members<V: FromMembers<'de>>(self, visitor: V) -> Result<(), Self::Error>;
}

impl<'de, D: Deserializer<'de>> Source<'de> for D {
    type Error = D::Error;

    fn scalar<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.deserialize_any(visitor)
    }

    fn json(self) -> Result<Option<Value>, D::Error> {
        // Where any JSON may stand, `null` is a value like others.
        Value::deserialize(self).map(Some)
    }

    // Containers take `null`, or ask for what they are: where any value is asked for, a number can arrive as an object.
    fn list<E: Encoding<T>, T>(self, slot: &mut Option<Vec<T>>) -> Result<(), D::Error> {
        self.deserialize_option(ItemsVisitor::<E, T>::new(slot))
    }

    fn map<E: Encoding<T>, T>(
        self,
        slot: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), D::Error> {
        self.deserialize_option(EntriesVisitor::<E, T>::new(slot))
    }

    fn members<V: FromMembers<'de>>(self, visitor: V) -> Result<(), D::Error> {
        self.deserialize_option(visitor)
    }
}

/// Makes what has members: of what serde finds, or member by member.
pub trait FromMembers<'de>: Visitor<'de, Value = ()> {
    /// The member that says which members there are.
    const TAG: Option<&'static str>;

    /// Reads the members, by the text of the tag.
    ///
    /// # Errors
    ///
    /// A member is not what it should be.
    fn read<R: MemberSource<'de>>(self, tag: Option<&str>, source: &mut R) -> Result<(), R::Error>;
}

/// Gives the members of one object.
pub trait MemberSource<'de> {
    /// What is wrong with a member.
    type Error: Error;

    /// The name of the next member; `members` are those that are known, where the format needs them to tell what is
    /// a member.
    ///
    /// # Errors
    ///
    /// There is no member, nor the end of the object.
    fn next(&mut self, members: &'static [Member]) -> Result<Option<Cow<'de, str>>, Self::Error>;

    /// Reads the value of the member at hand.
    ///
    /// # Errors
    ///
    /// It is not a `T`; the error has the name.
    fn value<E: Encoding<T>, T>(
        &mut self,
        name: &str,
        slot: &mut Option<T>,
    ) -> Result<(), Self::Error>;

    /// Reads over the value of the member at hand.
    ///
    /// # Errors
    ///
    /// It is no value at all.
    fn skip(&mut self) -> Result<(), Self::Error>;

    /// Keeps the member at hand among those beyond the known ones.
    ///
    /// # Errors
    ///
    /// Its value is not a `T`; the error has the name.
    fn additional<E: Encoding<T>, T>(
        &mut self,
        name: Cow<'de, str>,
        values: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), Self::Error> {
        let mut value = None;
        self.value::<E, T>(&name, &mut value)?;
        if let Some(value) = value {
            let values = values.get_or_insert_default();
            values.insert(name.into_owned(), value);
        }
        Ok(())
    }

    /// Keeps the members that [`next`](Self::next) did not give, where the format says by itself which are known.
    ///
    /// # Errors
    ///
    /// A value is not a `T`; the error has the name.
    fn others<E: Encoding<T>, T>(
        &mut self,
        _values: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Keeps all members as they come, `null` among them.
    ///
    /// # Errors
    ///
    /// A member is no JSON.
    fn anything(&mut self, values: &mut BTreeMap<String, Value>) -> Result<(), Self::Error>;
}
