//! Points in time as seconds.

use azure_core::time::OffsetDateTime;

use super::{
    super::{TextAs, Unwritable},
    Encoding, Mode, Node, Source,
    scalar::{FromScalar, read_scalar},
};

/// A date and time as whole seconds since 1970.
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
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<OffsetDateTime>, R::Error> {
        let value: Option<Seconds> = read_scalar(source)?;
        Ok(value.map(|value| value.0))
    }

    fn write(value: OffsetDateTime, _: Mode) -> Node {
        Node::Integer(value.unix_timestamp())
    }
}

impl TextAs<UnixTime> for OffsetDateTime {
    fn to_text_as(&self) -> Result<Option<String>, Unwritable> {
        Ok(Some(self.unix_timestamp().to_string()))
    }
}
