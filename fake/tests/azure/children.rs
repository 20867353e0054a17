//! Tests of children that the value of their parent has in a list.

use serde_json::{Value, json};

use crate::support::{Azure, code, gadget, gadget_body, names};

fn list(azure: &Azure, name: &str) -> Value {
    azure.get(&gadget("one")).value()["properties"][name].clone()
}

#[test]
fn children_are_written_with_their_parent() {
    let azure = Azure::with_gadget(0);
    let port = azure.get(&gadget("one/ports/p1")).value();
    assert_eq!(port["properties"]["speed"], 1);
    assert_eq!(port["id"], json!(gadget("one/ports/p1")));
    assert_eq!(
        names(&azure.get(&gadget("one/ports")).value()["value"]),
        ["p1", "p2"]
    );
    // They have the members that the service fills in.
    let ports = list(&azure, "ports");
    assert_eq!(ports[0]["id"], json!(gadget("one/ports/p1")));
    assert_eq!(ports[1]["properties"]["provisioningState"], "Succeeded");
    let mut body = gadget_body();
    body["properties"]["ports"] = json!([{"name": "p2"}, {"name": "p0"}]);
    azure.put(&gadget("one"), &body);
    assert_eq!(
        code(&azure.get(&gadget("one/ports/p1"))),
        "404 ResourceNotFound"
    );
    assert_eq!(names(&list(&azure, "ports")), ["p2", "p0"]);
    // A list that the request does not have is kept.
    body["properties"]
        .as_object_mut()
        .unwrap()
        .shift_remove("ports");
    azure.put(&gadget("one"), &body);
    assert_eq!(names(&list(&azure, "ports")), ["p2", "p0"]);
}

#[test]
fn a_parent_has_the_children_that_are_written_by_themselves() {
    for polls in [0, 1] {
        let azure = Azure::with_gadget(polls);
        let path = gadget("one/ports/P3");
        assert_eq!(
            azure
                .put(&path, &json!({"properties": {"speed": 9}}))
                .status,
            201
        );
        let ports = list(&azure, "ports");
        assert_eq!(names(&ports), ["p1", "p2", "P3"]);
        assert_eq!(ports[2]["properties"]["speed"], 9);
        let reply = azure.send("DELETE", &path, None);
        if polls > 0 {
            let location = reply.header_value("location").unwrap().to_owned();
            azure.follow(&location);
            azure.follow(&location);
        }
        assert_eq!(azure.get(&path).status, 404);
        assert_eq!(names(&list(&azure, "ports")), ["p1", "p2"]);
    }
}

#[test]
fn children_that_no_operation_creates_are_those_of_the_parent() {
    let azure = Azure::with_gadget(0);
    assert_eq!(
        azure.get(&gadget("one/lamps/red")).value()["properties"]["color"],
        "red"
    );
    assert_eq!(
        code(&azure.get(&gadget("one/lamps/blue"))),
        "404 ResourceNotFound"
    );
    assert_eq!(
        names(&azure.get(&gadget("one/lamps")).value()["value"]),
        ["red"]
    );
}

#[test]
fn an_item_may_have_the_properties_of_a_child_itself() {
    let azure = Azure::with_gadget(0);
    assert_eq!(
        azure.get(&gadget("one/rackSlots/s1")).value()["properties"]["height"],
        3
    );
    azure.put(
        &gadget("one/rackSlots/s2"),
        &json!({"properties": {"height": 4}}),
    );
    let slots = list(&azure, "rackSlotProfiles");
    assert_eq!(names(&slots), ["s1", "s2"]);
    assert_eq!(slots[1]["height"], 4);
    assert_eq!(slots[1]["id"], json!(null));
}

#[test]
fn a_request_adds_items_to_a_list_of_the_parent_or_removes_them() {
    let azure = Azure::with_gadget(0);
    let change = |kind: &str, id: &str| {
        let body = json!({"properties": {"members": [{"objectId": id, "rights": ["read"]}]}});
        let reply = azure.put(&gadget(&format!("one/members/{kind}")), &body);
        assert_eq!(reply.status, 200, "{}", reply.value());
        let members = list(&azure, "members");
        assert_eq!(reply.value()["properties"]["members"], members);
        let ids = members.as_array().unwrap().iter();
        ids.map(|it| it["objectId"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(change("add", "a"), ["a"]);
    assert_eq!(change("add", "b"), ["a", "b"]);
    assert_eq!(change("add", "a"), ["b", "a"]);
    assert_eq!(change("remove", "b"), ["a"]);
    assert_eq!(change("replace", "c"), ["c"]);
    let missing = azure.put(&gadget("none/members/add"), &json!({"properties": {}}));
    assert_eq!(missing.status, 404);
}
