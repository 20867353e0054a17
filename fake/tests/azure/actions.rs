//! Tests of actions, and of values from examples.

use armsmith::fake::FakeSettings;
use serde_json::{Value, json};

use crate::support::{Azure, SUBSCRIPTION, code, gadget, gadget_body};

fn keys(azure: &Azure) -> Vec<(String, String)> {
    let reply = azure.send("POST", &gadget("one/listKeys"), None).value();
    pairs(&reply)
}

fn pairs(reply: &Value) -> Vec<(String, String)> {
    let keys = reply["keys"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    keys.map(|it| (text(&it["keyName"]), text(&it["value"])))
        .collect()
}

#[test]
fn one_key_is_regenerated() {
    let azure = Azure::with_gadget(0);
    let old = keys(&azure);
    assert_eq!((&*old[0].0, &*old[1].0), ("key1", "key2"));
    assert_ne!(old[0].1, old[1].1);
    assert_eq!(keys(&azure), old);
    let body = json!({"keyName": "key1"});
    let reply = azure.send("POST", &gadget("one/regenerateKey"), Some(&body));
    let new = keys(&azure);
    assert_eq!(pairs(&reply.value()), new);
    assert_ne!(new[0].1, old[0].1);
    assert_eq!(new[1], old[1]);
}

#[test]
fn a_resource_is_stopped_and_started() {
    let azure = Azure::with_gadget(0);
    let check = |state: &str| {
        let properties = azure.get(&gadget("one")).value()["properties"].clone();
        assert_eq!(properties["powerState"]["code"], state);
        assert_eq!(properties["status"], state);
        assert_eq!(properties["provisioningState"], "Succeeded");
        assert_eq!(properties["view"], json!(null));
        let lower = state.to_lowercase();
        let view = azure.get(&gadget("one/view")).value();
        assert_eq!(view["statuses"][0]["code"], "ProvisioningState/succeeded");
        assert_eq!(
            view["statuses"][1]["code"],
            json!(format!("PowerState/{lower}"))
        );
        assert_eq!(
            view["statuses"][1]["displayStatus"],
            json!(format!("Gadget {lower}"))
        );
        // The view is a member of the resource if a request asks for it.
        let expanded = azure
            .get(&format!("{}?$expand=view", gadget("one")))
            .value();
        assert_eq!(expanded["properties"]["view"], view);
    };
    check("Running");
    azure.send("POST", &gadget("one/stop"), None);
    check("Stopped");
    azure.send("POST", &gadget("one/start"), None);
    check("Running");
    assert_eq!(azure.send("POST", &gadget("none/stop"), None).status, 404);
}

#[test]
fn read_only_members_have_the_values_of_an_example() {
    let azure = Azure::with_gadget(0);
    let gadget = azure.get(&gadget("one")).value();
    let properties = &gadget["properties"];
    assert_eq!(properties["serialNumber"], "SN-7");
    assert_eq!(properties["hosts"], json!(["one.example.net"]));
    // They follow from the resource if they can.
    assert_eq!(properties["homeLocation"], "East US");
    assert_eq!(gadget["sku"]["tier"], "Premium");
    assert_eq!(properties["boxId"], json!(null));
}

#[test]
fn the_ids_of_an_example_are_those_of_the_resource() {
    let azure = Azure::with_gadget(0);
    let view = azure.get(&gadget("one/view")).value();
    assert_eq!(view["host"], json!(gadget("one/hosts/1")));
}

#[test]
fn secrets_are_not_returned() {
    let azure = Azure::with_gadget(0);
    let mut body = gadget_body();
    body["properties"]["password"] = "p".into();
    body["properties"]["settings"] = json!({"a": 1});
    body["properties"]["protectedSettings"] = json!({"b": 2});
    let properties = azure.put(&gadget("two"), &body).value()["properties"].clone();
    assert_eq!(properties["password"], json!(null));
    assert_eq!(properties["protectedSettings"], json!(null));
    assert_eq!(properties["settings"], json!({"a": 1}));
}

#[test]
fn a_resource_can_be_validated_before_it_exists() {
    let azure = Azure::with_gadget(0);
    let reply = azure.send("POST", &gadget("new/validate"), Some(&gadget_body()));
    assert_eq!(reply.status, 200, "{}", reply.value());
    let body = json!({"keyName": "key1"});
    let reply = azure.send("POST", &gadget("new/regenerateKey"), Some(&body));
    assert_eq!(code(&reply), "404 ResourceNotFound");
}

#[test]
fn an_example_with_values_of_other_types_is_not_used() {
    let settings = FakeSettings {
        has_examples: true,
        ..FakeSettings::default()
    };
    let azure = Azure::of("gadgets.json", settings);
    let path = format!("{SUBSCRIPTION}/resourceGroups/group1/providers/Contoso.Gadgets/boxes/box1");
    let reply = azure.get(&path);
    assert_eq!(reply.status, 200, "{}", reply.value());
    assert!(reply.value()["location"].is_string(), "{}", reply.value());
}
