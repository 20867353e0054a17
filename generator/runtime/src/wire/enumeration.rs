//! Choices of values, open to values that nobody knew.

use std::{borrow::Cow, fmt, marker::PhantomData, str::FromStr};

use serde::{
    Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    super::{Parameter, Unwritable},
    Mode, Node, Source, Wire,
    number::number,
    scalar::{FromScalar, read_scalar},
    shape,
};

/// A choice of values that keeps the values it does not know.
pub trait Enumeration: Clone {
    /// What the values are on the wire: `str`, `i64`, `f64` or `bool`.
    type Base: EnumerationBase<Self> + ?Sized;
}

/// What the values of the choice `T` are on the wire.
pub trait EnumerationBase<T> {
    /// The value as text.
    fn to_text(value: &T) -> Cow<'_, str>;

    /// The value as a tree.
    fn to_node(value: T) -> Node;

    /// Reads a value; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the base.
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error>;
}

impl<T: Enumeration> Parameter for T {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(T::Base::to_text(self)))
    }
}

impl<T: Enumeration> Wire<shape::Enumeration> for T {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<Self>, R::Error> {
        T::Base::read(source)
    }

    fn write(self, _: Mode) -> Node {
        T::Base::to_node(self)
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
    T::Base::read(deserializer)?
        .ok_or_else(|| D::Error::custom("null is not a value of the enumeration"))
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
    T::Base::to_node(value.clone()).serialize(serializer)
}

impl<T: AsRef<str> + FromStr> EnumerationBase<T> for str {
    fn to_text(value: &T) -> Cow<'_, str> {
        Cow::Borrowed(value.as_ref())
    }

    fn to_node(value: T) -> Node {
        Node::Text(Cow::Owned(value.as_ref().to_owned()))
    }

    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error> {
        source.scalar(TextVisitor(PhantomData))
    }
}

/// Makes a choice of text without a copy of it.
struct TextVisitor<T>(PhantomData<fn() -> T>);

impl<'de, T: FromStr> Visitor<'de> for TextVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<T>, E> {
        Ok(text.parse().ok())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Option<T>, E> {
        self.visit_str(if value { "true" } else { "false" })
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<T>, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<T>, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<T>, E> {
        String::from_number(value).map_or(Ok(None), |text| self.visit_str(&text))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Option<T>, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Option<T>, E> {
        self.visit_f64(value as f64)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Option<T>, A::Error> {
        let value = number(&mut access, &self)?;
        self.visit_f64(value)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }
}

impl<T: From<i64> + Into<i64> + Clone> EnumerationBase<T> for i64 {
    fn to_text(value: &T) -> Cow<'_, str> {
        Cow::Owned(value.clone().into().to_string())
    }

    fn to_node(value: T) -> Node {
        Node::Integer(value.into())
    }

    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error> {
        Ok(read_scalar::<i64, R>(source)?.map(T::from))
    }
}

impl<T: From<f64> + Into<f64> + Clone> EnumerationBase<T> for f64 {
    fn to_text(value: &T) -> Cow<'_, str> {
        Cow::Owned(value.clone().into().to_string())
    }

    fn to_node(value: T) -> Node {
        Node::Double(value.into())
    }

    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error> {
        Ok(read_scalar::<f64, R>(source)?.map(T::from))
    }
}

impl<T: From<bool> + Into<bool> + Clone> EnumerationBase<T> for bool {
    fn to_text(value: &T) -> Cow<'_, str> {
        Cow::Borrowed(if value.clone().into() {
            "true"
        } else {
            "false"
        })
    }

    fn to_node(value: T) -> Node {
        Node::Boolean(value.into())
    }

    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error> {
        Ok(read_scalar::<bool, R>(source)?.map(T::from))
    }
}
