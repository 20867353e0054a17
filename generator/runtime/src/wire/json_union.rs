//! Unions whose alternatives are distinguished by their JSON.

use azure_core::Value;
use serde::de::Error;

use super::{
    super::{TextAs, Unwritable},
    DiscriminatorValue, Encoding, Literal, Sink, Source, json_as,
};

/// A union whose alternatives are distinguished by their JSON. The macro `json_union!` implements it.
pub trait JsonUnion: Sized {
    /// Returns the index of the alternative that a value has the JSON of, if there is one.
    fn index(value: &Value) -> Option<usize>;

    /// Decodes the alternative with an index, or keeps the value if there is none.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not of the type of the alternative.
    fn decode(index: Option<usize>, value: Value) -> Result<Self, serde_json::Error>;

    /// Writes the alternative.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if a value cannot be written.
    fn write_alternative<W: Sink>(&self, sink: W) -> Result<W::Ok, W::Error>;
}

/// The JSON of an alternative, as far as it distinguishes it from the others.
#[derive(Clone, Copy, Debug)]
pub struct JsonPattern<'p> {
    /// The type of the values.
    pub kind: JsonKind,
    /// The members that the objects have.
    pub members: &'p [JsonMember<'p>],
    /// All members of the objects, if they may have those of another alternative.
    pub complete: Option<JsonMembers<'p>>,
}

/// The members of the objects of one alternative.
#[derive(Clone, Copy, Debug)]
pub struct JsonMembers<'p> {
    /// The names of those that every object has.
    pub required: &'p [&'static str],
    /// The names of all others. `None` if any are allowed.
    pub allowed: Option<&'p [&'static str]>,
}

impl JsonMembers<'_> {
    /// True if a value has all required members, and only allowed ones.
    fn are_of(&self, value: &Value) -> bool {
        let Value::Object(members) = value else {
            return false;
        };
        let is_allowed = |name: &String| {
            let name = name.as_str();
            self.required.contains(&name) || self.allowed.is_none_or(|all| all.contains(&name))
        };
        let mut required = self.required.iter();
        required.all(|name| members.contains_key(*name)) && members.keys().all(is_allowed)
    }
}

/// A member of the objects of one alternative.
#[derive(Clone, Copy, Debug)]
pub struct JsonMember<'p> {
    /// The name of the member.
    pub name: &'static str,
    /// Its values. If there are none, its presence distinguishes the alternative.
    pub values: &'p [Literal<'static>],
}

/// A type of JSON values, as JSON Schema distinguishes them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum JsonKind {
    /// Text.
    String,
    /// A number without a fraction, such as `1` and `1.0`.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl JsonKind {
    /// Returns the type of a value, unless it is `null`.
    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Null => return None,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) => {
                let is_whole = number.as_f64().is_some_and(|number| number.fract() == 0.0);
                match number.is_i64() || number.is_u64() || is_whole {
                    true => Self::Integer,
                    false => Self::Number,
                }
            }
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        })
    }
}

impl JsonMember<'_> {
    fn is_in(&self, value: &Value) -> bool {
        let found = value.get(self.name);
        if self.values.is_empty() {
            return found.is_some();
        }
        let found = found.and_then(literal).map(DiscriminatorValue::Typed);
        let mut values = self.values.iter();
        found.is_some_and(|found| values.any(|value| found.is(*value)))
    }
}

