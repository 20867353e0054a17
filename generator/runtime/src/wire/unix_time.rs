//! Dates as Unix time.

use azure_core::time::OffsetDateTime;

use super::{
    super::{TextAs, Unwritable},
    Encoding, Sink, Source,
    scalar::{FromScalar, read_scalar},
};

/// A date in whole seconds since 1970.
#[derive(Debug)]
pub struct UnixTime;

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
    fn read<'de, R: Source<'de>>(
        source: R,
        slot: &mut Option<OffsetDateTime>,
    ) -> Result<(), R::Error> {
        let value: Option<Seconds> = read_scalar(source)?;
        *slot = value.map(|value| value.0);
        Ok(())
    }

    fn write<W: Sink>(value: &OffsetDateTime, sink: W) -> Result<W::Ok, W::Error> {
        sink.integer(value.unix_timestamp())
    }
}

impl TextAs<UnixTime> for OffsetDateTime {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        Ok(Some(self.unix_timestamp().to_string()))
    }
}
