//! Tests of models with required members, UUIDs and dates.

use armsmith_runtime::{Parameter, wire};
use azure_core::{
    Uuid,
    json::{from_json, to_json},
};
use time::{Date, Month};

#[derive(Clone, PartialEq)]
pub struct Order {
    pub id: Uuid,
    pub due: Date,
    pub note: Option<String>,
    pub token: String,
    pub line: Line,
}

#[derive(Clone, PartialEq)]
pub struct Line {
    pub count: i32,
}

wire::model! { Order
    read_only id = required "id",
    member due = required "due",
    member note = "note",
    secret token = required "token",
    member line = required "line",
}

wire::model! { Line
    member count = required "count",
}

const TEXT: &str = r#"{"id":"67e55044-10b1-426f-9247-bb680e5fe0c8","due":"2024-02-29","token":"t","line":{"count":1}}"#;

#[test]
fn required_members_are_read_and_written() {
    let order: Order = from_json(TEXT).unwrap();
    assert_eq!(
        order.due,
        Date::from_calendar_date(2024, Month::February, 29).unwrap()
    );
    assert_eq!(order.id.to_string(), "67e55044-10b1-426f-9247-bb680e5fe0c8");
    assert_eq!((order.note.as_deref(), order.line.count), (None, 1));
    assert_eq!(to_json(&order).unwrap(), TEXT);
    let sent = wire::json_as::<wire::Inherent, _>(&order).unwrap();
    assert_eq!(
        sent,
        r#"{"due":"2024-02-29","token":"t","line":{"count":1}}"#
    );
    let shown = format!("{order:?}");
    assert!(shown.contains("token: <redacted>"), "{shown}");
    assert!(shown.contains("count: 1"), "{shown}");
}

#[test]
fn a_missing_member_is_named() {
    for (text, name) in [
        (
            TEXT.replace(r#""due":"2024-02-29","#, ""),
            "`due` is missing",
        ),
        (TEXT.replace(r#""t""#, "null"), "`token` is missing or null"),
        (
            TEXT.replace(r#""count":1"#, ""),
            "`line`: the required property `count`",
        ),
    ] {
        let error = from_json::<_, Order>(text).unwrap_err();
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn other_text_is_no_uuid_and_no_date() {
    for (from, to, expected) in [
        ("67e55044", "x", "`id`"),
        ("2024-02-29", "2023-02-29", "`due`"),
        ("2024-02-29", "2024-02-29T00:00:00Z", "a date such as"),
        ("2024-02-29", "+024-02-29", "`due`"),
        ("2024-02-29", "24-2-29", "`due`"),
    ] {
        let error = from_json::<_, Order>(TEXT.replace(from, to)).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn uuids_and_dates_are_parameters() {
    let id = Uuid::from_u128(0xA);
    assert_eq!(
        id.to_text().unwrap().unwrap(),
        "00000000-0000-0000-0000-00000000000a"
    );
    let due = Date::from_calendar_date(33, Month::January, 1).unwrap();
    assert_eq!(due.to_text().unwrap().unwrap(), "0033-01-01");
    let before = Date::from_calendar_date(-1, Month::January, 1).unwrap();
    assert!(before.to_text().is_err());
    let order = Order {
        due: before,
        ..from_json(TEXT).unwrap()
    };
    assert!(
        to_json(&order)
            .unwrap_err()
            .to_string()
            .contains("between 0 and 9999")
    );
}
