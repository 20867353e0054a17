//! Choices of values, open to values that nobody knew.

use std::borrow::Cow;

use serde::{Deserializer, Serialize, Serializer, de::Error};

use super::{
    Mode, Node, Wire,
    scalar::{FromScalar, read_scalar},
    shape,
};

/// What an enumeration's values are on the wire: `str`, `i64`, `f64` or `bool`.
pub trait EnumerationBase {
    /// The value as text.
    fn to_text(&self) -> Cow<'_, str>;

    /// The value as a tree.
    fn to_node(&self) -> Node<'_>;

    /// Reads a value and passes it on.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the base.
    fn read<'de, T, D: Deserializer<'de>>(
        deserializer: D,
        make: fn(&Self) -> T,
    ) -> Result<Option<T>, D::Error>;
}

/// A choice of values that keeps the values it does not know.
pub trait Enumeration: Sized {
    /// What the values are on the wire.
    type Base: EnumerationBase + ?Sized;

    /// The choice that a value makes, known or not.
    fn from_wire(value: &Self::Base) -> Self;

    /// The value as it travels.
    fn as_wire(&self) -> &Self::Base;
}

impl<T: Enumeration> Wire<shape::Enumeration> for T {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        T::Base::read(deserializer, T::from_wire)
    }

    fn write(&self, _: Mode) -> Node<'_> {
        self.as_wire().to_node()
    }
}

/// What `Deserialize` of an enumeration calls.
///
/// # Errors
///
/// What is there is not a value of the enumeration's base.
pub fn read_enumeration<'de, T: Enumeration, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::read(deserializer)?.ok_or_else(|| D::Error::custom("null is not a value of the enumeration"))
}

/// What `Serialize` of an enumeration calls.
///
/// # Errors
///
/// The serializer's own.
pub fn write_enumeration<T: Enumeration, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.write(Mode::Full).serialize(serializer)
}

impl EnumerationBase for str {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    fn to_node(&self) -> Node<'_> {
        Node::Text(Cow::Borrowed(self))
    }

    fn read<'de, T, D: Deserializer<'de>>(
        deserializer: D,
        make: fn(&str) -> T,
    ) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(TextVisitor { make })
    }
}

/// Makes a choice of text without a copy of it.
struct TextVisitor<T> {
    make: fn(&str) -> T,
}

impl<T> serde::de::Visitor<'_> for TextVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<T>, E> {
        Ok(Some((self.make)(text)))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Option<T>, E> {
        Ok(Some((self.make)(if value { "true" } else { "false" })))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Option<T>, E> {
        Ok(Some((self.make)(&value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Option<T>, E> {
        Ok(Some((self.make)(&value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Option<T>, E> {
        Ok(String::from_number(value).map(|text| (self.make)(&text)))
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }
}

impl EnumerationBase for i64 {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }

    fn to_node(&self) -> Node<'_> {
        Node::Integer(*self)
    }

    fn read<'de, T, D: Deserializer<'de>>(
        deserializer: D,
        make: fn(&i64) -> T,
    ) -> Result<Option<T>, D::Error> {
        Ok(read_scalar(deserializer)?.map(|value| make(&value)))
    }
}

impl EnumerationBase for f64 {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }

    fn to_node(&self) -> Node<'_> {
        Node::Double(*self)
    }

    fn read<'de, T, D: Deserializer<'de>>(
        deserializer: D,
        make: fn(&f64) -> T,
    ) -> Result<Option<T>, D::Error> {
        Ok(read_scalar(deserializer)?.map(|value| make(&value)))
    }
}

impl EnumerationBase for bool {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }

    fn to_node(&self) -> Node<'_> {
        Node::Boolean(*self)
    }

    fn read<'de, T, D: Deserializer<'de>>(
        deserializer: D,
        make: fn(&bool) -> T,
    ) -> Result<Option<T>, D::Error> {
        Ok(read_scalar(deserializer)?.map(|value| make(&value)))
    }
}
