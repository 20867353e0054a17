//! Dates in RFC 3339.

use std::{borrow::Cow, marker::PhantomData};

use azure_core::time::{OffsetDateTime, parse_rfc3339, to_rfc3339};

use super::{
    super::{Parameter, Unwritable},
    Encoding, Native, Sink, Source, Wire,
    scalar::{FromScalar, read_scalar},
};

/// A date or time with its format, so that all formats share one implementation.
struct DateTimeFormat<F, T>(T, PhantomData<F>);

/// A text format of dates or times.
pub(super) trait TextFormat<T> {
    const EXPECTED: &'static str;

    fn parse(text: &str) -> Option<T>;
}

impl<F: TextFormat<T>, T> FromScalar for DateTimeFormat<F, T> {
    const EXPECTED: &'static str = F::EXPECTED;

    fn from_text(text: &str) -> Option<Self> {
        F::parse(text.trim()).map(|value| Self(value, PhantomData))
    }
}

/// Reads text in a format.
pub(super) fn read_text<'de, F: TextFormat<T>, T, R: Source<'de>>(
    source: R,
) -> Result<Option<T>, R::Error> {
    let value: Option<DateTimeFormat<F, T>> = read_scalar(source)?;
    Ok(value.map(|value| value.0))
}

/// The reason why a date cannot be written.
pub(super) const BEYOND: &str = "the year of a date must be between 0 and 9999";

/// Converts a date so that RFC 3339 can express it (section 5.6): an offset of whole minutes below a day, and a year of
/// four digits. `None` if that is impossible; the formatter panics then.
fn expressible(date: OffsetDateTime) -> Option<OffsetDateTime> {
    let zone = date.offset();
    let is_zone = zone.seconds_past_minute() == 0 && zone.whole_hours().unsigned_abs() < 24;
    let date = match is_zone {
        true => date,
        // UTC, the same instant.
        false => OffsetDateTime::from_unix_timestamp_nanos(date.unix_timestamp_nanos()).ok()?,
    };
    (0..=9999).contains(&date.year()).then_some(date)
}

/// RFC 3339, the default encoding of dates.
struct Rfc3339;

impl TextFormat<OffsetDateTime> for Rfc3339 {
    const EXPECTED: &'static str = "a date and time such as 1985-04-12T23:20:50.52Z";

    fn parse(text: &str) -> Option<OffsetDateTime> {
        // Some services omit the offset and mean UTC.
        parse_rfc3339(text)
            .or_else(|_| parse_rfc3339(&format!("{text}Z")))
            .ok()
    }
}

impl Wire for OffsetDateTime {
    type DefaultEncoding = Native;
}

impl Encoding<OffsetDateTime> for Native {
    fn read<'de, R: Source<'de>>(
        source: R,
        slot: &mut Option<OffsetDateTime>,
    ) -> Result<(), R::Error> {
        *slot = read_text::<Rfc3339, _, _>(source)?;
        Ok(())
    }

    fn write<W: Sink>(value: &OffsetDateTime, sink: W) -> Result<W::Ok, W::Error> {
        match expressible(*value) {
            Some(date) => sink.text(&to_rfc3339(&date)),
            None => sink.refuse(BEYOND),
        }
    }
}

impl Parameter for OffsetDateTime {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        let date = expressible(*self).ok_or(Unwritable::new(BEYOND))?;
        Ok(Some(Cow::Owned(to_rfc3339(&date))))
    }
}
