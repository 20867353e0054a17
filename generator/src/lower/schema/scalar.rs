//! Scalars from `type` and `format`.

use crate::dialect::document::SchemaType;
use crate::ir::{Scalar, Type};

/// A scalar; true if its format is known.
pub(crate) struct ScalarFormat {
    pub scalar: Scalar,
    pub known: bool,
}

/// Finds a scalar. Case, dashes and underscores of formats are ignored. A format without a type implies one.
pub(crate) fn find(kind: Option<SchemaType>, format: Option<&str>) -> ScalarFormat {
    let Some(format) = format.filter(|format| !format.trim().is_empty()) else {
        return plain(kind, true);
    };
    let word = word(format);
    let scalar = match kind {
        Some(SchemaType::String) => text(&word),
        // A format for fractions has precedence over `integer`, which could not hold the value.
        Some(SchemaType::Integer | SchemaType::Number) => number(&word),
        Some(SchemaType::File) => Some(Scalar::Binary),
        Some(SchemaType::Object) => {
            matches!(word.as_str(), "file" | "binary").then_some(Scalar::Binary)
        }
        Some(SchemaType::Boolean | SchemaType::Array) => None,
        None => number(&word).or_else(|| text(&word)),
    };
    match scalar {
        Some(scalar) => ScalarFormat {
            scalar,
            known: true,
        },
        None => plain(kind, false),
    }
}

/// Returns a format without the differences that are ignored.
fn word(format: &str) -> String {
    let letters = format.chars();
    let letters = letters.filter(|letter| !matches!(letter, '-' | '_' | ' '));
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// True for the format of values that are an integer or text, which only any JSON value keeps as they are.
pub(crate) fn is_integer_or_text(format: &str) -> bool {
    word(format) == "intorstring"
}

/// Returns the type of a value in JSON or XML, where raw bytes are text.
pub(crate) fn textual(ty: Type) -> Type {
    ty.with_items(|item| match item {
        Type::Scalar(Scalar::Binary) => Type::STRING,
        other => other,
    })
}

/// Returns the type of a whole body, which may be raw bytes.
pub(crate) fn textual_within(ty: Type) -> Type {
    match ty {
        Type::Scalar(Scalar::Binary) => ty,
        other => textual(other),
    }
}

fn plain(kind: Option<SchemaType>, known: bool) -> ScalarFormat {
    let scalar = match kind {
        Some(SchemaType::Boolean) => Scalar::Boolean,
        Some(SchemaType::Integer) => Scalar::Int64,
        Some(SchemaType::Number) => Scalar::Float64,
        Some(SchemaType::File) => Scalar::Binary,
        Some(SchemaType::String | SchemaType::Array | SchemaType::Object) | None => Scalar::String,
    };
    ScalarFormat { scalar, known }
}

/// The other formats of text in JSON Schema 2020-12 and in the registry of OpenAPI.
const TEXT_FORMATS: [&str; 17] = [
    "commonmark",
    "datetimelocal",
    "decimal128",
    "html",
    "idnemail",
    "idnhostname",
    "iri",
    "irireference",
    "jsonpointer",
    "mediarange",
    "relativejsonpointer",
    "sfbinary",
    "sfstring",
    "sftoken",
    "timelocal",
    "urireference",
    "uritemplate",
];

fn text(word: &str) -> Option<Scalar> {
    Some(match word {
        "datetime" => Scalar::DateTime,
        "datetimerfc1123" | "rfc1123" | "datetimerfc7231" | "rfc7231" | "httpdate"
        | "datetimehttp" => Scalar::DateTimeRfc1123,
        "date" => Scalar::Date,
        "time" => Scalar::Time,
        "duration" => Scalar::Duration,
        "uuid" | "guid" => Scalar::Uuid,
        "uri" | "url" => Scalar::Url,
        "armid" => Scalar::ArmId,
        "etag" => Scalar::Etag,
        "password" => Scalar::Password,
        "byte" | "base64" => Scalar::Base64,
        "base64url" => Scalar::Base64Url,
        "binary" | "file" => Scalar::Binary,
        // Formats that do not change the encoding of text.
        "char" | "email" | "hostname" | "ipv4" | "ipv6" | "regex" | "string" | "json" | "int32"
        | "int64" | "float" | "double" | "decimal" | "boolean" | "bool" => Scalar::String,
        word if TEXT_FORMATS.contains(&word) => Scalar::String,
        _ => return None,
    })
}

fn integer(word: &str) -> Option<Scalar> {
    Some(match word {
        "int8" | "int16" | "int32" | "int" => Scalar::Int32,
        "int64" | "long" => Scalar::Int64,
        "uint8" | "uint16" | "uint32" => Scalar::Uint32,
        "uint64" | "ulong" => Scalar::Uint64,
        "sfinteger" => Scalar::Int64,
        "unixtime" => Scalar::UnixTime,
        _ => return None,
    })
}

fn number(word: &str) -> Option<Scalar> {
    Some(match word {
        "float" | "half" => Scalar::Float32,
        "double" | "doubleint" | "sfdecimal" => Scalar::Float64,
        "decimal" | "decimal128" => Scalar::Decimal,
        _ => return integer(word),
    })
}
