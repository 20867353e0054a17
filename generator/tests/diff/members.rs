//! Tests of changed members.

use serde_json::json;

use crate::side::{at, base, between, lines, remove, short};

#[test]
fn nothing_changes_by_itself() {
    assert!(lines(|_| {}).is_empty());
    assert!(lines(|spec| spec["info"]["description"] = json!("Prose.")).is_empty());
    let order = |spec: &mut serde_json::Value| {
        let location = remove(spec, "/definitions/Widget/properties", "location");
        at(spec, "/definitions/Widget/properties")["location"] = location;
    };
    assert!(lines(order).is_empty());
}

#[test]
fn a_field_of_what_users_write_down_breaks_them() {
    let add = |to: &'static str| {
        lines(move |spec| at(spec, to)["weight"] = json!({"type": "integer", "format": "int32"}))
    };
    assert_eq!(
        add("/definitions/Widget/properties"),
        [
            "! added field models::Widget::weight: `Option<i32>`: struct expressions without `..` no longer compile"
        ]
    );
    assert_eq!(
        add("/definitions/WidgetList/properties"),
        ["added field models::WidgetList::weight: `Option<i32>`"]
    );
}

#[test]
fn a_field_that_goes_or_changes_breaks() {
    assert_eq!(
        lines(|spec| drop(remove(spec, "/definitions/Widget/properties", "tags"))),
        ["! removed field models::Widget::tags"]
    );
    assert_eq!(
        lines(
            |spec| at(spec, "/definitions/Widget/properties/tags")["additionalProperties"] =
                json!({})
        ),
        [
            "! changed field models::Widget::tags: `Option<BTreeMap<String, Value>>`, was `Option<BTreeMap<String, String>>`"
        ]
    );
    assert_eq!(
        lines(
            |spec| at(spec, "/definitions/Widget/properties/tags")["x-ms-client-name"] =
                json!("labels")
        ),
        ["! renamed field models::Widget::labels: was `models::Widget::tags`"]
    );
}

#[test]
fn the_same_field_under_another_name_on_the_wire_compiles() {
    let edit = |spec: &mut serde_json::Value| {
        let mut tags = remove(spec, "/definitions/Widget/properties", "tags");
        tags["x-ms-client-name"] = json!("tags");
        at(spec, "/definitions/Widget/properties")["labels"] = tags;
    };
    assert_eq!(
        lines(edit),
        ["changed field models::Widget::tags: wire name: `labels`, was `tags`"]
    );
}

#[test]
fn what_requests_need_is_what_constructors_ask_for() {
    assert_eq!(
        lines(|spec| at(spec, "/definitions/Widget")["required"] = json!(["location", "tags"])),
        [
            "! added argument models::Widget::new(tags): `BTreeMap<String, String>`",
            "changed field models::Widget::tags: required: yes, was no",
        ]
    );
    assert_eq!(
        lines(|spec| drop(remove(spec, "/definitions/Widget", "required"))),
        [
            "! removed constructor models::Widget::new",
            "changed field models::Widget::location: required: no, was yes",
        ]
    );
    assert_eq!(
        lines(|spec| at(spec, "/definitions/Widget/properties/tags")["readOnly"] = json!(true)),
        ["changed field models::Widget::tags: settable: never, was always"]
    );
}

#[test]
fn values_and_alternatives_that_are_added_break_nobody() {
    assert_eq!(
        lines(|spec| at(spec, "/definitions/Color")["enum"] = json!(["Red", "Blue"])),
        [
            "! removed value models::Color::Green",
            "added value models::Color::Blue",
        ]
    );
    let alternative = |spec: &mut serde_json::Value| {
        at(spec, "/definitions")["Square"] = json!({
            "allOf": [{"$ref": "#/definitions/Shape"}],
            "properties": {"side": {"type": "integer"}},
        });
    };
    assert_eq!(
        lines(alternative),
        [
            "changed union models::Shape: implements `From<Square>`",
            "added alternative models::Shape::Square",
            "added model models::Square",
        ]
    );
}

#[test]
fn types_come_go_and_change_their_kind() {
    let free = |spec: &mut serde_json::Value| {
        at(spec, "/definitions/Widget/properties")["color"] = json!({"type": "string"});
    };
    assert_eq!(
        lines(free),
        [
            "! removed enumeration models::Color",
            "! changed field models::Widget::color: `Option<String>`, was `Option<Color>`",
        ]
    );
    let closed = |spec: &mut serde_json::Value| {
        at(spec, "/definitions/Color")["type"] = json!("integer");
        at(spec, "/definitions/Color")["enum"] = json!([1, 2]);
    };
    let lines = lines(closed);
    assert!(
        lines.contains(
            &"! changed enumeration models::Color: no longer implements `AsRef<str>`".to_owned()
        ),
        "{lines:#?}"
    );
}

#[test]
fn a_member_that_becomes_boxed_breaks() {
    let of_size = |count: usize| {
        let mut service = base();
        let notes = (0..count).map(|index| (format!("note{index}"), json!({"type": "string"})));
        let notes: serde_json::Map<_, _> = notes.collect();
        at(&mut service, "/definitions")["Notes"] = json!({"properties": notes});
        let members = at(&mut service, "/definitions/Widget/properties");
        members["notes"] = json!({"$ref": "#/definitions/Notes"});
        service
    };
    let changes = short(&between(&of_size(170), &of_size(171)));
    assert_eq!(
        changes.last().map(String::as_str),
        Some("! changed field models::Widget::notes: `Option<Box<Notes>>`, was `Option<Notes>`"),
        "{changes:?}"
    );
}
