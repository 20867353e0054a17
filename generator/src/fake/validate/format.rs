//! Checks values against scalar types.

use serde_json::Value;
use time::format_description::well_known::{Rfc2822, Rfc3339};
use time::{Date, OffsetDateTime, Time};

use super::finding::FindingKind;
use crate::ir::Scalar;

/// Returns the reason that a value is not one of a scalar type, or `None` if it is.
pub(super) fn mismatch(scalar: Scalar, value: &Value) -> Option<(FindingKind, &'static str)> {
    let wrong =
        |is_right: bool, expected| (!is_right).then_some((FindingKind::WrongType, expected));
    match scalar {
        Scalar::Boolean => wrong(value.is_boolean(), "a boolean"),
        Scalar::Int32 => {
            let fits = integer(value).is_some_and(|it| i32::try_from(it).is_ok());
            wrong(fits, "a 32-bit integer")
        }
        Scalar::Int64 | Scalar::UnixTime => wrong(integer(value).is_some(), "an integer"),
        Scalar::Uint32 | Scalar::Uint64 => wrong(
            integer(value).is_some_and(|it| it >= 0),
            "an unsigned integer",
        ),
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => wrong(value.is_number(), "a number"),
        text => {
            let Some(value) = value.as_str() else {
                return Some((FindingKind::WrongType, "a string"));
            };
            let expected = text_mismatch(text, value)?;
            Some((FindingKind::WrongFormat, expected))
        }
    }
}

/// Returns the reason that a text is not one of a scalar type, or `None` if it is.
fn text_mismatch(scalar: Scalar, text: &str) -> Option<&'static str> {
    let wrong = |is_right: bool, expected| (!is_right).then_some(expected);
    match scalar {
        Scalar::Uuid => wrong(is_uuid(text), "a UUID"),
        Scalar::DateTime => wrong(is_date_time(text), "an RFC 3339 date-time"),
        Scalar::DateTimeRfc1123 => wrong(
            OffsetDateTime::parse(&text.replace("GMT", "+0000"), &Rfc2822).is_ok(),
            "an RFC 1123 date-time",
        ),
        Scalar::Date => wrong(is_date(text), "an RFC 3339 date"),
        Scalar::Time => {
            let time = time::format_description::parse_borrowed::<2>("[hour]:[minute]:[second]");
            let start = text.get(..8).unwrap_or(text);
            wrong(
                time.is_ok_and(|time| Time::parse(start, &time).is_ok()),
                "a time",
            )
        }
        Scalar::Base64 => wrong(is_base64(text, "+/="), "base64 text"),
        Scalar::Base64Url => wrong(is_base64(text, "-_="), "base64url text"),
        _ => None,
    }
}

fn integer(value: &Value) -> Option<i128> {
    let number = value.as_number()?;
    let whole = number.as_i64().map(i128::from);
    whole
        .or_else(|| number.as_u64().map(i128::from))
        .or_else(|| {
            let number = number.as_f64()?;
            (number.fract() == 0.0 && number.abs() < 1e18).then_some(number as i128)
        })
}

fn is_uuid(text: &str) -> bool {
    let text = text.trim_start_matches('{').trim_end_matches('}');
    let groups: Vec<_> = text.split('-').collect();
    let lengths: Vec<_> = groups.iter().map(|group| group.len()).collect();
    let is_hex = groups
        .iter()
        .all(|group| group.bytes().all(|it| it.is_ascii_hexdigit()));
    is_hex && (lengths == [8, 4, 4, 4, 12] || lengths == [32])
}

/// True for RFC 3339, without an offset too, since services accept local times.
fn is_date_time(text: &str) -> bool {
    let with_offset = |text: &str| OffsetDateTime::parse(text, &Rfc3339).is_ok();
    with_offset(text)
        || with_offset(&format!("{text}Z"))
        || with_offset(&text.replacen(' ', "T", 1))
}

fn is_date(text: &str) -> bool {
    let date = time::format_description::parse_borrowed::<2>("[year]-[month]-[day]");
    date.is_ok_and(|date| Date::parse(text, &date).is_ok())
}

fn is_base64(text: &str, others: &str) -> bool {
    let is_known =
        |it: char| it.is_ascii_alphanumeric() || others.contains(it) || it.is_ascii_whitespace();
    text.chars().all(is_known)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::mismatch;
    use crate::ir::Scalar;

    #[test]
    fn a_value_has_the_format_of_its_type() {
        for (scalar, right, wrong) in [
            (Scalar::Boolean, json!(true), json!("true")),
            (Scalar::Int32, json!(1), json!(1.5)),
            (Scalar::Int32, json!(-1), json!(3_000_000_000_i64)),
            (Scalar::Uint64, json!(1), json!(-1)),
            (Scalar::Float64, json!(1), json!("1")),
            (Scalar::String, json!("a"), json!(1)),
            (
                Scalar::Uuid,
                json!("8a2f4f3e-0d51-4d4f-9d5c-0d7e6a5b4c3d"),
                json!("id"),
            ),
            (
                Scalar::DateTime,
                json!("2024-01-02T03:04:05.6Z"),
                json!("2024-13-02T03:04:05Z"),
            ),
            (
                Scalar::DateTime,
                json!("2024-01-02T03:04:05"),
                json!("today"),
            ),
            (
                Scalar::DateTimeRfc1123,
                json!("Tue, 15 Nov 1994 12:45:26 GMT"),
                json!("1994"),
            ),
            (Scalar::Date, json!("2024-02-29"), json!("2023-02-29")),
            (Scalar::Time, json!("23:59:59"), json!("24:00:00")),
            (Scalar::Base64, json!("aGk="), json!("a-_")),
        ] {
            assert_eq!(mismatch(scalar, &right), None, "{right}");
            assert!(mismatch(scalar, &wrong).is_some(), "{wrong}");
        }
    }
}
