//! Tests of automatic registration of resource providers.

use armsmith_runtime::{Call, Connection, provider_registration};
use azure_core::http::{Method, NoFormat, RequestContent};

use crate::support::{Reply, Service, chain, models::Everything, reply, settings};

const MISSING: &str = r#"{"error":{"code":"MissingSubscriptionRegistration","message":"not registered",
    "details":[{"code":"MissingSubscriptionRegistration","target":"Microsoft.ManagedIdentity"}]}}"#;
const BARE: &str =
    r#"{"error":{"code":"MissingSubscriptionRegistration","message":"not registered"}}"#;
const PROVIDER: &str =
    "https://management.azure.com/subscriptions/s/providers/Microsoft.ManagedIdentity";

async fn sent(register: bool, replies: Vec<Reply>) -> (Result<u16, String>, Vec<String>) {
    let service = Service::new(replies);
    let mut settings = settings(&service);
    settings.policies = provider_registration(register);
    let connection = Connection::new(settings).expect("settings");
    let content = RequestContent::<Everything>::from_static(b"{}");
    let call = Call::new(
        Method::Put,
        "/subscriptions/{s}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i",
        &[],
    );
    let call = call.path("s", "s").json(content);
    let sent = connection
        .send::<(), NoFormat>(call, Default::default())
        .await;
    let bodies: Vec<String> = service
        .seen()
        .iter()
        .map(|seen| seen.body.clone())
        .collect();
    assert!(bodies.iter().all(|body| body == "{}" || body.is_empty()));
    let status = sent.map(|response| response.status().into());
    (status.map_err(|error| chain(&error)), service.lines())
}

fn state(state: &str) -> Reply {
    reply(200, format!(r#"{{"registrationState":"{state}"}}"#)).now()
}

#[tokio::test]
async fn registers_waits_and_asks_again() {
    for missing in [MISSING, BARE] {
        let replies = vec![
            reply(409, missing),
            state("Registering"),
            state("Registering"),
            state("Registered"),
            reply(200, ""),
        ];
        let (result, lines) = sent(true, replies).await;
        assert_eq!(result, Ok(200));
        assert_eq!(
            lines[1],
            format!("POST {PROVIDER}/register?api-version=2021-04-01")
        );
        assert_eq!(lines[2], format!("GET {PROVIDER}?api-version=2021-04-01"));
        assert_eq!(lines[4], lines[0]);
        assert_eq!(lines.len(), 5);
    }
}

#[tokio::test]
async fn does_so_once_and_only_when_asked() {
    let (result, lines) = sent(false, vec![reply(409, MISSING)]).await;
    assert!(result.unwrap_err().contains("not registered"));
    assert_eq!(lines.len(), 1);
    let again = vec![
        reply(409, MISSING),
        state("Registered"),
        reply(409, MISSING),
    ];
    let (result, lines) = sent(true, again).await;
    assert!(result.unwrap_err().contains("not registered"));
    assert_eq!(lines.len(), 3);
}

#[tokio::test]
async fn leaves_other_conflicts_alone() {
    for body in [
        r#"{"error":{"code":"Conflict","message":"busy"}}"#,
        "<html>",
        "",
    ] {
        let (result, lines) = sent(true, vec![reply(409, body)]).await;
        assert!(result.is_err());
        assert_eq!(lines.len(), 1);
    }
}

#[tokio::test]
async fn a_refusal_says_what_was_tried() {
    let refused = r#"{"error":{"code":"AuthorizationFailed","message":"you may not"}}"#;
    let (result, lines) = sent(true, vec![reply(409, MISSING), reply(403, refused)]).await;
    let error = result.unwrap_err();
    assert!(
        error.contains("Microsoft.ManagedIdentity could not be registered"),
        "{error}"
    );
    assert!(error.contains("you may not"), "{error}");
    assert_eq!(lines.len(), 2);
}

#[tokio::test]
async fn a_namespace_that_is_no_name_goes_nowhere() {
    let hostile = r#"{"error":{"code":"MissingSubscriptionRegistration","details":[{"target":"../../x?y"}]}}"#;
    let (result, lines) = sent(true, vec![reply(409, hostile)]).await;
    assert!(result.is_err());
    assert_eq!(lines.len(), 1);
}
