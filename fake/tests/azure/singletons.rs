//! Tests of singletons, and of resources that only an action returns.

use serde_json::json;

use crate::support::{Azure, code, gadget};

#[test]
fn a_singleton_begins_with_the_member_of_its_parent() {
    let azure = Azure::with_gadget(0);
    let path = gadget("one/config/limits");
    assert_eq!(azure.get(&path).value()["properties"], json!({"most": 7}));
    let changed = azure.send("PATCH", &path, Some(&json!({"properties": {"least": 1}})));
    assert_eq!(
        changed.value()["properties"],
        json!({"most": 7, "least": 1})
    );
    assert_eq!(azure.get(&path).value()["properties"]["least"], 1);
    assert_eq!(azure.get(&gadget("none/config/limits")).status, 404);
}

#[test]
fn a_singleton_that_can_be_deleted_does_not_exist_before_it_is_created() {
    let azure = Azure::with_gadget(0);
    let path = gadget("one/license/current");
    assert_eq!(code(&azure.get(&path)), "404 ResourceNotFound");
    azure.put(&path, &json!({"properties": {"a": "b"}}));
    assert_eq!(azure.get(&path).status, 200);
    azure.send("DELETE", &path, None);
    assert_eq!(azure.get(&path).status, 404);
}

#[test]
fn an_action_returns_the_resource_that_it_lists() {
    let azure = Azure::with_gadget(0);
    let list = || azure.send("POST", &gadget("one/config/options/list"), None);
    assert_eq!(list().status, 200);
    azure.put(
        &gadget("one/config/options"),
        &json!({"properties": {"a": "b"}}),
    );
    assert_eq!(list().value()["properties"], json!({"a": "b"}));
}
