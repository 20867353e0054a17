//! Dates without a time (RFC 3339, `full-date`).

use std::borrow::Cow;

use time::{Date, Month};

use super::{
    super::{Parameter, Unwritable},
    Encoding, Native, Sink, Source, Wire,
    scalar::{FromScalar, read_scalar},
};

impl FromScalar for Date {
    const EXPECTED: &'static str = "a date such as 1985-04-12";

    fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let are_digits = [(year, 4), (month, 2), (day, 2)]
            .iter()
            .all(|(part, length)| {
                part.len() == *length && part.bytes().all(|it| it.is_ascii_digit())
            });
        if !are_digits || parts.next().is_some() {
            return None;
        }
        let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
        Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
    }
}

/// Returns a date as text. `None` if its year does not have four digits.
fn text(date: Date) -> Option<String> {
    let (year, month, day) = date.to_calendar_date();
    let is_writable = (0..=9999).contains(&year);
    is_writable.then(|| format!("{year:04}-{:02}-{day:02}", u8::from(month)))
}

/// The reason why a date cannot be written.
const BEYOND: &str = "the year of a date must be between 0 and 9999";

impl Wire for Date {
    type DefaultEncoding = Native;
}

impl Encoding<Date> for Native {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Date>) -> Result<(), R::Error> {
        *slot = read_scalar(source)?;
        Ok(())
    }

    fn write<W: Sink>(value: &Date, sink: W) -> Result<W::Ok, W::Error> {
        match text(*value) {
            Some(text) => sink.text(&text),
            None => sink.refuse(BEYOND),
        }
    }
}

impl Parameter for Date {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        let text = text(*self).ok_or(Unwritable::new(BEYOND))?;
        Ok(Some(Cow::Owned(text)))
    }
}
