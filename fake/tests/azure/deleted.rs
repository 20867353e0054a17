//! Tests of deleted resources.

use serde_json::json;

use crate::support::{Azure, SUBSCRIPTION, code, gadget, gadget_body, names};

fn deleted() -> String {
    format!("{SUBSCRIPTION}/providers/Contoso.Gadgets/locations/eastus/deletedGadgets/one")
}

fn list(azure: &Azure) -> serde_json::Value {
    let path = format!("{SUBSCRIPTION}/providers/Contoso.Gadgets/deletedGadgets");
    azure.get(&path).value()["value"].clone()
}

#[test]
fn a_deleted_resource_is_kept_until_it_is_purged() {
    let azure = Azure::with_gadget(0);
    assert_eq!(names(&list(&azure)), Vec::<&str>::new());
    azure.send("DELETE", &gadget("one"), None);
    assert_eq!(names(&list(&azure)), ["one"]);
    let value = azure.get(&deleted()).value();
    assert_eq!(value["id"], json!(deleted()));
    let properties = &value["properties"];
    assert_eq!(properties["gadgetId"], json!(gadget("one")));
    assert_eq!(properties["location"], "East US");
    assert_eq!(properties["tags"], json!({"a": "1"}));
    assert!(properties["deletionDate"].is_string());
    let purge = format!("{}/purge", deleted());
    assert_eq!(azure.send("POST", &purge, None).status, 200);
    assert_eq!(code(&azure.get(&deleted())), "404 ResourceNotFound");
    assert_eq!(azure.send("POST", &purge, None).status, 404);
}

#[test]
fn a_deleted_resource_is_recovered_by_its_creation() {
    let azure = Azure::with_gadget(0);
    azure.send("DELETE", &gadget("one"), None);
    azure.put(&gadget("one"), &gadget_body());
    assert_eq!(names(&list(&azure)), Vec::<&str>::new());
}
