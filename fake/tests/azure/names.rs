//! Tests of the rules of Azure Resource Manager for the envelope of every resource.

use serde_json::json;

use crate::support::{Azure, code, gadget, gadget_body};

#[test]
fn a_name_has_no_forbidden_characters() {
    let azure = Azure::with_gadget(0);
    for name in ["a.", "a%3Cb", "a%26b", "a%5Cb", &"x".repeat(261)] {
        let reply = azure.put(&gadget(name), &gadget_body());
        assert_eq!(code(&reply), "400 InvalidResourceName", "{name}");
    }
    assert_eq!(
        azure.put(&gadget("a.b-c_d%20e"), &gadget_body()).status,
        201
    );
}

#[test]
fn a_tracked_resource_has_a_location_that_never_changes() {
    let azure = Azure::with_gadget(0);
    let reply = azure.put(&gadget("two"), &json!({"properties": {}}));
    assert_eq!(code(&reply), "400 LocationRequired");
    let reply = azure.put(&gadget("one"), &json!({"location": "westus"}));
    assert_eq!(code(&reply), "409 InvalidResourceLocation");
    let reply = azure.put(&gadget("one"), &json!({"location": "eastus"}));
    assert_eq!(reply.status, 200);
}
