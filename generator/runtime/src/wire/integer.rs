//! Integers.

use super::{Encoding, Native, Sink, Source, Wire, scalar::FromScalar, scalar::read_scalar};

/// Reads an integer in any notation of JSON, such as `1`, `1.0` and `1e3`, without a loss of digits.
fn parse(text: &str) -> Option<i128> {
    let text = text.trim();
    let (digits, sign) = match text.strip_prefix('-') {
        Some(digits) => (digits, -1),
        None => (text.strip_prefix('+').unwrap_or(text), 1),
    };
    let (digits, exponent) = match digits.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut all = format!("{whole}{fraction}");
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    while exponent < 0 && all.ends_with('0') {
        all.pop();
        exponent += 1;
    }
    let value: i128 = match all.trim_start_matches('0') {
        "" => return Some(0),
        digits => digits.parse().ok()?,
    };
    let factor = 10_i128.checked_pow(exponent.try_into().ok()?)?;
    value.checked_mul(factor)?.checked_mul(sign)
}

/// Returns a double as integer. From this limit on, a double may be another number that was rounded.
fn exact(value: f64) -> Option<i128> {
    const LIMIT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() < LIMIT).then_some(value as i128)
}

macro_rules! integers {
    ($($integer:ident as $wide:ident, $method:ident, $expected:literal;)*) => {
        $(
            impl FromScalar for $integer {
                const EXPECTED: &'static str = $expected;

                fn from_text(text: &str) -> Option<Self> {
                    parse(text)?.try_into().ok()
                }

                fn from_digits(text: &str) -> Option<Self> {
                    Self::from_text(text)
                }

                fn from_signed(value: i64) -> Option<Self> {
                    value.try_into().ok()
                }

                fn from_unsigned(value: u64) -> Option<Self> {
                    value.try_into().ok()
                }

                fn from_number(value: f64) -> Option<Self> {
                    exact(value)?.try_into().ok()
                }
            }

            impl Wire for $integer {
                type DefaultEncoding = Native;
            }

            impl Encoding<$integer> for Native {
                fn read<'de, R: Source<'de>>(
                    source: R,
                    slot: &mut Option<$integer>,
                ) -> Result<(), R::Error> {
                    *slot = read_scalar(source)?;
                    Ok(())
                }

                fn write<W: Sink>(value: &$integer, sink: W) -> Result<W::Ok, W::Error> {
                    sink.$method($wide::from(*value))
                }
            }
        )*
    };
}

integers! {
    i32 as i64, integer, "a 32-bit integer";
    i64 as i64, integer, "a 64-bit integer";
    u32 as i64, integer, "an unsigned 32-bit integer";
    u64 as u64, unsigned, "an unsigned 64-bit integer";
}
