//! Types of values.

use super::{DefinitionId, Literal};

/// The type of a value: of a property, a parameter, a header or a body.
///
/// Aliases are resolved by lowering: a definition that is an array, a map, a scalar or only a `$ref` is not a
/// [`Definition`](super::Definition).
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Type {
    /// Any JSON value.
    Any,
    /// A scalar with a format.
    Scalar(Scalar),
    /// A list.
    Array {
        /// The item type.
        items: Box<Type>,
        /// True if items may be `null`.
        nullable_items: bool,
    },
    /// An object with arbitrary keys.
    Map {
        /// The type of the values.
        values: Box<Type>,
        /// True if values may be `null`.
        nullable_values: bool,
    },
    /// A model, enumeration or union.
    Named(DefinitionId),
    /// A constant: the only value of a required enumeration.
    Constant(Literal),
    /// Text that contains JSON.
    JsonInText(Box<JsonInText>),
}

/// Text that contains the JSON of a type (`contentSchema`). If the type is such text too, there is JSON in JSON.
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonInText {
    /// The encoding of the JSON.
    pub encoding: TextEncoding,
    /// The type of the JSON.
    pub content: Type,
}

/// The encoding of data in text (`contentEncoding`).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TextEncoding {
    /// The text is the data.
    Plain,
    /// Base64 (RFC 4648, section 4).
    Base64,
    /// Base64 for URLs, without padding (RFC 4648, section 5).
    Base64Url,
}

/// A scalar by wire format (Swagger 2.0 `type` and `format`, with AutoRest's additions).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Scalar {
    /// `boolean`
    Boolean,
    /// `integer` with `int32`
    Int32,
    /// `integer` with `int64`, or without a format
    Int64,
    /// `integer` with `uint8`, `uint16` or `uint32`
    Uint32,
    /// `integer` with `uint64`
    Uint64,
    /// `number` with `float`
    Float32,
    /// `number` with `double`, or without a format
    Float64,
    /// `number` with `decimal`: all digits are kept
    Decimal,
    /// `string` without a format, or with one that does not change its text
    String,
    /// `string` with `uuid`
    Uuid,
    /// `string` with `uuid`, as a UUID instead of text. Decided by the `typed_text` pass.
    TypedUuid,
    /// `string` with `date`, as a date instead of text. Decided by the `typed_text` pass.
    TypedDate,
    /// `string` with `arm-id`
    ArmId,
    /// `string` with `uri` or `url`: kept as text, since services return relative URLs too
    Url,
    /// `string` with `etag`
    Etag,
    /// `string` with `password`: text that is never printed
    Password,
    /// `string` with `date-time`: RFC 3339
    DateTime,
    /// `string` with `date-time-rfc1123`
    DateTimeRfc1123,
    /// `integer` with `unixtime`: seconds since 1970
    UnixTime,
    /// `string` with `date`: RFC 3339 full-date
    Date,
    /// `string` with `time`: RFC 3339 partial-time
    Time,
    /// `string` with `duration`: ISO 8601
    Duration,
    /// `string` with `byte`: base64
    Base64,
    /// `string` with `base64url`
    Base64Url,
    /// `file`, `binary`: raw bytes as a body
    Binary,
    /// `file`, `binary` as a form part: bytes that may have a name and a media type
    File,
}

impl Scalar {
    /// True for points in time: dates with and without a time of day.
    pub fn is_time(self) -> bool {
        matches!(
            self,
            Scalar::DateTime
                | Scalar::DateTimeRfc1123
                | Scalar::UnixTime
                | Scalar::Date
                | Scalar::TypedDate
        )
    }
}

impl Type {
    /// A plain string.
    pub const STRING: Type = Type::Scalar(Scalar::String);

    /// Returns the type with another one in place of the items and values of its lists and maps, or of itself.
    pub fn with_items(self, change: fn(Type) -> Type) -> Type {
        match self {
            Type::Array {
                items,
                nullable_items,
            } => Type::Array {
                items: Box::new(items.with_items(change)),
                nullable_items,
            },
            Type::Map {
                values,
                nullable_values,
            } => Type::Map {
                values: Box::new(values.with_items(change)),
                nullable_values,
            },
            other => change(other),
        }
    }

    /// Returns the definition of the type, or of its items, its values or the JSON in its text.
    pub fn definition(&self) -> Option<DefinitionId> {
        match self {
            Type::Named(id) => Some(*id),
            Type::Array { items, .. } => items.definition(),
            Type::Map { values, .. } => values.definition(),
            Type::JsonInText(text) => text.content.definition(),
            Type::Any | Type::Scalar(_) | Type::Constant(_) => None,
        }
    }

    /// Returns the definition of the type, or of the JSON in its text, but not of items or values.
    pub fn own_definition(&self) -> Option<DefinitionId> {
        match self.decoded() {
            Type::Named(id) => Some(*id),
            _ => None,
        }
    }

    /// Returns the type of the JSON in the text, or the type itself: that of the value in code.
    pub fn decoded(&self) -> &Type {
        match self {
            Type::JsonInText(text) => text.content.decoded(),
            ty => ty,
        }
    }

    /// Returns the definition of the type mutably.
    pub fn definition_mut(&mut self) -> Option<&mut DefinitionId> {
        match self {
            Type::Named(id) => Some(id),
            Type::Array { items, .. } => items.definition_mut(),
            Type::Map { values, .. } => values.definition_mut(),
            Type::JsonInText(text) => text.content.definition_mut(),
            Type::Any | Type::Scalar(_) | Type::Constant(_) => None,
        }
    }
}
