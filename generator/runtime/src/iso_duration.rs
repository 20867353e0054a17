//! Durations as ISO 8601 writes them.

use std::{borrow::Cow, fmt, str::FromStr, time::Duration};

use azure_core::{
    Result,
    error::{Error, ErrorKind},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Parameter, Unwritable,
    wire::{Encoding, Format, Json, Native, Sink, Source, Wire, write},
};

/// An ISO 8601 duration, such as `PT5M` or `P1Y2M3DT4H5M6.7S`.
///
/// It keeps its text. So nothing is lost if a value is read and sent again, even if the service does not use ISO 8601.
/// Two durations are equal if their texts are: `PT60S` differs from `PT1M`.
///
/// Text is checked where it is parsed. [`verbatim`](Self::verbatim) does not check it.
///
/// ```rust
/// use std::time::Duration;
///
/// use armsmith_runtime::IsoDuration;
///
/// let ttl = IsoDuration::from(Duration::from_secs(5400));
/// assert_eq!(ttl.to_string(), "PT1H30M");
///
/// let retention: IsoDuration = "P7D".parse()?;
/// assert_eq!(Duration::try_from(&retention)?, Duration::from_secs(7 * 24 * 60 * 60));
///
/// // The length of a month depends on the month.
/// let billing: IsoDuration = "P1M".parse()?;
/// assert!(Duration::try_from(&billing).is_err());
/// # Ok::<(), azure_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct IsoDuration(String);

impl IsoDuration {
    /// Creates a duration from text that is not checked, for services that do not use ISO 8601.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IsoDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for IsoDuration {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<IsoDuration> for String {
    fn from(value: IsoDuration) -> Self {
        value.0
    }
}

impl FromStr for IsoDuration {
    type Err = Error;

    /// Keeps the text, if it is an ISO 8601 duration.
    fn from_str(text: &str) -> Result<Self> {
        DurationParts::of(text)?;
        Ok(Self(text.to_owned()))
    }
}

impl From<Duration> for IsoDuration {
    /// Writes days of 24 hours, hours, minutes and seconds.
    fn from(value: Duration) -> Self {
        let all = value.as_secs();
        let (days, hours) = (all / 86_400, all / 3_600 % 24);
        let (minutes, seconds) = (all / 60 % 60, all % 60);
        let part = |count: u64, unit: &str| match count {
            0 => String::new(),
            count => format!("{count}{unit}"),
        };
        let seconds = match value.subsec_nanos() {
            0 => part(seconds, "S"),
            nanos => {
                let fraction = format!("{nanos:09}");
                format!("{seconds}.{}S", fraction.trim_end_matches('0'))
            }
        };
        let time = format!("{}{}{seconds}", part(hours, "H"), part(minutes, "M"));
        let days = part(days, "D");
        Self(match (days.is_empty(), time.is_empty()) {
            (true, true) => "PT0S".to_owned(),
            (false, true) => format!("P{days}"),
            (_, false) => format!("P{days}T{time}"),
        })
    }
}

impl TryFrom<&IsoDuration> for Duration {
    type Error = Error;

    /// Returns the exact length, with days of 24 hours.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not an ISO 8601 duration, or if it is negative, has years or months, has parts
    /// of a nanosecond, or is too long.
    fn try_from(value: &IsoDuration) -> Result<Self> {
        let text = value.as_str();
        let parts = DurationParts::of(text)?;
        let inexact = |reason: &str| error(text, &format!("has no exact length: {reason}"));
        if parts.nominal.iter().any(|part| !part.is_zero()) {
            return Err(inexact("the lengths of years and months differ"));
        }
        let mut nanos: u128 = 0;
        for (part, unit) in parts.exact.iter().zip(UNITS) {
            let length = part
                .nanos(unit)
                .ok_or_else(|| inexact("it has parts of a nanosecond, or is too long"))?;
            nanos = nanos
                .checked_add(length)
                .ok_or_else(|| inexact("it is too long"))?;
        }
        if parts.is_negative && nanos > 0 {
            return Err(inexact("it is negative"));
        }
        let seconds = u64::try_from(nanos / NANOS).map_err(|_| inexact("it is too long"))?;
        let rest = u32::try_from(nanos % NANOS).unwrap_or_default();
        Ok(Duration::new(seconds, rest))
    }
}

impl TryFrom<IsoDuration> for Duration {
    type Error = Error;

    fn try_from(value: IsoDuration) -> Result<Self> {
        Self::try_from(&value)
    }
}

/// The nanoseconds of a second.
const NANOS: u128 = 1_000_000_000;

/// The seconds of a week, a day, an hour, a minute and a second.
const UNITS: [u128; 5] = [604_800, 86_400, 3_600, 60, 1];

