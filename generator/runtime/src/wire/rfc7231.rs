//! Points in time, as RFC 7231 writes them.

use azure_core::time::{OffsetDateTime, to_rfc7231};

use super::{
    super::TextAs,
    Encoding, Mode, Node, Source,
    date_time::{TextFormat, read_text},
    http_date,
};

/// A date and time as RFC 7231 writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
#[derive(Debug)]
pub struct Rfc7231;

impl TextFormat<OffsetDateTime> for Rfc7231 {
    const EXPECTED: &'static str = "a date and time such as Sun, 06 Nov 1994 08:49:37 GMT";

    fn parse(text: &str) -> Option<OffsetDateTime> {
        http_date::parse(text)
    }
}

impl Encoding<OffsetDateTime> for Rfc7231 {
    fn read<'de, R: Source<'de>>(source: R) -> Result<Option<OffsetDateTime>, R::Error> {
        read_text::<Self, _, _>(source)
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

/// The format names the zone as GMT, so that the clock must show that zone's time.
fn rfc7231(value: &OffsetDateTime) -> String {
    OffsetDateTime::from_unix_timestamp(value.unix_timestamp())
        .map_or_else(|_| to_rfc7231(value), |value| to_rfc7231(&value))
}