/// Returns the index of the only pattern that a value matches. If there are several, returns the only one of them whose
/// objects have all required members and no unknown ones, so that decoding loses nothing.
///
/// Integers are numbers too (JSON Schema, "type"). An alternative for integers has precedence, since it is exact.
pub fn json_index(patterns: &[JsonPattern<'_>], value: &Value) -> Option<usize> {
    let kind = JsonKind::of(value)?;
    let has_kind = |kind: JsonKind| patterns.iter().any(|pattern| pattern.kind == kind);
    let kind = match kind {
        JsonKind::Integer if !has_kind(kind) => JsonKind::Number,
        kind => kind,
    };
    let found = || {
        patterns.iter().enumerate().filter(|(_, pattern)| {
            pattern.kind == kind && pattern.members.iter().all(|member| member.is_in(value))
        })
    };
    let complete = |(_, pattern): &(usize, &JsonPattern<'_>)| {
        let complete = pattern.complete;
        complete.is_some_and(|complete| complete.are_of(value))
    };
    let index = only(found()).or_else(|| only(found().filter(complete)));
    index.map(|(index, _)| index)
}

/// Returns the only item.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    first.filter(|_| items.next().is_none())
}

/// Decodes a value, or keeps it if it is none of the alternatives. So is a number that its alternative cannot hold.
fn decode<T: JsonUnion>(value: Value) -> Result<T, serde_json::Error> {
    let index = T::index(&value);
    if value.is_number()
        && let Ok(number) = T::decode(index, value.clone())
    {
        return Ok(number);
    }
    let index = index.filter(|_| !value.is_number());
    T::decode(index, value)
}

/// Returns a value that a specification may define.
fn literal(value: &Value) -> Option<Literal<'_>> {
    Some(match value {
        Value::String(text) => Literal::Text(text),
        Value::Bool(value) => Literal::Boolean(*value),
        Value::Number(number) => match number.as_i64() {
            Some(value) => Literal::Integer(value),
            None => Literal::Number(number.as_f64()?),
        },
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    })
}

/// The default encoding of unions that are distinguished by their JSON.
#[derive(Debug)]
pub struct JsonUnionEncoding;

impl<T: JsonUnion> Encoding<T> for JsonUnionEncoding {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        let value = source.json()?.filter(|value| !value.is_null());
        *slot = value.map(decode).transpose().map_err(R::Error::custom)?;
        Ok(())
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        value.write_alternative(sink)
    }
}

/// Decodes the value of an alternative with an encoding.
///
/// # Errors
///
/// Returns an error if the value is not of the type.
pub fn decode_alternative<E: Encoding<T>, T>(value: Value) -> Result<T, serde_json::Error> {
    let mut slot = None;
    E::read(value, &mut slot)?;
    slot.ok_or_else(|| serde_json::Error::custom("the value is empty"))
}

/// Text is written as it is, and other values as JSON.
impl<T: JsonUnion> TextAs<JsonUnionEncoding> for T {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        let json = json_as::<JsonUnionEncoding, T>(self);
        let json = json.map_err(|error| Unwritable::new(error.to_string()))?;
        let json: Value = azure_core::json::from_json(&json)
            .map_err(|error| Unwritable::new(error.to_string()))?;
        Ok(match json {
            Value::Null => None,
            Value::String(text) => Some(text),
            json => Some(json.to_string()),
        })
    }
}

