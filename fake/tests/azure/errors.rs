//! Tests of requests without an operation, and of resource providers.

use armsmith::fake::{FakeRequest, FakeSettings};
use serde_json::json;

use crate::support::{Azure, SUBSCRIPTION, body, code, widget};

#[test]
fn the_version_must_be_described() {
    let azure = Azure::with_group();
    let path = widget("one");
    let wrong = azure.put_with(&path, "2020-01-01", &body());
    assert_eq!(code(&wrong), "400 NoRegisteredProviderFound");
    let message = wrong.value()["error"]["message"].to_string();
    assert!(message.contains("2024-01-01"), "{message}");
    let url = format!("https://management.azure.com{path}");
    let missing = azure.manager.respond(&FakeRequest::new("GET", &url));
    assert_eq!(code(&missing), "400 MissingApiVersionParameter");
}

#[test]
fn the_nearest_version_is_a_finding() {
    let azure = Azure::with(FakeSettings {
        uses_nearest_version: true,
        polls: 0,
        ..FakeSettings::default()
    });
    azure.create_group("g");
    assert_eq!(
        azure.put_with(&widget("one"), "2030-01-01", &body()).status,
        201
    );
    let requests = azure.manager.requests();
    let findings = &requests.last().expect("a request").findings;
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].target, "api-version");
}

#[test]
fn unknown_paths_and_methods_are_errors() {
    let azure = Azure::with_group();
    let unknown = format!("{SUBSCRIPTION}/resourceGroups/g/providers/Contoso.Widgets/gadgets/one");
    assert_eq!(code(&azure.get(&unknown)), "404 InvalidResourceType");
    assert_eq!(code(&azure.get("/nothing/here")), "404 NotFound");
    let reply = azure.send("POST", &widget("one"), None);
    assert_eq!(code(&reply), "405 MethodNotAllowed");
    assert_eq!(
        reply.header_value("allow"),
        Some("DELETE, GET, HEAD, PATCH, PUT")
    );
}

#[test]
fn a_provider_is_registered_first() {
    let azure = Azure::with(FakeSettings {
        requires_registration: true,
        polls: 0,
        ..FakeSettings::default()
    });
    azure.create_group("g");
    let refused = azure.put(&widget("one"), &body());
    assert_eq!(code(&refused), "409 MissingSubscriptionRegistration");
    let provider = format!("{SUBSCRIPTION}/providers/Contoso.Widgets");
    let state = |reply: armsmith::fake::FakeReply| reply.value()["registrationState"].clone();
    assert_eq!(state(azure.get(&provider)), "NotRegistered");
    assert_eq!(
        state(azure.send("POST", &format!("{provider}/register"), None)),
        "Registered"
    );
    assert_eq!(azure.put(&widget("one"), &body()).status, 201);
    let types = azure.get(&provider).value()["resourceTypes"].clone();
    assert_eq!(types[1]["resourceType"], "widgets", "{types}");
    assert_eq!(types[1]["apiVersions"], json!(["2024-01-01"]));
    let unknown = azure.get(&format!("{SUBSCRIPTION}/providers/Contoso.Gadgets"));
    assert_eq!(code(&unknown), "404 InvalidResourceNamespace");
}
