//! Values with more than one type.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Deserializes a value that may be `null`, which differs from an absent one.
pub fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// Deserializes a value like [`present`].
pub fn present_boxed<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Box<Value>>, D::Error> {
    Value::deserialize(deserializer).map(|value| Some(Box::new(value)))
}

/// Returns the pointer of the schema in a parameter, header or response of Swagger 2.0.
pub fn schema_at() -> Cow<'static, str> {
    Cow::Borrowed("/schema")
}

/// A value of the key `type`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SchemaType {
    /// `array`
    Array,
    /// `boolean`
    Boolean,
    /// `file`
    File,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `object`
    Object,
    /// `string`
    String,
}

impl SchemaType {
    const NAMES: &'static [&'static str] = &[
        "array", "boolean", "file", "integer", "number", "object", "string",
    ];

    const ALL: [SchemaType; 7] = [
        SchemaType::Array,
        SchemaType::Boolean,
        SchemaType::File,
        SchemaType::Integer,
        SchemaType::Number,
        SchemaType::Object,
        SchemaType::String,
    ];

    fn of(name: &str) -> Option<SchemaType> {
        Some(match name.to_ascii_lowercase().as_str() {
            "array" => SchemaType::Array,
            "boolean" => SchemaType::Boolean,
            "file" => SchemaType::File,
            "integer" => SchemaType::Integer,
            "number" => SchemaType::Number,
            "object" => SchemaType::Object,
            "string" => SchemaType::String,
            _ => return None,
        })
    }
}

/// The key `type`: one type, or several, one of which may be `null`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct SchemaTypes {
    /// The type, if there is only one besides `null`.
    pub kind: Option<SchemaType>,
    /// True if `null` is one of the types.
    pub null: bool,
    /// True if there are several types besides `null`.
    pub several: bool,
    /// True if there is an object instead of a type.
    pub is_object: bool,
    /// One bit for each type besides `null`.
    named: u8,
}

impl From<SchemaType> for SchemaTypes {
    fn from(kind: SchemaType) -> Self {
        SchemaTypes {
            kind: Some(kind),
            named: bit(kind),
            ..SchemaTypes::default()
        }
    }
}

impl SchemaTypes {
    fn add<E: Error>(&mut self, name: &str) -> Result<(), E> {
        if name == "null" {
            self.null = true;
            return Ok(());
        }
        let kind =
            SchemaType::of(name).ok_or_else(|| E::unknown_variant(name, SchemaType::NAMES))?;
        if self.kind.is_some_and(|known| known != kind) {
            self.several = true;
        }
        self.kind = Some(kind);
        self.named |= bit(kind);
        Ok(())
    }

    /// Returns no type, or only `null`.
    pub fn of_null(null: bool) -> Self {
        SchemaTypes {
            null,
            ..SchemaTypes::default()
        }
    }

    /// Returns the types that two schemas both allow, and `null` if one allows it. There are none if no value is of
    /// both; a schema without types allows all, and an integer is a number.
    pub fn common(self, other: SchemaTypes) -> Option<SchemaTypes> {
        let null = self.null || other.null;
        let found = match (self.named, other.named) {
            (_, 0) => self,
            (0, _) => other,
            (own, others) if own == others => self,
            (own, others) => {
                let both = with_integers(own) & with_integers(others);
                let is_number = both & bit(SchemaType::Number) != 0;
                let named = both & !(u8::from(is_number) * bit(SchemaType::Integer));
                let kind = SchemaType::ALL
                    .into_iter()
                    .find(|kind| named & bit(*kind) != 0);
                SchemaTypes {
                    kind: Some(kind?),
                    several: named.count_ones() > 1,
                    named,
                    ..SchemaTypes::default()
                }
            }
        };
        Some(SchemaTypes { null, ..found })
    }

    /// Returns the types besides `null`.
    pub fn named(self) -> impl Iterator<Item = SchemaType> {
        let is_named = move |kind: &SchemaType| self.named & bit(*kind) != 0;
        SchemaType::ALL.into_iter().filter(is_named)
    }
}

/// Returns the bit of a type.
const fn bit(kind: SchemaType) -> u8 {
    1 << kind as u8
}

/// Returns types with that of integers if they have that of numbers.
fn with_integers(named: u8) -> u8 {
    match named & bit(SchemaType::Number) {
        0 => named,
        _ => named | bit(SchemaType::Integer),
    }
}

impl<'de> Deserialize<'de> for SchemaTypes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TypeNames;
        impl<'de> Visitor<'de> for TypeNames {
            type Value = SchemaTypes;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the name of a type")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<SchemaTypes, E> {
                let mut kinds = SchemaTypes::default();
                kinds.add(name)?;
                Ok(kinds)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut names: A) -> Result<SchemaTypes, A::Error> {
                let mut kinds = SchemaTypes::default();
                while let Some(name) = names.next_element::<&str>()? {
                    kinds.add(name)?;
                }
                if kinds.several {
                    kinds.kind = None;
                }
                Ok(kinds)
            }

            // The properties of an object without `properties` around them.
            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<SchemaTypes, A::Error> {
                while members.next_entry::<&str, Value>()?.is_some() {}
                Ok(SchemaTypes {
                    is_object: true,
                    ..SchemaTypes::default()
                })
            }
        }
        deserializer.deserialize_any(TypeNames)
    }
}

/// The key `required` of a schema: the names of required members, or, although invalid, a flag of the member itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Required<'a> {
    /// The required members.
    Names(Vec<&'a str>),
    /// True if the member with this schema is required.
    Itself(bool),
}

impl Default for Required<'_> {
    fn default() -> Self {
        Required::Names(Vec::new())
    }
}

impl<'a> Required<'a> {
    /// Returns the required members.
    pub fn names(&self) -> &[&'a str] {
        match self {
            Required::Names(names) => names,
            Required::Itself(_) => &[],
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Required<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NamesOrFlag;
        impl<'de> Visitor<'de> for NamesOrFlag {
            type Value = Required<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of names")
            }

            fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
                Ok(Required::Itself(flag))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut names: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(name) = names.next_element()? {
                    list.push(name);
                }
                Ok(Required::Names(list))
            }
        }
        deserializer.deserialize_any(NamesOrFlag)
    }
}

/// The key `deprecated`: a flag, or a text with the reason.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Deprecated<'a> {
    /// Not deprecated.
    #[default]
    No,
    /// Deprecated, with a text that may be empty.
    Yes(&'a str),
}

impl<'de: 'a, 'a> Deserialize<'de> for Deprecated<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FlagOrText;
        impl<'de> Visitor<'de> for FlagOrText {
            type Value = Deprecated<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a boolean")
            }

            fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
                Ok(if flag {
                    Deprecated::Yes("")
                } else {
                    Deprecated::No
                })
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Deprecated::Yes(text))
            }
        }
        deserializer.deserialize_any(FlagOrText)
    }
}
