//! Lists.

use armsmith::ir::{NextPage, Paging};
use serde_json::{Value, json};

use crate::support::{api, operation, spec_of};

fn paging(pageable: Value, page: Value) -> Paging {
    let mut spec = spec_of(json!({
        "x-ms-pageable": pageable,
        "responses": {"200": {"description": "OK", "schema": page}},
    }));
    spec["definitions"] = json!({
        "Page": {
            "allOf": [{"$ref": "#/definitions/Base"}],
            "properties": {
                "value": {"type": "array", "items": {"type": "string"}},
                "body": {"properties": {"items": {"type": "array", "items": {"type": "string"}}}},
            },
        },
        "Base": {"properties": {"odata.nextLink": {"type": "string"}, "links": {"properties": {"next": {"type": "string"}}}}},
    });
    operation(&api(spec)).paging.clone().unwrap()
}

fn link(names: &[&str]) -> NextPage {
    NextPage::Link(names.iter().map(|name| (*name).to_owned()).collect())
}

#[test]
fn a_page_has_items_and_a_link() {
    let page = || json!({"$ref": "#/definitions/Page"});
    for (pageable, items, next) in [
        (
            json!({"nextLinkName": "nextLink"}),
            vec!["value"],
            link(&["nextLink"]),
        ),
        (json!({}), vec!["value"], link(&["nextLink"])),
        (json!({"nextLinkName": null}), vec!["value"], NextPage::None),
        (json!({"nextLinkName": ""}), vec!["value"], NextPage::None),
        (
            json!({"nextLinkName": null, "itemName": "things"}),
            vec!["things"],
            NextPage::None,
        ),
        (
            json!({"nextLinkName": "odata.nextLink"}),
            vec!["value"],
            link(&["odata.nextLink"]),
        ),
        (
            json!({"nextLinkName": "links.next", "itemName": "body.items"}),
            vec!["body", "items"],
            link(&["links", "next"]),
        ),
        (
            json!({"nextLinkName": "@odata.next"}),
            vec!["value"],
            link(&["@odata.next"]),
        ),
    ] {
        let paging = paging(pageable.clone(), page());
        assert_eq!(paging.items, items, "{pageable}");
        assert_eq!(paging.next, next, "{pageable}");
    }
}

#[test]
fn another_operation_may_fetch_the_next_page() {
    let pageable = json!({"nextLinkName": "links.next", "operationName": "Widgets_ListNext"});
    let expected = NextPage::Operation {
        link: vec!["links".to_owned(), "next".to_owned()],
        operation: "Widgets_ListNext".to_owned(),
    };
    assert_eq!(
        paging(pageable, json!({"$ref": "#/definitions/Page"})).next,
        expected
    );
}

#[test]
fn a_page_may_be_the_list_itself() {
    let list = json!({"type": "array", "items": {"type": "string"}});
    let paging = paging(json!({"nextLinkName": "nextLink"}), list);
    assert_eq!(paging.items, [] as [String; 0]);
    assert_eq!(paging.next, NextPage::None);
}
