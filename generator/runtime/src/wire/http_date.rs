//! The three formats of HTTP dates (RFC 9110, section 5.6.7).

use azure_core::time::{Duration, OffsetDateTime};

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Parses `Sun, 06 Nov 1994 08:49:37 GMT`, and the obsolete `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37
/// 1994`. Case and day of the week are ignored; a leap second is the second after 59.
pub(super) fn parse(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim().to_ascii_lowercase();
    let separators = |c: char| c == ' ' || c == ',' || c == '-';
    let parts: Vec<&str> = text
        .split(separators)
        .filter(|part| !part.is_empty())
        .collect();
    let (day, month, year, clock) = match parts.as_slice() {
        [_, day, month, year, clock, "gmt" | "utc"] => (day, month, year, clock),
        [_, month, day, clock, year] => (day, month, year, clock),
        _ => return None,
    };
    let month = MONTHS.iter().position(|known| known == month)?;
    let days = days_since_1970(
        number(year, 4).or_else(|| short_year(year))?,
        month,
        number(day, 2)?,
    )?;
    let [hour, minute, second] = *clock.split(':').collect::<Vec<_>>() else {
        return None;
    };
    let (hour, minute, second) = (number(hour, 2)?, number(minute, 2)?, number(second, 2)?);
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    OffsetDateTime::from_unix_timestamp(days * 86_400 + hour * 3_600 + minute * 60 + second).ok()
}

/// Parses a number of at most `digits` digits.
fn number(text: &str, digits: usize) -> Option<i64> {
    let fits = text.len() <= digits && text.bytes().all(|byte| byte.is_ascii_digit());
    // Four digits are a full year, so fewer are invalid.
    let is_whole = digits < 4 || text.len() == digits;
    text.parse().ok().filter(|_| fits && is_whole)
}

/// Returns a year from two digits. It is in the past if it would be more than 50 years ahead.
fn short_year(text: &str) -> Option<i64> {
    let now = OffsetDateTime::now_utc();
    let latest = i64::from((now + Duration::days(50 * 365)).year());
    let year = latest - latest % 100 + number(text, 2).filter(|_| text.len() == 2)?;
    Some(if year > latest { year - 100 } else { year })
}

/// Returns the days since 1970-01-01 in the Gregorian calendar, or `None` for a day that the month does not have.
fn days_since_1970(year: i64, month: usize, day: i64) -> Option<i64> {
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let february = if is_leap { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if day < 1 || day > *lengths.get(month)? {
        return None;
    }
    let before = year - 1;
    let years = 365 * before + before / 4 - before / 100 + before / 400 - 719_162;
    let months: i64 = lengths.iter().take(month).sum();
    (year > 0).then_some(years + months + day - 1)
}
