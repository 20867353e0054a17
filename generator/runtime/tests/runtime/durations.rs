//! Tests of ISO 8601 durations.

use std::time::Duration;

use armsmith_runtime::IsoDuration;
use proptest::prelude::*;

fn exact(text: &str) -> Result<Duration, String> {
    let duration = text.parse::<IsoDuration>().map_err(|it| it.to_string())?;
    assert_eq!(duration.to_string(), text);
    Duration::try_from(&duration).map_err(|it| it.to_string())
}

#[test]
fn exact_lengths_are_converted() {
    for (text, seconds) in [
        ("PT0S", 0),
        ("P0D", 0),
        ("-PT0S", 0),
        ("P0Y0M1D", 86_400),
        ("PT90M", 5_400),
        ("+PT1H30M", 5_400),
        ("P2W", 1_209_600),
        ("P1W1DT1H1M1S", 694_861),
        ("P0.5D", 43_200),
        ("PT1,5H", 5_400),
        ("PT0001S", 1),
    ] {
        assert_eq!(exact(text), Ok(Duration::from_secs(seconds)), "{text}");
    }
    assert_eq!(exact("PT0.000000001S"), Ok(Duration::from_nanos(1)));
    assert_eq!(exact("PT1.50S"), Ok(Duration::from_millis(1_500)));
    assert_eq!(exact("PT0.0000000010S"), Ok(Duration::from_nanos(1)));
    let longest = format!("PT{}.999999999S", u64::MAX);
    assert_eq!(exact(&longest), Ok(Duration::MAX));
}

#[test]
fn other_lengths_are_errors_with_the_reason() {
    for (text, reason) in [
        ("P1Y", "the lengths of years and months differ"),
        ("P1M1D", "the lengths of years and months differ"),
        ("P0.5Y", "the lengths of years and months differ"),
        ("-PT1S", "it is negative"),
        ("PT0.0000000001S", "parts of a nanosecond"),
        ("PT18446744073709551616S", "too long"),
        ("P99999999999999999999999999999999999999W", "too long"),
        ("PT999999999999999999999999999999999999999999S", "too long"),
    ] {
        let error = exact(text).expect_err(text);
        assert!(error.contains(reason), "{text}: {error}");
        assert!(error.contains(text), "{text}: {error}");
    }
}

#[test]
fn text_that_is_no_duration_is_not_parsed_but_kept() {
    for text in [
        "",
        "P",
        "PT",
        "P1",
        "1D",
        "P1DT",
        "P1H",
        "PT1D",
        "P1D1Y",
        "PT1S1M",
        "P1D2D",
        "P-1D",
        "P1.D",
        "P.5D",
        "P1.5DT1H",
        "PT1.5.5S",
        "p1d",
        "P1D ",
        "P 1D",
        "00:05:00",
        "P\u{661}D",
        "--PT1S",
    ] {
        let error = text.parse::<IsoDuration>().expect_err(text);
        assert!(
            error.to_string().contains("is not an ISO 8601 duration"),
            "{text}: {error}"
        );
        let json = serde_json::to_string(text).unwrap();
        let kept: IsoDuration = serde_json::from_str(&json).unwrap();
        assert_eq!(kept, IsoDuration::verbatim(text));
        assert_eq!(serde_json::to_string(&kept).unwrap(), json);
        assert!(Duration::try_from(&kept).is_err(), "{text}");
    }
}

#[test]
fn a_length_is_written_with_its_largest_units() {
    for (duration, text) in [
        (Duration::ZERO, "PT0S"),
        (Duration::from_secs(1), "PT1S"),
        (Duration::from_secs(60), "PT1M"),
        (Duration::from_secs(86_400), "P1D"),
        (Duration::from_secs(90_061), "P1DT1H1M1S"),
        (Duration::from_millis(250), "PT0.25S"),
        (Duration::new(3_600, 10), "PT1H0.00000001S"),
    ] {
        assert_eq!(IsoDuration::from(duration).as_str(), text);
    }
}

proptest! {
    #[test]
    fn every_length_survives(seconds: u64, nanos in 0_u32..1_000_000_000) {
        let duration = Duration::new(seconds, nanos);
        let text = IsoDuration::from(duration).to_string();
        prop_assert_eq!(exact(&text), Ok(duration));
    }

    #[test]
    fn no_text_panics(text in "[-+]?P?[0-9YMWDTHS.,]{0,24}") {
        let _ = Duration::try_from(IsoDuration::verbatim(text));
    }
}
