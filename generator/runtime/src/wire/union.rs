//! Unions with a discriminator.

use std::{borrow::Cow, collections::BTreeMap, fmt, vec};

use azure_core::Value;
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, MapAccess, Visitor, value::CowStrDeserializer},
};

use super::{
    DiscriminatorValue, Encoding, FromMembers, Literal, MemberSink, MemberSource, Object,
    ObjectEncoding, ReadableObject, Sink, Source, Wire,
    buffer::{Buffer, BufferedMember},
    reader::{MemberName, ObjectReader},
};

/// A union with a discriminator. The macro `union!` implements it.
pub trait Union: Sized {
    /// The name of the discriminator.
    const DISCRIMINATOR: &'static str;

    /// Reads the alternative that the discriminator value selects. If the value is unknown or absent, reads the
    /// [`OtherAlternative`].
    ///
    /// # Errors
    ///
    /// Returns an error if a member is invalid.
    fn read_members<R: MemberSource>(
        value: Option<DiscriminatorValue<'_>>,
        source: &mut R,
    ) -> Result<Self, R::Error>;

    /// Writes the alternative.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if a member cannot be written.
    fn write_alternative<W: Sink>(&self, sink: W) -> Result<W::Ok, W::Error>;
}

/// Reads the model of an alternative, which the variant boxes.
///
/// # Errors
///
/// Returns an error if a member is invalid.
pub fn read_alternative<T: ReadableObject, R: MemberSource>(
    source: &mut R,
) -> Result<Box<T>, R::Error> {
    T::read_object(source).map(Box::new)
}

/// The alternative for values that no other alternative has.
pub trait OtherAlternative: Sized {
    /// Reads the members. `value` is the value of the discriminator.
    ///
    /// # Errors
    ///
    /// Returns an error if a member is invalid.
    fn read<R: MemberSource>(
        value: Option<DiscriminatorValue<'_>>,
        source: &mut R,
    ) -> Result<Self, R::Error>;

    /// Writes the members. `name` is the name of the discriminator.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if a member cannot be written.
    fn write<W: Sink>(&self, name: &'static str, sink: W) -> Result<W::Ok, W::Error>;
}

/// An alternative that is not defined in this API version. It keeps every member.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownAlternative {
    /// The members, including the discriminator.
    pub members: BTreeMap<String, Value>,
}

impl UnknownAlternative {
    /// Returns the text of a member, such as the discriminator.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.members.get(name)?.as_str()
    }
}

impl Object for UnknownAlternative {
    const NAME: &'static str = "UnknownAlternative";

    fn write_members<W: MemberSink>(&self, sink: &mut W) {
        sink.anything(&self.members);
    }
}

impl ReadableObject for UnknownAlternative {
    fn read_object<R: MemberSource>(source: &mut R) -> Result<Self, R::Error> {
        let mut members = BTreeMap::new();
        source.anything(&mut members)?;
        Ok(Self { members })
    }
}

impl OtherAlternative for UnknownAlternative {
    fn read<R: MemberSource>(
        _: Option<DiscriminatorValue<'_>>,
        source: &mut R,
    ) -> Result<Self, R::Error> {
        Self::read_object(source)
    }

    fn write<W: Sink>(&self, _: &'static str, sink: W) -> Result<W::Ok, W::Error> {
        Wire::write(self, sink)
    }
}

impl Wire for UnknownAlternative {
    type DefaultEncoding = ObjectEncoding;
}

impl fmt::Debug for UnknownAlternative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::show(self, f)
    }
}

/// The default encoding of unions.
#[derive(Debug)]
pub struct UnionEncoding;

impl<T: Union> Encoding<T> for UnionEncoding {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        source.members(UnionVisitor(slot))
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        value.write_alternative(sink)
    }
}

struct UnionVisitor<'s, T>(&'s mut Option<T>);

