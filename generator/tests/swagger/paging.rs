//! Tests of lists.

use armsmith::ir::{Listing, Pageable};
use serde_json::{Value, json};

use crate::support::{api, operation, spec_of};

fn listing(keys: Value) -> Listing {
    operation(&api(spec_of(keys))).listing.clone()
}

#[test]
fn the_names_of_members_are_kept_as_they_stand() {
    for (pageable, items, link, operation) in [
        (
            json!({"nextLinkName": "nextLink"}),
            None,
            Some("nextLink"),
            None,
        ),
        (json!({}), None, Some("nextLink"), None),
        (json!({"nextLinkName": null}), None, None, None),
        (json!({"nextLinkName": ""}), None, None, None),
        (
            json!({"nextLinkName": null, "itemName": "value"}),
            Some("value"),
            None,
            None,
        ),
        (
            json!({"nextLinkName": "links.next", "itemName": "body.items"}),
            Some("body.items"),
            Some("links.next"),
            None,
        ),
        (
            json!({"nextLinkName": "@odata.next", "operationName": "Widgets_ListNext"}),
            None,
            Some("@odata.next"),
            Some("Widgets_ListNext"),
        ),
        (
            json!({"itemName": "", "operationName": ""}),
            None,
            Some("nextLink"),
            None,
        ),
    ] {
        let Listing::Declared(found) = listing(json!({"x-ms-pageable": pageable})) else {
            panic!("no list: {pageable}");
        };
        let expected = Pageable {
            items: items.map(str::to_owned),
            link: link.map(str::to_owned),
            operation: operation.map(str::to_owned),
        };
        assert_eq!(found, expected, "{pageable}");
    }
}

#[test]
fn an_operation_without_the_key_is_no_list() {
    assert!(matches!(listing(json!({})), Listing::None));
}