/// The parts of a duration, as written.
struct DurationParts<'t> {
    is_negative: bool,
    /// Years and months.
    nominal: [Number<'t>; 2],
    /// Weeks, days, hours, minutes and seconds.
    exact: [Number<'t>; 5],
}

/// A number with a fraction, as written.
#[derive(Clone, Copy, Default)]
struct Number<'t> {
    whole: &'t str,
    fraction: &'t str,
}

impl Number<'_> {
    fn is_zero(self) -> bool {
        let mut digits = self.whole.bytes().chain(self.fraction.bytes());
        digits.all(|digit| digit == b'0')
    }

    /// Returns the nanoseconds in this many units, if they are a whole number that is not too large.
    fn nanos(self, unit: u128) -> Option<u128> {
        let unit = unit * NANOS;
        let whole = match self.whole {
            "" => 0,
            digits => digits.parse::<u128>().ok()?.checked_mul(unit)?,
        };
        let fraction = self.fraction.trim_end_matches('0');
        let places = u32::try_from(fraction.len()).ok()?;
        let fraction = match fraction {
            "" => 0,
            digits => {
                let product = digits.parse::<u128>().ok()?.checked_mul(unit)?;
                let divisor = 10_u128.checked_pow(places)?;
                (product % divisor == 0).then(|| product / divisor)?
            }
        };
        whole.checked_add(fraction)
    }
}

impl<'t> DurationParts<'t> {
    /// Reads `P`, the parts of the date, and the parts of the time after `T`, largest first. Only the last one may have
    /// a fraction.
    fn of(text: &'t str) -> Result<Self> {
        let malformed = || error(text, "is not an ISO 8601 duration, such as `PT5M`");
        let (is_negative, rest) = match text.strip_prefix(['+', '-']) {
            Some(rest) => (text.starts_with('-'), rest),
            None => (false, text),
        };
        let rest = rest.strip_prefix('P').ok_or_else(malformed)?;
        let (date, time) = match rest.split_once('T') {
            Some((_, "")) => return Err(malformed()),
            Some((date, time)) => (date, time),
            None => (rest, ""),
        };
        let [years, months, weeks, days] =
            numbers(date, ['Y', 'M', 'W', 'D']).ok_or_else(malformed)?;
        let [hours, minutes, seconds] = numbers(time, ['H', 'M', 'S']).ok_or_else(malformed)?;
        let all = [years, months, weeks, days, hours, minutes, seconds];
        let mut present = all.iter().filter(|part| !part.whole.is_empty()).rev();
        present.next().ok_or_else(malformed)?;
        if present.any(|part| !part.fraction.is_empty()) {
            return Err(malformed());
        }
        Ok(DurationParts {
            is_negative,
            nominal: [years, months],
            exact: [weeks, days, hours, minutes, seconds],
        })
    }
}

/// Reads numbers with these units, in this order, each at most once. Absent ones are empty.
fn numbers<const N: usize>(text: &str, units: [char; N]) -> Option<[Number<'_>; N]> {
    let mut found = [Number::default(); N];
    let mut rest = text;
    for (unit, number) in units.into_iter().zip(&mut found) {
        let Some((digits, after)) = rest.split_once(unit) else {
            continue;
        };
        let (whole, fraction) = match digits.split_once(['.', ',']) {
            Some((_, "")) => return None,
            Some(both) => both,
            None => (digits, ""),
        };
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
            return None;
        }
        *number = Number { whole, fraction };
        rest = after;
    }
    rest.is_empty().then_some(found)
}

fn error(text: &str, problem: &str) -> Error {
    Error::with_message(
        ErrorKind::DataConversion,
        format!("the duration `{text}` {problem}"),
    )
}

impl Wire for IsoDuration {
    type DefaultEncoding = Native;
}

impl Encoding<IsoDuration> for Native {
    fn read<'de, R: Source<'de>>(
        source: R,
        slot: &mut Option<IsoDuration>,
    ) -> std::result::Result<(), R::Error> {
        let mut text: Option<String> = None;
        <Native as Encoding<String>>::read(source, &mut text)?;
        *slot = text.map(IsoDuration);
        Ok(())
    }

    fn write<W: Sink>(value: &IsoDuration, sink: W) -> std::result::Result<W::Ok, W::Error> {
        sink.text(value.as_str())
    }
}

impl<'de> Deserialize<'de> for IsoDuration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        <Json as Format>::read(deserializer)
    }
}

impl Serialize for IsoDuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        write(self, serializer)
    }
}

impl Parameter for IsoDuration {
    fn to_text(&self) -> std::result::Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Borrowed(self.as_str())))
    }
}
