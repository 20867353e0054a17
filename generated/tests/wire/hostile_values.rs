//! Tests of path values that try to change the request, byte by byte over a socket.

use super::support::{Raw, identity_2024};

async fn request_line(group: &str) -> azure_core::Result<String> {
    let raw = Raw::saying_json("{}").await;
    let client = identity_2024(raw.options()).user_assigned_identities_client();
    client.get(group, "name", None).await?;
    Ok(raw.request_line())
}

/// Returns the expected request with an encoded `group`.
fn with(group: &str) -> String {
    format!(
        "GET /subscriptions/subid/resourceGroups/{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/name?api-version=2024-11-30 HTTP/1.1"
    )
}

#[tokio::test]
async fn a_value_stays_one_segment() -> azure_core::Result<()> {
    let values = [
        ("../x", "..%2Fx"),
        ("a/b", "a%2Fb"),
        ("a\\b", "a%5Cb"),
        ("%2e%2e", "%252e%252e"),
        ("%2E", "%252E"),
        ("{subscriptionId}", "%7BsubscriptionId%7D"),
        ("?q=1", "%3Fq%3D1"),
        ("#f", "%23f"),
        ("a b", "a%20b"),
        ("a;b", "a%3Bb"),
        ("…", "%E2%80%A6"),
        ("名前", "%E5%90%8D%E5%89%8D"),
        ("a\r\nhost: evil", "a%0D%0Ahost%3A%20evil"),
        ("a\0b", "a%00b"),
        ("-._~", "-._~"),
    ];
    for (value, encoded) in values {
        assert_eq!(request_line(value).await?, with(encoded), "{value:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_long_value_is_sent_whole() -> azure_core::Result<()> {
    let value = "é/".repeat(700);
    assert!(value.len() > 2048);
    assert_eq!(request_line(&value).await?, with(&"%C3%A9%2F".repeat(700)));
    Ok(())
}

#[tokio::test]
async fn what_would_move_the_path_is_refused_by_name() {
    for value in ["", ".", ".."] {
        let raw = Raw::saying_json("{}").await;
        let client = identity_2024(raw.options()).user_assigned_identities_client();
        let error = client.get(value, "name", None).await.expect_err("refused");
        assert!(error.to_string().contains("resourceGroupName"), "{error}");
        assert!(raw.heard().is_empty(), "{value:?} was sent");
    }
}

#[tokio::test]
async fn a_subscription_is_a_value_like_any_other() -> azure_core::Result<()> {
    let raw = Raw::saying_json("{}").await;
    let client = identity_2024(raw.options()).with_subscription_id("a/../../b");
    client
        .user_assigned_identities_client()
        .get("group", "name", None)
        .await?;
    let line = raw.request_line();
    assert!(
        line.starts_with("GET /subscriptions/a%2F..%2F..%2Fb/resourceGroups/group/"),
        "{line}"
    );
    Ok(())
}
