//! Tests of lists by scope, tags of scopes, and moves between resource groups.

use serde_json::json;

use crate::support::{Azure, SUBSCRIPTION, body, code, gadget, gadget_body, names, widget};

#[test]
fn a_list_of_another_resource_has_those_that_refer_to_it() {
    let azure = Azure::with_gadget(0);
    let own = format!("{SUBSCRIPTION}/resourceGroups/g/providers/Contoso.Gadgets/boxes/b");
    azure.put(&own, &json!({"location": "eastus"}));
    let path = format!("{own}/gadgets");
    assert_eq!(
        names(&azure.get(&path).value()["value"]),
        Vec::<&str>::new()
    );
    let mut body = gadget_body();
    body["properties"]["boxId"] = own.to_uppercase().into();
    azure.put(&gadget("two"), &body);
    assert_eq!(names(&azure.get(&path).value()["value"]), ["two"]);
}

#[test]
fn a_list_of_a_location_has_the_resources_at_the_location() {
    let azure = Azure::with_gadget(0);
    let at = |location: &str| {
        let path = format!("{SUBSCRIPTION}/providers/Contoso.Gadgets/locations/{location}/gadgets");
        names(&azure.get(&path).value()["value"]).len()
    };
    assert_eq!((at("eastus"), at("westus")), (1, 0));
}

#[test]
fn a_collection_that_can_be_replaced_is_a_list() {
    let azure = Azure::with_gadget(0);
    azure.put(
        &gadget("one/rules/r"),
        &json!({"properties": {"start": "1"}}),
    );
    assert_eq!(
        names(&azure.get(&gadget("one/rules")).value()["value"]),
        ["r"]
    );
}

#[test]
fn resources_of_a_group_are_listed_without_their_properties_and_children() {
    let azure = Azure::with_gadget(0);
    let path = format!("{SUBSCRIPTION}/resourceGroups/g/resources");
    let list = azure.get(&path).value();
    assert_eq!(names(&list["value"]), ["one"]);
    assert_eq!(list["value"][0]["properties"], json!(null));
    assert_eq!(list["value"][0]["provisioningState"], "Succeeded");
    // A description has the same path for one value of a parameter.
    let all = format!("{SUBSCRIPTION}/resources");
    for (filter, count) in [
        ("?$filter=resourceType%20eq%20'Contoso.Gadgets/gadgets'", 1),
        ("?$filter=name%20eq%20'two'", 0),
        ("", 1),
    ] {
        let reply = azure.get(&format!("{all}{filter}"));
        assert_eq!(names(&reply.value()["value"]).len(), count, "{filter}");
    }
}

#[test]
fn the_tags_of_a_scope_are_those_of_the_resource() {
    let azure = Azure::with_gadget(0);
    let tags = |path: &str| format!("{path}/providers/Microsoft.Resources/tags/default");
    let own = tags(&gadget("one"));
    let check = |path: &str, expected: serde_json::Value| {
        assert_eq!(azure.get(path).value()["properties"]["tags"], expected);
    };
    check(&own, json!({"a": "1"}));
    let patch = |operation: &str, tags: serde_json::Value| {
        let body = json!({"operation": operation, "properties": {"tags": tags}});
        assert_eq!(azure.send("PATCH", &own, Some(&body)).status, 200);
        azure.get(&gadget("one")).value()["tags"].clone()
    };
    assert_eq!(
        patch("Merge", json!({"b": "2"})),
        json!({"a": "1", "b": "2"})
    );
    assert_eq!(
        patch("Delete", json!({"a": "1", "b": "3"})),
        json!({"b": "2"})
    );
    assert_eq!(patch("Replace", json!({"c": "4"})), json!({"c": "4"}));
    azure.put(&own, &json!({"properties": {"tags": {"d": "5"}}}));
    check(&own, json!({"d": "5"}));
    azure.send("DELETE", &own, None);
    check(&own, json!({}));
    // A subscription is no stored resource.
    let subscription = tags(SUBSCRIPTION);
    check(&subscription, json!({}));
    azure.put(&subscription, &json!({"properties": {"tags": {"e": "6"}}}));
    check(&subscription, json!({"e": "6"}));
    assert_eq!(azure.get(&tags(&gadget("none"))).status, 404);
}

#[test]
fn locks_hold_for_all_resources_in_their_scope() {
    let azure = Azure::with_gadget(0);
    let group = format!("{SUBSCRIPTION}/resourceGroups/g");
    let lock = |level: &str| {
        let id = format!("{group}/providers/Microsoft.Authorization/locks/l");
        let lock = json!({"id": id, "name": "l", "properties": {"level": level}});
        azure.manager.seed(&lock).expect("no log");
    };
    lock("CanNotDelete");
    let port = gadget("one/ports/p1");
    assert_eq!(code(&azure.send("DELETE", &port, None)), "409 ScopeLocked");
    assert_eq!(azure.put(&port, &json!({})).status, 200);
    lock("ReadOnly");
    assert_eq!(code(&azure.put(&port, &json!({}))), "409 ScopeLocked");
    assert_eq!(azure.get(&port).status, 200);
    lock("NotSpecified");
    assert_eq!(azure.send("DELETE", &port, None).status, 200);
}

#[test]
fn resources_are_moved_with_all_below_them() {
    let azure = Azure::with_gadget(0);
    let group = |name: &str| format!("{SUBSCRIPTION}/resourceGroups/{name}");
    let send = |target: &str, id: &str| {
        let body = json!({"resources": [id], "targetResourceGroup": group(target)});
        let path = format!("{}/moveResources", group("g"));
        azure.send("POST", &path, Some(&body))
    };
    assert_eq!(
        code(&send("none", &gadget("one"))),
        "404 ResourceGroupNotFound"
    );
    assert_eq!(code(&send("h", &gadget("none"))), "404 ResourceNotFound");
    assert!(send("h", &gadget("one")).status < 300);
    assert_eq!(azure.get(&gadget("one")).status, 404);
    let moved = gadget("one").replace("/resourceGroups/g/", "/resourceGroups/h/");
    let value = azure.get(&moved).value();
    assert_eq!(value["id"], json!(moved));
    assert_eq!(
        value["properties"]["ports"][0]["id"],
        json!(format!("{moved}/ports/p1"))
    );
    assert_eq!(azure.get(&format!("{moved}/ports/p1")).status, 200);
}

#[test]
fn tags_and_moves_need_no_description() {
    let azure = Azure::with_group();
    azure.create_group("h");
    azure.put(&widget("one"), &body());
    let tags = format!(
        "{}/providers/Microsoft.Resources/tags/default",
        widget("one")
    );
    let request = json!({"properties": {"tags": {"a": "1"}}});
    assert_eq!(azure.put_with(&tags, "2021-04-01", &request).status, 200);
    assert_eq!(azure.get(&widget("one")).value()["tags"], json!({"a": "1"}));
    let path = format!("{SUBSCRIPTION}/resourceGroups/g/moveResources");
    let target = format!("{SUBSCRIPTION}/resourceGroups/h");
    let request = json!({"resources": [widget("one")], "targetResourceGroup": target});
    assert!(azure.send("POST", &path, Some(&request)).status < 300);
    let moved = widget("one").replace("/resourceGroups/g/", "/resourceGroups/h/");
    assert_eq!(azure.get(&moved).status, 200);
}
