//! Tests of descriptions outside of Azure Resource Manager.

use armsmith::fake::FakeSettings;
use serde_json::json;

use crate::support::Azure;

#[test]
fn collections_and_items_follow_from_the_paths() {
    let azure = Azure::of("pets.json", FakeSettings::default());
    let created = azure.send("POST", "/v1/pets", Some(&json!({"name": "Rex"})));
    assert_eq!(created.status, 201, "{}", created.value());
    let pet = created.value();
    let path = format!("/v1/pets/{}", pet["id"]);
    assert_eq!(
        created.header_value("location"),
        Some(format!("https://management.azure.com{path}").as_str())
    );
    assert_eq!(azure.get(&path).value(), pet);
    assert_eq!(azure.get("/v1/pets").value(), json!([pet]));
    assert_eq!(azure.send("DELETE", &path, None).status, 204);
    assert_eq!(azure.get(&path).status, 404);
    let wrong = azure.send("POST", "/v1/pets", Some(&json!({"name": 1})));
    assert_eq!(wrong.status, 400);
}

#[test]
fn a_response_that_cannot_be_made_up_is_not_implemented() {
    let azure = Azure::of("pets.json", FakeSettings::default());
    let reply = azure.get("/v1/feed");
    assert_eq!(reply.status, 501, "{}", reply.value());
}