impl<'de, T: Union> Visitor<'de> for UnionVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the property `{}`", T::DISCRIMINATOR)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        // The discriminator usually comes first; members before it are buffered.
        let mut waiting = Vec::new();
        while let Some(key) = access.next_key_seed(MemberName)? {
            let buffer = access.next_value_seed(Buffer::seed())?;
            if key != T::DISCRIMINATOR {
                waiting.push((key, buffer));
                continue;
            }
            // The value selects the alternative, which may then read it as a member.
            let value = buffer.clone();
            let value = literal(&value).map(DiscriminatorValue::Typed);
            let replay = Replay::new(Some((key, buffer)), waiting, Some(access));
            let mut source = ObjectReader::new(replay, Some(T::DISCRIMINATOR));
            return self.read(value, &mut source);
        }
        let mut source = ObjectReader::new(Replay::<A>::new(None, waiting, None), None);
        self.read(None, &mut source)
    }

    fn visit_unit<X: Error>(self) -> Result<(), X> {
        self.visit_none()
    }

    fn visit_none<X>(self) -> Result<(), X> {
        *self.0 = None;
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Union> FromMembers<'de> for UnionVisitor<'_, T> {
    const DISCRIMINATOR: Option<&'static str> = Some(T::DISCRIMINATOR);

    fn read<R: MemberSource>(
        self,
        value: Option<DiscriminatorValue<'_>>,
        source: &mut R,
    ) -> Result<(), R::Error> {
        *self.0 = Some(T::read_members(value, source)?);
        Ok(())
    }
}

/// Returns the value of a discriminator, unless it is `null`, a list or an object.
fn literal<'b>(buffer: &'b Buffer<'_>) -> Option<Literal<'b>> {
    Some(match buffer {
        Buffer::Text(text) => Literal::Text(text),
        Buffer::Boolean(value) => Literal::Boolean(*value),
        Buffer::Signed(value) => Literal::Integer(*value),
        Buffer::Unsigned(value) => match i64::try_from(*value) {
            Ok(value) => Literal::Integer(value),
            Err(_) => Literal::Number(*value as f64),
        },
        Buffer::Double(value) => Literal::Number(*value),
        Buffer::Number(text) => Literal::Number(text.parse().ok()?),
        Buffer::Null | Buffer::List(_) | Buffer::Object(_) => return None,
    })
}

type BufferedEntry<'de> = (Cow<'de, str>, Buffer<'de>);

/// An object some of whose members were read before.
struct Replay<'de, A: MapAccess<'de>> {
    first: Option<BufferedEntry<'de>>,
    waiting: vec::IntoIter<BufferedEntry<'de>>,
    /// The value of the current member, if it was read before.
    value: Option<BufferedMember<'de, A::Error>>,
    /// The rest of the object, if it did not end.
    rest: Option<A>,
}

impl<'de, A: MapAccess<'de>> Replay<'de, A> {
    fn new(
        first: Option<BufferedEntry<'de>>,
        waiting: Vec<BufferedEntry<'de>>,
        rest: Option<A>,
    ) -> Self {
        Self {
            first,
            waiting: waiting.into_iter(),
            value: None,
            rest,
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.first.take().or_else(|| self.waiting.next()) {
            Some((key, buffer)) => {
                self.value = Some(BufferedMember::new(buffer));
                seed.deserialize(CowStrDeserializer::new(key)).map(Some)
            }
            None => match &mut self.rest {
                Some(rest) => rest.next_key_seed(seed),
                None => Ok(None),
            },
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match (self.value.take(), &mut self.rest) {
            (None, Some(rest)) => rest.next_value_seed(seed),
            (value, _) => value
                .unwrap_or_else(|| BufferedMember::new(Buffer::Null))
                .next_value_seed(seed),
        }
    }
}

/// Implements `Union`, `Wire`, `Deserialize` and `Serialize` for an enum, and `From` for the models of its
/// alternatives.
///
/// It takes the name of the discriminator, the variant for unknown alternatives, and the list of the other variants,
/// each with its discriminator value, and with the model that converts to the variant:
///
/// ```text
/// wire::union! { Shape by "kind", else UnknownAlternative
///     Circle = "circle" from Circle,
///     Disc = "disc",
/// }
/// ```
///
/// Discriminator values are text, numbers or booleans. Variants box their models, except the one with the
/// [`UnknownAlternative`], or with the `DefaultAlternative` of a model. The list of an XML union begins with
/// `Shape in wire::Xml by "kind"`. The module that uses the macro must import `wire`.
#[macro_export]
macro_rules! union {
    ($union:ident in $module:ident::$format:ident by $($rest:tt)*) => {
        wire::union! { @ $union $module::$format, $($rest)* }
    };
    ($union:ident by $($rest:tt)*) => {
        wire::union! { @ $union wire::Json, $($rest)* }
    };
    (@ $union:ident $format:ty, $discriminator:literal, else $unknown:ident
        $($variant:ident = $value:literal $(from $model:ty)?,)*
    ) => {
        impl wire::Union for $union {
            const DISCRIMINATOR: &'static str = $discriminator;

            fn read_members<R: wire::MemberSource>(
                value: ::std::option::Option<wire::DiscriminatorValue<'_>>,
                source: &mut R,
            ) -> ::std::result::Result<Self, R::Error> {
                Ok(match value {
                    $(
                        Some(value) if value.is($value) => {
                            Self::$variant(wire::read_alternative(source)?)
                        }
                    )*
                    value => Self::$unknown(wire::OtherAlternative::read(value, source)?),
                })
            }

            fn write_alternative<W: wire::Sink>(
                &self,
                sink: W,
            ) -> ::std::result::Result<W::Ok, W::Error> {
                match self {
                    $(
                        Self::$variant(alternative) => {
                            let discriminator = wire::Discriminator {
                                name: $discriminator,
                                value: wire::Literal::from($value),
                            };
                            sink.object(&**alternative, Some(discriminator))
                        }
                    )*
                    Self::$unknown(alternative) => {
                        wire::OtherAlternative::write(alternative, $discriminator, sink)
                    }
                }
            }
        }

        impl wire::Wire for $union {
            type DefaultEncoding = wire::UnionEncoding;
        }

        $($(
            impl ::std::convert::From<$model> for $union {
                #[inline]
                fn from(value: $model) -> Self {
                    Self::$variant(Box::new(value))
                }
            }
        )?)*

        impl<'de> ::serde::Deserialize<'de> for $union {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                <$format as wire::Format>::read(deserializer)
            }
        }

        impl ::serde::Serialize for $union {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                wire::write(self, serializer)
            }
        }
    };
    (@ $union:ident $($rest:tt)*) => {
        compile_error!(concat!(
            "an alternative of `",
            stringify!($union),
            "` is not listed as `Variant = \"value\" from Model,`; see the documentation of `wire::union!`",
        ));
    };
}
pub use union;
