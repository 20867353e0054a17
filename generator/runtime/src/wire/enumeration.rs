//! Extensible enumerations.

use std::{borrow::Cow, fmt, marker::PhantomData, str::FromStr};

use serde::{
    Deserializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    super::{Parameter, Unwritable},
    Encoding, Sink, Source, Wire,
    number::number_text,
    scalar::{FromScalar, read_scalar},
};

/// An enumeration that keeps unknown values. The macro `enumeration!` implements it.
pub trait Enumeration: Clone {
    /// The type of the values on the wire: `str`, `i64`, `f64` or `bool`.
    type Base: EnumerationBase<Self> + ?Sized;
}

/// The type of the values of `T` on the wire.
pub trait EnumerationBase<T> {
    /// Returns the value as text.
    fn to_text(value: &T) -> Cow<'_, str>;

    /// Writes the value.
    ///
    ///
    /// Returns an error of the sink.
    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error>;

    /// Reads a value, or `None` for `null`.
    ///
    ///
    /// Returns an error if the value is not of this type.
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error>;
}

/// The default encoding of enumerations.
#[derive(Debug)]
pub struct EnumerationEncoding;

impl<T: Enumeration> Encoding<T> for EnumerationEncoding {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        *slot = T::Base::read(source)?;
        Ok(())
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        T::Base::write(value, sink)
    }
}

impl<T: Enumeration> Parameter for T {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(T::Base::to_text(self)))
    }
}

/// Implements `Deserialize` of enumerations.
///
///
/// Returns an error if the value is not of the enumeration's base type.
pub fn read_enumeration<'de, T: Wire, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut slot = None;
    T::read(deserializer, &mut slot)?;
    slot.ok_or_else(|| D::Error::custom("null is not a value of the enumeration"))
}

impl<T: AsRef<str> + FromStr> EnumerationBase<T> for str {
    fn to_text(value: &T) -> Cow<'_, str> {
        Cow::Borrowed(value.as_ref())
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        sink.word(value.as_ref())
    }

    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error> {
        source.scalar(TextVisitor(PhantomData))
    }
}

/// Reads an enumeration from text without copying it.
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
        let text = number_text(&mut access, &self)?;
        self.visit_str(&text)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }
}

impl<T: From<i64> + Into<i64> + Clone> EnumerationBase<T> for i64 {
    fn to_text(value: &T) -> Cow<'_, str> {
        Cow::Owned(value.clone().into().to_string())
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        sink.integer(value.clone().into())
    }

    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error> {
        Ok(read_scalar::<i64, R>(source)?.map(T::from))
    }
}

impl<T: From<f64> + Into<f64> + Clone> EnumerationBase<T> for f64 {
    fn to_text(value: &T) -> Cow<'_, str> {
        Cow::Owned(value.clone().into().to_string())
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        sink.double(value.clone().into())
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

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        sink.boolean(value.clone().into())
    }

    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<T>, R::Error> {
        Ok(read_scalar::<bool, R>(source)?.map(T::from))
    }
}

/// Implements `Enumeration`, `Wire`, `FromStr`, `Display`, `Deserialize` and `Serialize` for an enum, and `AsRef<str>`
/// or the conversions from and to the values on the wire.
///
/// It takes the type of the values on the wire, the variant for unknown values, and the list of the other variants:
///
/// ```text
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum Size {
///     Small,
///     Large,
///     UnknownValue(String),
/// }
///
/// wire::enumeration! { Size: str, else UnknownValue
///     Small = "small",
///     Large = "large",
/// }
///
/// assert_eq!("large".parse(), Ok(Size::Large));
/// assert_eq!(serde_json::from_str::<Size>(r#""huge""#)?, Size::UnknownValue("huge".to_owned()));
/// ```
///
/// The module that uses the macro must import `wire`.
#[macro_export]
macro_rules! enumeration {
    ($choice:ident: str, else $unknown:ident $($variant:ident = $value:literal,)*) => {
        wire::enumeration! { @ $choice str }

        impl ::std::convert::AsRef<str> for $choice {
            #[inline]
            fn as_ref(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => value,
                }
            }
        }

        impl ::std::str::FromStr for $choice {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, <Self as ::std::str::FromStr>::Err> {
                Ok(match text {
                    $($value => Self::$variant,)*
                    _ => Self::$unknown(text.to_owned()),
                })
            }
        }

        impl ::std::fmt::Display for $choice {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_ref())
            }
        }
    };
    ($choice:ident: $base:ident, else $unknown:ident $($variant:ident = $value:expr,)*) => {
        wire::enumeration! { @ $choice $base }

        impl ::std::convert::From<$base> for $choice {
            #[inline]
            fn from(value: $base) -> Self {
                $(
                    if value == $value {
                        return Self::$variant;
                    }
                )*
                Self::$unknown(value)
            }
        }

        impl ::std::convert::From<$choice> for $base {
            #[inline]
            fn from(value: $choice) -> Self {
                match value {
                    $($choice::$variant => $value,)*
                    $choice::$unknown(value) => value,
                }
            }
        }

        impl ::std::str::FromStr for $choice {
            type Err = <$base as ::std::str::FromStr>::Err;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, <Self as ::std::str::FromStr>::Err> {
                Ok(text.parse::<$base>()?.into())
            }
        }

        impl ::std::fmt::Display for $choice {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&$base::from(self.clone()), f)
            }
        }
    };
    (@ $choice:ident $base:ident) => {
        impl wire::Enumeration for $choice {
            type Base = $base;
        }

        impl wire::Wire for $choice {
            type DefaultEncoding = wire::EnumerationEncoding;
        }

        impl<'de> ::serde::Deserialize<'de> for $choice {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                wire::read_enumeration(deserializer)
            }
        }

        impl ::serde::Serialize for $choice {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                wire::write(self, serializer)
            }
        }
    };
    ($choice:ident $($rest:tt)*) => {
        compile_error!(concat!(
            "`",
            stringify!($choice),
            "` is not listed as `Name: str, else Unknown` and rows of `Variant = value,`; see the documentation of \
             `wire::enumeration!`",
        ));
    };
}
pub use enumeration;