/// Implements `JsonUnion`, `Wire`, `Debug`, `Deserialize` and `Serialize` for an enum, and `From` for the types of its
/// alternatives.
///
/// It takes the variant for other values, and the list of the other variants. Each has the JSON type of its values, the
/// members that distinguish it from other objects, with the values of one that lists them, the types that convert to
/// it, and its encoding if it differs from that of the type. The union writes the only value of the first member. If
/// objects may have the distinctive members of another variant, all members are listed: those that it `requires`, and
/// the others that it `allows`, unless it allows any:
///
/// ```text
/// wire::json_union! { Input, else Unknown
///     String = String from [String, &str],
///     Created = Integer from [OffsetDateTime] as wire::UnixTime,
///     Circle = Object with "kind" = "circle" from [Circle],
///     Line = Object with "kind" in ["line", "curve"] from [Line],
///     Square = Object with "kind" = "polygon" with "side" from [Square],
///     Pen = Object with "ink" requires ["ink"] allows ["tip"] from [Pen],
/// }
/// ```
///
/// The variant for other values has a [`Value`]. The module that uses the macro must import `wire`.
#[macro_export]
macro_rules! json_union {
    ($union:ident, else $unknown:ident
        $(
            $variant:ident = $kind:ident
                $(with $member:literal $(= $value:literal)? $(in [$($listed:literal),*])?)*
                $(requires [$($required:literal),*] $(allows [$($allowed:literal),*])?)?
                $(from [$($from:ty),*])? $(as $encoding:ty)?,
        )*
    ) => {
        impl wire::JsonUnion for $union {
            fn index(value: &::azure_core::Value) -> ::std::option::Option<usize> {
                let patterns = [
                    $(
                        wire::JsonPattern {
                            kind: wire::JsonKind::$kind,
                            members: &[$(wire::JsonMember {
                                name: $member,
                                values: &[
                                    $(wire::Literal::from($value),)?
                                    $($(wire::Literal::from($listed),)*)?
                                ],
                            },)*],
                            complete: wire::json_union!(
                                @ complete $([$($required),*] $([$($allowed),*])?)?
                            ),
                        },
                    )*
                ];
                wire::json_index(&patterns, value)
            }

            fn decode(
                index: ::std::option::Option<usize>,
                value: ::azure_core::Value,
            ) -> ::std::result::Result<Self, ::serde_json::Error> {
                let mut indices = 0..usize::MAX;
                $(
                    if index.is_some() && index == indices.next() {
                        let value = wire::decode_alternative::<wire::MemberEncoding<$($encoding)?>, _>(value)?;
                        return Ok(Self::$variant(value));
                    }
                )*
                Ok(Self::$unknown(value))
            }

            fn write_alternative<W: wire::Sink>(
                &self,
                sink: W,
            ) -> ::std::result::Result<W::Ok, W::Error> {
                match self {
                    $(
                        Self::$variant(value) => {
                            wire::json_union!(
                                @ write value, sink, wire::MemberEncoding<$($encoding)?>, $($member $(= $value)?),*
                            )
                        }
                    )*
                    Self::$unknown(value) => wire::Wire::write(value, sink),
                }
            }
        }

        impl wire::Wire for $union {
            type DefaultEncoding = wire::JsonUnionEncoding;
        }

        $($($(
            impl ::std::convert::From<$from> for $union {
                #[inline]
                fn from(value: $from) -> Self {
                    Self::$variant(value.into())
                }
            }
        )*)?)*

        impl ::std::fmt::Debug for $union {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                wire::show(self, f)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $union {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                <wire::Json as wire::Format>::read(deserializer)
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
    (@ complete) => {
        ::std::option::Option::None
    };
    (@ complete [$($required:literal),*]) => {
        ::std::option::Option::Some(wire::JsonMembers {
            required: &[$($required),*],
            allowed: ::std::option::Option::None,
        })
    };
    (@ complete [$($required:literal),*] [$($allowed:literal),*]) => {
        ::std::option::Option::Some(wire::JsonMembers {
            required: &[$($required),*],
            allowed: ::std::option::Option::Some(&[$($allowed),*]),
        })
    };
    (@ write
        $alternative:ident, $sink:ident, $encoding:ty,
        $member:literal = $value:literal $($rest:tt)*
    ) => {{
        let discriminator = wire::Discriminator {
            name: $member,
            value: wire::Literal::from($value),
        };
        $sink.object(&**$alternative, ::std::option::Option::Some(discriminator))
    }};
    (@ write $alternative:ident, $sink:ident, $encoding:ty, $($rest:tt)*) => {
        <$encoding as wire::Encoding<_>>::write($alternative, $sink)
    };
    ($union:ident $($rest:tt)*) => {
        compile_error!(concat!(
            "an alternative of `",
            stringify!($union),
            "` is not listed as `Variant = Object with \"member\" from [Model],`; see the documentation of \
             `wire::json_union!`",
        ));
    };
}
pub use json_union;
