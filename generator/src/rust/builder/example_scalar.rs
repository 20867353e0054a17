//! Builds expressions from the scalar values of examples.

use serde_json::Value;

use crate::ir::Scalar;

/// Returns the expression of an argument: the value of the example if it has the right type, or else a stand-in.
pub(super) fn argument(scalar: Scalar, given: &Value, name: &str) -> String {
    shown(scalar, given).unwrap_or_else(|| match scalar {
        Scalar::Boolean => "true".to_owned(),
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 => "1".to_owned(),
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => "1.0".to_owned(),
        Scalar::DateTime | Scalar::DateTimeRfc1123 | Scalar::UnixTime => {
            "azure_core::time::OffsetDateTime::now_utc()".to_owned()
        }
        Scalar::TypedUuid => "azure_core::Uuid::new_v4()".to_owned(),
        Scalar::TypedDate => "azure_core::time::OffsetDateTime::now_utc().date()".to_owned(),
        Scalar::Duration => duration("PT5M"),
        _ => text_literal(given.as_str().unwrap_or(name)),
    })
}

/// Returns the expression of a value that is not text. `None` if the value has another type.
pub(super) fn shown(scalar: Scalar, given: &Value) -> Option<String> {
    match scalar {
        Scalar::Boolean => given.as_bool().map(|value| value.to_string()),
        Scalar::Int32 => {
            let value = given.as_i64().and_then(|value| i32::try_from(value).ok())?;
            Some(value.to_string())
        }
        Scalar::Int64 => given.as_i64().map(|value| value.to_string()),
        Scalar::Uint32 => {
            let value = given.as_u64().and_then(|value| u32::try_from(value).ok())?;
            Some(value.to_string())
        }
        Scalar::Uint64 => given.as_u64().map(|value| value.to_string()),
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => {
            given.as_f64().map(|value| format!("{value:?}"))
        }
        Scalar::DateTime | Scalar::DateTimeRfc1123 | Scalar::UnixTime => {
            given.as_str().and_then(date_time)
        }
        Scalar::TypedUuid => given.as_str().and_then(uuid),
        Scalar::TypedDate => given.as_str().and_then(date),
        Scalar::Duration => given.as_str().map(duration),
        _ => None,
    }
}

/// Returns a date and time of RFC 3339.
fn date_time(text: &str) -> Option<String> {
    let is_date_time = text.is_ascii()
        && text.len() >= "2024-01-01T00:00:00Z".len()
        && matches!(
            text.as_bytes(),
            [_, _, _, _, b'-', _, _, b'-', _, _, b'T' | b't', ..]
        );
    is_date_time.then(|| format!("azure_core::time::parse_rfc3339({text:?})?"))
}

/// Returns a UUID.
fn uuid(text: &str) -> Option<String> {
    let digits: String = text.split('-').collect();
    let is_uuid =
        text.len() == 36 && u128::from_str_radix(&digits, 16).is_ok() && digits.len() == 32;
    is_uuid.then(|| format!("azure_core::Uuid::from_u128(0x{digits})"))
}

/// Returns a date of RFC 3339.
fn date(text: &str) -> Option<String> {
    let is_date = text.is_ascii() && text.len() == "2024-01-01".len();
    let date = date_time(&format!("{text}T00:00:00Z")).filter(|_| is_date)?;
    Some(format!("{date}.date()"))
}

/// Returns a duration.
fn duration(text: &str) -> String {
    format!("{}.parse()?", text_literal(text))
}

/// Returns a string literal.
pub(super) fn text_literal(text: &str) -> String {
    format!("{text:?}")
}
