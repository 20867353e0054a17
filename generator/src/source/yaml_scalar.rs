//! The values of YAML scalars.

use granit_parser::{ScalarStyle, Tag};
use serde_json::{Number, Value};

/// Parses a scalar by the core schema of YAML 1.2. A number with a leading zero is text, because it is a code whose
/// zeros matter.
pub(super) fn value(
    text: &str,
    style: ScalarStyle,
    tag: Option<&Tag>,
) -> Result<Value, &'static str> {
    let kind = match tag {
        None => "",
        Some(tag) => tag.core_suffix().ok_or(UNKNOWN_TAG)?,
    };
    match kind {
        "str" => Ok(Value::String(text.to_owned())),
        "" if style != ScalarStyle::Plain => Ok(Value::String(text.to_owned())),
        "" => plain(text),
        "null" | "bool" | "int" | "float" => match plain(text)? {
            Value::String(_) => Err("its tag does not match the type of its value"),
            value => Ok(value),
        },
        _ => Err(UNKNOWN_TAG),
    }
}

/// The message for a tag without a counterpart in JSON.
pub(super) const UNKNOWN_TAG: &str = "its tag is not supported in an API description";

fn plain(text: &str) -> Result<Value, &'static str> {
    Ok(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match number(text)? {
            Some(number) => Value::Number(number),
            None => Value::String(text.to_owned()),
        },
    })
}

fn number(text: &str) -> Result<Option<Number>, &'static str> {
    let (sign, digits) = match text.strip_prefix(['-', '+']) {
        Some(digits) => (text.starts_with('-'), digits),
        None => (false, text),
    };
    if matches!(digits, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Err("infinity and not-a-number are not supported in an API description");
    }
    let radix = |radix| {
        let digits = text
            .get(2..)
            .filter(|digits| !digits.starts_with(['-', '+']))?;
        u64::from_str_radix(digits, radix).ok().map(Number::from)
    };
    if text.starts_with("0x") {
        return Ok(radix(16));
    }
    if text.starts_with("0o") {
        return Ok(radix(8));
    }
    if !is_decimal(digits) {
        return Ok(None);
    }
    // Not in the grammar of JSON: a sign, a point without digits on both sides.
    let text = text.strip_prefix('+').unwrap_or(text);
    let whole = match sign {
        true => text.parse().ok().map(|number: i64| Number::from(number)),
        false => text.parse().ok().map(|number: u64| Number::from(number)),
    };
    match whole.or_else(|| Number::from_f64(text.parse().ok()?)) {
        Some(number) => Ok(Some(number)),
        None => Err("number out of range"),
    }
}

/// True if a text is a decimal number without sign and without leading zeros.
fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            exponent.strip_prefix(['-', '+']).unwrap_or(exponent),
        ),
        None => (text, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digits = !(whole.is_empty() && fraction.is_empty());
    let is_code = whole.len() > 1 && whole.starts_with('0');
    has_digits
        && !is_code
        && !exponent.is_empty()
        && [whole, fraction, exponent].into_iter().all(are_digits)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn plain_scalars_have_types() {
        for (text, expected) in [
            ("", json!(null)),
            ("~", json!(null)),
            ("true", json!(true)),
            ("yes", json!("yes")),
            ("0", json!(0)),
            ("-12", json!(-12)),
            ("+12", json!(12)),
            ("18446744073709551615", json!(u64::MAX)),
            ("99999999999999999999", json!(1e20)),
            ("0x1F", json!(31)),
            ("0o17", json!(15)),
            ("0x+1", json!("0x+1")),
            ("007", json!("007")),
            ("1.5", json!(1.5)),
            (".5", json!(0.5)),
            ("1.", json!(1.0)),
            ("-2.5E-1", json!(-0.25)),
            ("1e3", json!(1000.0)),
            ("1e", json!("1e")),
            (".", json!(".")),
            ("-", json!("-")),
            ("1.2.3", json!("1.2.3")),
            ("2024-01-01", json!("2024-01-01")),
            ("1_000", json!("1_000")),
            ("inf", json!("inf")),
        ] {
            assert_eq!(
                value(text, ScalarStyle::Plain, None),
                Ok(expected),
                "{text}"
            );
        }
        assert_eq!(value("1", ScalarStyle::SingleQuoted, None), Ok(json!("1")));
        for text in [".inf", "-.INF", ".nan", "1e999"] {
            assert!(value(text, ScalarStyle::Plain, None).is_err(), "{text}");
        }
    }

    #[test]
    fn tags_of_the_core_schema_count() {
        let tag = |suffix: &str| Tag::new("tag:yaml.org,2002:", suffix);
        assert_eq!(
            value("1", ScalarStyle::Plain, Some(&tag("str"))),
            Ok(json!("1"))
        );
        assert_eq!(
            value("1", ScalarStyle::DoubleQuoted, Some(&tag("int"))),
            Ok(json!(1))
        );
        assert!(value("x", ScalarStyle::Plain, Some(&tag("int"))).is_err());
        assert!(value("x", ScalarStyle::Plain, Some(&tag("binary"))).is_err());
    }
}
