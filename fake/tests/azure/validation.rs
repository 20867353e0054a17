//! Tests of the checks of requests.

use armsmith::fake::{FakeRequest, FakeSettings, FindingKind};
use serde_json::{Value, json};

use crate::support::{Azure, body, code, widget};

/// Sends a widget with these properties. Returns the status, and the first finding with its target.
fn sent(is_strict: bool, properties: Value) -> (u16, Option<(FindingKind, String)>) {
    let azure = Azure::with(FakeSettings {
        is_strict,
        polls: 0,
        ..FakeSettings::default()
    });
    azure.create_group("g");
    let reply = azure.put(
        &widget("one"),
        &json!({"location": "eastus", "properties": properties}),
    );
    let request = azure.manager.requests().pop().expect("a request");
    if reply.status == 400 {
        assert_eq!(
            reply.value()["error"]["target"],
            request.findings[0].target.as_str()
        );
    }
    let first = request.findings.into_iter().next();
    (
        reply.status,
        first.map(|finding| (finding.kind, finding.target)),
    )
}

#[test]
fn values_that_the_description_does_not_allow_are_rejected() {
    for (properties, kind, target) in [
        (
            json!({"size": "3"}),
            FindingKind::WrongType,
            "properties.size",
        ),
        (json!([]), FindingKind::WrongType, "properties"),
        (json!({"size": 0}), FindingKind::Range, "properties.size"),
        (
            json!({"size": 1, "color": "blue"}),
            FindingKind::UnknownValue,
            "properties.color",
        ),
        (
            json!({"size": 1, "label": "abcdef"}),
            FindingKind::Length,
            "properties.label",
        ),
        (
            json!({"size": 1, "label": "ABC"}),
            FindingKind::Pattern,
            "properties.label",
        ),
        (
            json!({"size": 1, "shape": {"kind": "Circle", "radius": "x"}}),
            FindingKind::WrongType,
            "properties.shape.radius",
        ),
    ] {
        let expected = (400, Some((kind, target.to_owned())));
        assert_eq!(sent(false, properties), expected);
    }
}

#[test]
fn values_that_azure_accepts_are_findings_and_rejected_in_strict_mode() {
    for (properties, kind, target) in [
        (
            json!({"size": 1, "extra": 1}),
            FindingKind::UnknownMember,
            "properties.extra",
        ),
        (json!({}), FindingKind::MissingMember, "properties.size"),
        (
            json!({"size": 1, "widgetId": "x"}),
            FindingKind::ReadOnlyMember,
            "properties.widgetId",
        ),
        (
            json!({"size": 1, "created": "today"}),
            FindingKind::WrongFormat,
            "properties.created",
        ),
        (
            json!({"size": 1, "shape": {}}),
            FindingKind::MissingMember,
            "properties.shape.kind",
        ),
        (
            json!({"size": 1, "shape": {"kind": "Circle"}}),
            FindingKind::MissingMember,
            "properties.shape.radius",
        ),
    ] {
        let finding = Some((kind, target.to_owned()));
        assert_eq!(sent(false, properties.clone()), (201, finding.clone()));
        assert_eq!(sent(true, properties), (400, finding));
    }
}

#[test]
fn values_that_services_may_add_are_accepted() {
    assert_eq!(sent(true, json!({"size": 1, "color": "RED"})), (201, None));
    let (status, finding) = sent(true, json!({"size": 1, "mode": "faster"}));
    assert_eq!(status, 201);
    assert_eq!(finding.map(|it| it.0), Some(FindingKind::UnlistedValue));
}

#[test]
fn names_and_parameters_are_checked() {
    let azure = Azure::with_group();
    let wrong = azure.put(&widget("1"), &body());
    assert_eq!(code(&wrong), "400 InvalidRequestContent");
    assert_eq!(wrong.value()["error"]["target"], "widgetName");
    let list = widget("one").replace("/widgets/one", "/widgets?$top=many");
    assert_eq!(azure.get(&list).value()["error"]["target"], "$top");
}

#[test]
fn a_body_is_required_as_json() {
    let azure = Azure::with_group();
    assert_eq!(azure.send("PUT", &widget("one"), None).status, 400);
    let url = format!(
        "https://management.azure.com{}?api-version=2024-01-01",
        widget("one")
    );
    let mut request = FakeRequest::new("PUT", &url);
    request.body = b"{".to_vec();
    assert_eq!(azure.manager.respond(&request).status, 400);
    let text = request.header("content-type", "text/plain");
    assert_eq!(
        code(&azure.manager.respond(&text)),
        "415 UnsupportedMediaType"
    );
}

#[test]
fn a_member_of_creation_cannot_be_changed() {
    let azure = Azure::with_group();
    azure.put(&widget("one"), &body());
    let mut moved = body();
    moved["location"] = json!("East US");
    assert_eq!(azure.put(&widget("one"), &moved).status, 200);
    moved["location"] = json!("westus");
    let refused = azure.put(&widget("one"), &moved);
    assert_eq!(code(&refused), "409 InvalidResourceLocation");
}
