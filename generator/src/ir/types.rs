//! The types of values.

use super::DefinitionId;

/// What a value is, wherever one can stand: in a property, a parameter, a header, a body.
///
/// Aliases are resolved by lowering: a definition that is an array, a map, a scalar or only a `$ref`
/// never appears as a definition of its own.
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Type {
    /// Any JSON value.
    Any,
    /// A single value with a format.
    Scalar(Scalar),
    /// A list; `nullable_items` when the items may be `null`.
    Array {
        /// What each item is.
        items: Box<Type>,
        /// Whether `null` may stand among the items.
        nullable_items: bool,
    },
    /// An object with free keys.
    Map {
        /// What each value is.
        values: Box<Type>,
        /// Whether `null` may stand among the values.
        nullable_values: bool,
    },
    /// A model, enumeration or union.
    Named(DefinitionId),
    /// A text constant: the single value of a required one-value enumeration.
    Constant(String),
}

/// Scalars by wire format (Swagger 2.0 `type` and `format`, with AutoRest's additions).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Scalar {
    /// `boolean`
    Boolean,
    /// `integer` with `int32`
    Int32,
    /// `integer` with `int64`, or without a format
    Int64,
    /// `number` with `float`
    Float32,
    /// `number` with `double`, or without a format
    Float64,
    /// `number` with `decimal`: digits beyond a double's are kept as JSON wrote them
    Decimal,
    /// `string` without a format, or with one that changes nothing about its text
    String,
    /// `string` with `uuid`
    Uuid,
    /// `string` with `arm-id`
    ArmId,
    /// `string` with `uri` or `url`: kept as text, since services answer with relative ones
    Url,
    /// `string` with `etag`
    Etag,
    /// `string` with `password`: text that is never shown
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
    /// `string` with `duration`: ISO 8601, kept as text
    Duration,
    /// `string` with `byte`: base64
    Base64,
    /// `string` with `base64url`
    Base64Url,
    /// `file`, `binary`: raw bytes as a body
    Binary,
    /// The same as a part of a form: bytes that may have a name and a media type
    File,
}

impl Type {
    /// A plain string.
    pub const STRING: Type = Type::Scalar(Scalar::String);

    /// The definition that the type is, or that its items or values are in the end.
    pub fn definition(&self) -> Option<DefinitionId> {
        match self {
            Type::Named(id) => Some(*id),
            Type::Array { items, .. } => items.definition(),
            Type::Map { values, .. } => values.definition(),
            Type::Any | Type::Scalar(_) | Type::Constant(_) => None,
        }
    }

    /// The same, open to change.
    pub fn definition_mut(&mut self) -> Option<&mut DefinitionId> {
        match self {
            Type::Named(id) => Some(id),
            Type::Array { items, .. } => items.definition_mut(),
            Type::Map { values, .. } => values.definition_mut(),
            Type::Any | Type::Scalar(_) | Type::Constant(_) => None,
        }
    }
}
