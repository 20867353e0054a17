//! Where values are read from.

use std::collections::BTreeMap;

use azure_core::Value;
use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

use super::{
    Encoding, Members,
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
    fn list<E: Encoding<T>, T>(self) -> Result<Option<Vec<T>>, Self::Error>;

    /// Reads a map; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is no map of such values.
    fn map<E: Encoding<T>, T>(self) -> Result<Option<BTreeMap<String, T>>, Self::Error>;

    /// Reads what has members; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is not what the visitor makes.
    fn members<V: Fill<'de>>(self, visitor: V) -> Result<Option<V::Object>, Self::Error>;
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
    fn list<E: Encoding<T>, T>(self) -> Result<Option<Vec<T>>, D::Error> {
        self.deserialize_option(ItemsVisitor::<E, T>::new())
    }

    fn map<E: Encoding<T>, T>(self) -> Result<Option<BTreeMap<String, T>>, D::Error> {
        self.deserialize_option(EntriesVisitor::<E, T>::new())
    }

    fn members<V: Fill<'de>>(self, visitor: V) -> Result<Option<V::Object>, D::Error> {
        self.deserialize_option(visitor)
    }
}

/// Makes what has members: of what serde finds, or member by member.
pub trait Fill<'de>: Visitor<'de, Value = Option<Self::Object>> {
    /// What has the members.
    type Object;

    /// The member that says which members there are.
    const TAG: Option<&'static str>;

    /// What the members are filled into, by the text of the tag.
    fn begin(tag: Option<&str>) -> Self::Object;

    /// Goes through the members.
    fn go_through(object: &mut Self::Object, list: &mut impl Members);
}
