//! Dates in RFC 7231.

use azure_core::time::{OffsetDateTime, to_rfc7231};

use super::{
    super::{TextAs, Unwritable},
    Encoding, Sink, Source,
    date_time::{BEYOND, TextFormat, read_text},
    http_date,
};

/// A date in RFC 7231: `Sun, 06 Nov 1994 08:49:37 GMT`.
#[derive(Debug)]
pub struct Rfc7231;

impl TextFormat<OffsetDateTime> for Rfc7231 {
    const EXPECTED: &'static str = "a date and time such as Sun, 06 Nov 1994 08:49:37 GMT";

    fn parse(text: &str) -> Option<OffsetDateTime> {
        http_date::parse(text)
    }
}

impl Encoding<OffsetDateTime> for Rfc7231 {
    fn read<'de, R: Source<'de>>(
        source: R,
        slot: &mut Option<OffsetDateTime>,
    ) -> Result<(), R::Error> {
        *slot = read_text::<Self, _, _>(source)?;
        Ok(())
    }

    fn write<W: Sink>(value: &OffsetDateTime, sink: W) -> Result<W::Ok, W::Error> {
        match rfc7231(value) {
            Ok(text) => sink.text(&text),
            Err(why) => sink.refuse(why),
        }
    }
}

impl TextAs<Rfc7231> for OffsetDateTime {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        rfc7231(self).map(Some).map_err(Unwritable::new)
    }
}

/// Writes a date. The format requires GMT and a year of four digits.
fn rfc7231(value: &OffsetDateTime) -> Result<String, &'static str> {
    let value = OffsetDateTime::from_unix_timestamp(value.unix_timestamp()).ok();
    let value = value.filter(|value| (0..=9999).contains(&value.year()));
    value.map(|value| to_rfc7231(&value)).ok_or(BEYOND)
}
