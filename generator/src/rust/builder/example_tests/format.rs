//! The formats of scalars, from the specification only.

use serde_json::Value;
use time::{
    OffsetDateTime,
    format_description::well_known::{Rfc2822, Rfc3339},
};

use crate::ir::Scalar;

/// Returns a description of the expected value, if `value` is not a `scalar`.
pub(super) fn fault(scalar: Scalar, value: &Value) -> Option<&'static str> {
    let (fits, wanted) = match scalar {
        Scalar::Boolean => (value.is_boolean(), "true or false"),
        Scalar::Int32 => (fits_32_bits(value), "a whole number of 32 bits"),
        Scalar::Int64 => (is_integer(value), "a whole number"),
        Scalar::Uint32 => (
            integer(value).is_some_and(|number| u32::try_from(number).is_ok()),
            "a whole number of 32 bits without a sign",
        ),
        Scalar::Uint64 => (unsigned(value).is_some(), "a whole number without a sign"),
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => (value.is_number(), "a number"),
        Scalar::UnixTime => (is_integer(value), "a number of seconds"),
        Scalar::DateTime => (
            text_fits(value, &|text| instant(text).is_some()),
            "a date and time of RFC 3339",
        ),
        Scalar::DateTimeRfc1123 => (
            text_fits(value, &is_http_date),
            "a date and time of RFC 7231",
        ),
        Scalar::Base64 => (text_fits(value, &is_base64), "base64"),
        Scalar::Base64Url => (text_fits(value, &is_base64_url), "base64url"),
        Scalar::Binary => (false, "a stream of bytes"),
        Scalar::File => (value.is_string(), "the text of a file"),
        Scalar::String
        | Scalar::Uuid
        | Scalar::ArmId
        | Scalar::Url
        | Scalar::Etag
        | Scalar::Password
        | Scalar::Date
        | Scalar::Time
        | Scalar::Duration => (value.is_string(), "text"),
        Scalar::TypedUuid => (text_fits(value, &|text| is_uuid(text)), "a UUID"),
        Scalar::TypedDate => (text_fits(value, &|text| date(text).is_some()), "a date"),
    };
    (!fits).then_some(wanted)
}

/// True if a value is a 64-bit integer.
pub(super) fn is_integer(value: &Value) -> bool {
    integer(value).is_some()
}

/// Returns the value as integer. JSON may write it with a fraction of zero.
pub(super) fn integer(value: &Value) -> Option<i64> {
    /// Up to here, every integer is an exact double.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    value.as_i64().or_else(|| {
        let number = value.as_f64()?;
        (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
    })
}

/// Returns the value as integer without a sign.
pub(super) fn unsigned(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| integer(value)?.try_into().ok())
}

fn fits_32_bits(value: &Value) -> bool {
    integer(value).is_some_and(|number| i32::try_from(number).is_ok())
}

fn text_fits(value: &Value, fits: &dyn Fn(&str) -> bool) -> bool {
    value.as_str().is_some_and(fits)
}

/// Returns a date as clients write it.
pub(super) fn instant(text: &str) -> Option<String> {
    let instant = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    instant.format(&Rfc3339).ok()
}

/// Returns an HTTP date as clients write it (RFC 9110, section 5.6.7).
fn http_date(text: &str) -> Option<String> {
    let date = OffsetDateTime::parse(text, &Rfc2822).ok()?;
    let (weekday, month) = (date.weekday().to_string(), date.month().to_string());
    let (day, year, time) = (date.day(), date.year(), date.time());
    let (hour, minute, second) = time.as_hms();
    Some(format!(
        "{}, {day:02} {} {year:04} {hour:02}:{minute:02}:{second:02} GMT",
        weekday.get(..3)?,
        month.get(..3)?,
    ))
}

/// True for a UUID with hyphens.
fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    let is_text = text
        .bytes()
        .all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    is_text && lengths.eq([8, 4, 4, 4, 12])
}

/// Returns a date.
fn date(text: &str) -> Option<String> {
    instant(&format!("{text}T00:00:00Z"))
}

/// True for an HTTP date, which is an RFC 2822 date in one form only.
fn is_http_date(text: &str) -> bool {
    http_date(text).as_deref() == Some(text)
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    text.len().is_multiple_of(4)
        && text.len() - digits.len() <= 2
        && digits.bytes().all(digit)
        && spare_bits_are_zero(digits)
}

fn is_base64_url(text: &str) -> bool {
    let digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.len() % 4 != 1 && text.bytes().all(digit) && spare_bits_are_zero(text)
}

/// True if the unused bits of the last base64 digit are zero. There are two or four if the length is not a multiple of
/// four.
fn spare_bits_are_zero(digits: &str) -> bool {
    let spare = match digits.len() % 4 {
        2 => 16,
        3 => 4,
        _ => return true,
    };
    digits.bytes().last().is_none_or(|byte| {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            _ => 63,
        };
        value % spare == 0
    })
}

/// Returns a value for messages, which may be shortened.
pub(super) fn excerpt(value: &Value) -> String {
    match value {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        value => {
            let text = value.to_string();
            let short: String = text.chars().take(60).collect();
            if short.len() == text.len() {
                text
            } else {
                format!("{short}…")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn scalars_are_judged_by_type_and_format() {
        let good = [
            (Scalar::Int32, json!(-5)),
            (Scalar::Int64, json!(5_000_000_000_i64)),
            (Scalar::Int32, json!(8.0)),
            (Scalar::Float64, json!(1)),
            (Scalar::DateTime, json!("2020-02-03T04:05:06.789+01:00")),
            (
                Scalar::DateTimeRfc1123,
                json!("Sun, 06 Nov 1994 08:49:37 GMT"),
            ),
            (Scalar::Base64, json!("aGk=")),
            (Scalar::Base64Url, json!("aGk")),
            (Scalar::Uuid, json!("subid")),
        ];
        for (scalar, value) in good {
            assert_eq!(fault(scalar, &value), None, "{scalar:?} {value}");
        }
        let bad = [
            (Scalar::Int32, json!(5_000_000_000_i64)),
            (Scalar::Int64, json!("5")),
            (Scalar::Int64, json!(5.5)),
            (Scalar::Boolean, json!("true")),
            (Scalar::DateTime, json!("2020-02-03T04:05:06")),
            (Scalar::DateTimeRfc1123, json!("2020-02-03T04:05:06Z")),
            (Scalar::DateTimeRfc1123, json!("15 Feb 2018 21:43:21 GMT")),
            (
                Scalar::DateTimeRfc1123,
                json!("Sun, 6 Nov 1994 08:49:37 GMT"),
            ),
            (Scalar::Base64, json!("aGk")),
            (Scalar::Base64, json!("a-k=")),
            (Scalar::Base64, json!("aGl=")),
            (Scalar::String, json!(5)),
        ];
        for (scalar, value) in bad {
            assert!(fault(scalar, &value).is_some(), "{scalar:?} {value}");
        }
    }

    #[test]
    fn instants_are_spelled_as_clients_send_them() {
        assert_eq!(
            instant("2020-02-03T04:05:06.000Z").as_deref(),
            Some("2020-02-03T04:05:06Z")
        );
    }
}
