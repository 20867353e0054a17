//! Tests of changed operations.

use serde_json::{Value, json};

use crate::side::{at, lines, remove};

const GET: &str = "/paths/~1widgets~1{name}/get";

#[test]
fn operations_come_and_go() {
    assert_eq!(
        lines(|spec| drop(remove(spec, "/paths/~1widgets~1{name}", "get"))),
        ["! removed operation WidgetsClient::get"]
    );
    let add = |spec: &mut Value| {
        let mut more = at(spec, GET).clone();
        more["operationId"] = json!("Gadgets_Get");
        at(spec, "/paths")["/gadgets/{name}"] = json!({"get": more});
    };
    assert_eq!(
        lines(add),
        [
            "added client GadgetsClient",
            "added operation GadgetsClient::get"
        ]
    );
}

#[test]
fn an_operation_is_known_by_its_id_and_its_name() {
    assert_eq!(
        lines(|spec| at(spec, GET)["x-ms-client-name"] = json!("read")),
        ["! renamed operation WidgetsClient::read: was `WidgetsClient::get`"]
    );
    let moved = |spec: &mut Value| {
        let get = remove(spec, "/paths/~1widgets~1{name}", "get");
        at(spec, "/paths")["/all/widgets/{name}"] = json!({"get": get});
    };
    assert_eq!(
        lines(moved),
        [
            "changed operation WidgetsClient::get: request: `GET /all/widgets/{name}`, was `GET /widgets/{name}`"
        ]
    );
}

#[test]
fn arguments_are_part_of_a_method() {
    let add = |spec: &mut Value| {
        let parameters = at(spec, GET)["parameters"].as_array_mut().unwrap();
        parameters
            .push(json!({"name": "color", "in": "query", "required": true, "type": "string"}));
    };
    assert_eq!(
        lines(add),
        ["! added argument WidgetsClient::get(color): `&str`"]
    );
    let change = |spec: &mut Value| at(spec, GET)["parameters"][1]["type"] = json!("string");
    assert_eq!(
        lines(change),
        ["! changed argument WidgetsClient::get(size): `&str`, was `i32`"]
    );
    let free = |spec: &mut Value| at(spec, GET)["parameters"][1]["required"] = json!(false);
    assert_eq!(
        lines(free),
        [
            "! removed argument WidgetsClient::get(size): was `i32`",
            "! added option models::WidgetsClientGetOptions::size: `Option<i32>`: struct expressions without \
             `..` no longer compile",
        ]
    );
}

#[test]
fn the_order_of_arguments_counts_even_where_types_do_not() {
    let two = |order: [&str; 2]| {
        let mut spec = crate::side::base();
        let parameters = at(&mut spec, GET)["parameters"].as_array_mut().unwrap();
        for name in order {
            parameters
                .push(json!({"name": name, "in": "query", "required": true, "type": "string"}));
        }
        spec
    };
    let diff = crate::side::between(&two(["from", "to"]), &two(["to", "from"]));
    assert_eq!(
        crate::side::short(&diff),
        [
            "! changed operation WidgetsClient::get: changed the order of arguments: `name`, `size`, `to`, \
             `from`, `options`"
        ]
    );
}

#[test]
fn options_break_those_who_write_all_of_them_down() {
    let add = |to: &'static str| {
        lines(move |spec: &mut Value| {
            let parameters = at(spec, to)["parameters"].as_array_mut().unwrap();
            parameters.push(json!({"name": "color", "in": "query", "type": "string"}));
        })
    };
    let added = "struct expressions without `..` no longer compile";
    assert_eq!(
        add(GET),
        [format!(
            "! added option models::WidgetsClientGetOptions::color: `Option<String>`: {added}"
        )]
    );
    // The first optional parameter.
    assert_eq!(
        add("/paths/~1widgets/get"),
        [format!(
            "! added option models::WidgetsClientListOptions::color: `Option<String>`: {added}"
        )]
    );
}

#[test]
fn who_is_broken_is_told() {
    let add = |spec: &mut Value| {
        let parameters = at(spec, GET)["parameters"].as_array_mut().unwrap();
        parameters.push(json!({"name": "color", "in": "query", "type": "string"}));
        drop(remove(spec, "/definitions/Widget/properties", "tags"));
    };
    let diff = crate::side::edited(add);
    assert_eq!((diff.breaking(), diff.without_rest()), (2, 1));
    let text = anstream::adapter::strip_str(&armsmith::diff::text(&diff).to_string()).to_string();
    let said = "2 changes, 2 breaking (1 of them only struct expressions without `..`): ";
    assert!(text.contains(said), "{text}");
    assert!(armsmith::diff::markdown(&diff).contains(said));
}

#[test]
fn a_part_of_the_runtime_comes_and_goes_with_what_needs_it() {
    let lines = lines(|spec| spec["host"] = json!("widgets.example"));
    let gone = "! removed item ResourceId".to_owned();
    assert!(lines.contains(&gone), "{lines:#?}");
    let option = "! removed field WidgetClientOptions::register_providers".to_owned();
    assert!(lines.contains(&option), "{lines:#?}");
}

#[test]
fn paging_and_waiting_are_part_of_a_method() {
    let list = "/paths/~1widgets/get";
    assert_eq!(
        lines(|spec| drop(remove(spec, list, "x-ms-pageable"))),
        [
            "! changed operation WidgetsClient::list: is now `async`",
            "! changed operation WidgetsClient::list: returns `Result<Response<WidgetList>>`, was \
             `Result<Pager<WidgetList>>`",
            "! changed model models::WidgetList: no longer implements `Page`",
            "! removed method models::WidgetsClientListOptions::into_owned",
            "! changed field models::WidgetsClientListOptions::method_options: `ClientMethodOptions<'a>`, was \
             `PagerOptions<'a>`",
            "changed operation WidgetsClient::list: paging: none, was items in `value`, next page by the \
             link `nextLink`",
        ]
    );
    assert_eq!(
        lines(|spec| at(spec, list)["x-ms-pageable"]["nextLinkName"] = json!(null)),
        [
            "changed operation WidgetsClient::list: paging: items in `value`, one page, was items in \
             `value`, next page by the link `nextLink`"
        ]
    );
    let put = "/paths/~1widgets~1{name}/put";
    let long = lines(|spec| at(spec, put)["x-ms-long-running-operation"] = json!(true));
    let told = [
        "! renamed operation WidgetsClient::begin_create: was `WidgetsClient::create`",
        "! changed operation WidgetsClient::begin_create: is no longer `async`",
    ];
    for each in told {
        assert!(long.contains(&each.to_owned()), "{long:#?}");
    }
}

#[test]
fn responses_are_part_of_a_method() {
    assert_eq!(
        lines(|spec| at(spec, GET)["responses"]["200"]["schema"] = json!({"type": "string"})),
        [
            "! changed operation WidgetsClient::get: returns `Result<Response<String>>`, was \
             `Result<Response<Widget>>`"
        ]
    );
}

#[test]
fn a_new_version_is_told_once() {
    assert_eq!(
        lines(|spec| spec["info"]["version"] = json!("2025-01-01")),
        ["changed client WidgetClient: API version: 2025-01-01, was 2024-01-01"]
    );
}
