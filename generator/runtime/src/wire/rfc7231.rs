//! Points in time, as RFC 7231 writes them.

use azure_core::time::{OffsetDateTime, parse_rfc7231, to_rfc7231};

use super::{
    super::TextAs,
    Encoding, Mode, Node, Source,
    date_time::{TextFormat, read_text},
};

/// A date and time as RFC 7231 writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
#[derive(Debug)]
pub struct Rfc7231;

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
