//! Dates and times.

use azure_core::time::{
    Duration, OffsetDateTime, parse_rfc3339, parse_rfc7231, to_rfc3339, to_rfc7231,
};
use serde::Deserializer;

use super::{
    super::TextAs,
    Encoding, Mode, Node, Wire,
    scalar::{FromScalar, read_scalar},
    shape::Scalar,
};

/// A date and time as RFC 7231 writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
#[derive(Debug)]
pub struct Rfc7231;

/// A date and time as whole seconds since 1970.
#[derive(Debug)]
pub struct UnixTime;

/// A date, held as its midnight in UTC: `1994-11-06`.
#[derive(Debug)]
pub struct Date;

/// A time of day, held as what has passed since midnight: `08:49:37.5`.
#[derive(Debug)]
pub struct Time;

/// Date-times by their formats, so that one set of rules serves all.
struct Parsed<F, T>(T, std::marker::PhantomData<F>);

trait TextFormat<T> {
    const EXPECTED: &'static str;

    fn parse(text: &str) -> Option<T>;
}

impl<F: TextFormat<T>, T> FromScalar for Parsed<F, T> {
    const EXPECTED: &'static str = F::EXPECTED;

    fn from_text(text: &str) -> Option<Self> {
        F::parse(text.trim()).map(|value| Self(value, std::marker::PhantomData))
    }
}

fn read_text<'de, F: TextFormat<T>, T, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let value: Option<Parsed<F, T>> = read_scalar(deserializer)?;
    Ok(value.map(|value| value.0))
}

/// RFC 3339, the way that date-times have of their own.
struct Rfc3339;

impl TextFormat<OffsetDateTime> for Rfc3339 {
    const EXPECTED: &'static str = "a date and time such as 1985-04-12T23:20:50.52Z";

    fn parse(text: &str) -> Option<OffsetDateTime> {
        // Some services leave the zone out and mean UTC.
        parse_rfc3339(text)
            .or_else(|_| parse_rfc3339(&format!("{text}Z")))
            .ok()
    }
}

impl Wire<Scalar> for OffsetDateTime {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        read_text::<Rfc3339, _, _>(deserializer)
    }

    fn write(self, mode: Mode) -> Node {
        mode.text(to_rfc3339(&self))
    }
}

impl TextFormat<OffsetDateTime> for Rfc7231 {
    const EXPECTED: &'static str = "a date and time such as Sun, 06 Nov 1994 08:49:37 GMT";

    fn parse(text: &str) -> Option<OffsetDateTime> {
        // Some services write it in the case of their choice.
        parse_rfc7231(text)
            .or_else(|_| parse_rfc7231(&capitalized(text)))
            .ok()
    }
}

impl Encoding<OffsetDateTime> for Rfc7231 {
    fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<OffsetDateTime>, D::Error> {
        read_text::<Self, _, _>(deserializer)
    }

    fn write(value: OffsetDateTime, mode: Mode) -> Node {
        mode.text(rfc7231(&value))
    }
}

impl TextAs<Rfc7231> for OffsetDateTime {
    fn to_text_as(&self) -> Option<String> {
        Some(rfc7231(self))
    }
}

/// Words with a capital first, and the zone in capitals.
fn capitalized(text: &str) -> String {
    let mut after_letter = false;
    let capitals = text.chars().map(|c| {
        let is_inner = std::mem::replace(&mut after_letter, c.is_ascii_alphabetic());
        match is_inner {
            true => c.to_ascii_lowercase(),
            false => c.to_ascii_uppercase(),
        }
    });
    let text: String = capitals.collect();
    match text.strip_suffix("Gmt") {
        Some(start) => format!("{start}GMT"),
        None => text,
    }
}

/// The format names the zone as GMT, so that the clock must show that zone's time.
fn rfc7231(value: &OffsetDateTime) -> String {
    OffsetDateTime::from_unix_timestamp(value.unix_timestamp())
        .map_or_else(|_| to_rfc7231(value), |value| to_rfc7231(&value))
}

struct Seconds(OffsetDateTime);

impl FromScalar for Seconds {
    const EXPECTED: &'static str = "seconds since 1970";

    fn from_text(text: &str) -> Option<Self> {
        Self::from_signed(i64::from_text(text)?)
    }

    fn from_signed(value: i64) -> Option<Self> {
        OffsetDateTime::from_unix_timestamp(value).ok().map(Self)
    }

    fn from_unsigned(value: u64) -> Option<Self> {
        Self::from_signed(value.try_into().ok()?)
    }

    fn from_number(value: f64) -> Option<Self> {
        Self::from_signed(i64::from_number(value)?)
    }
}

impl Encoding<OffsetDateTime> for UnixTime {
    fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<OffsetDateTime>, D::Error> {
        let value: Option<Seconds> = read_scalar(deserializer)?;
        Ok(value.map(|value| value.0))
    }

    fn write(value: OffsetDateTime, _: Mode) -> Node {
        Node::Integer(value.unix_timestamp())
    }
}

impl TextAs<UnixTime> for OffsetDateTime {
    fn to_text_as(&self) -> Option<String> {
        Some(self.unix_timestamp().to_string())
    }
}

impl TextFormat<OffsetDateTime> for Date {
    const EXPECTED: &'static str = "a date such as 1985-04-12";

    fn parse(text: &str) -> Option<OffsetDateTime> {
        parse_rfc3339(&format!("{text}T00:00:00Z"))
            .ok()
            .or_else(|| Rfc3339::parse(text))
    }
}

impl Encoding<OffsetDateTime> for Date {
    fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<OffsetDateTime>, D::Error> {
        read_text::<Self, _, _>(deserializer)
    }

    fn write(value: OffsetDateTime, mode: Mode) -> Node {
        mode.text(value.date().to_string())
    }
}

impl TextAs<Date> for OffsetDateTime {
    fn to_text_as(&self) -> Option<String> {
        Some(self.date().to_string())
    }
}

impl TextFormat<Duration> for Time {
    const EXPECTED: &'static str = "a time of day such as 23:20:50.52";

    fn parse(text: &str) -> Option<Duration> {
        let zoned = text.ends_with(['Z', 'z']);
        let zone = if zoned { "" } else { "Z" };
        let value = parse_rfc3339(&format!("1970-01-01T{text}{zone}")).ok()?;
        Some(value - OffsetDateTime::UNIX_EPOCH)
    }
}

impl Encoding<Duration> for Time {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
        read_text::<Self, _, _>(deserializer)
    }

    fn write(value: Duration, mode: Mode) -> Node {
        mode.text(time_of_day(&value))
    }
}

impl TextAs<Time> for Duration {
    fn to_text_as(&self) -> Option<String> {
        Some(time_of_day(self))
    }
}

fn time_of_day(value: &Duration) -> String {
    let seconds = value.whole_seconds().rem_euclid(86_400);
    let mut text = format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    let fraction = value.subsec_nanoseconds().unsigned_abs();
    if fraction != 0 {
        let digits = format!("{fraction:09}");
        text.push('.');
        text.push_str(digits.trim_end_matches('0'));
    }
    text
}
