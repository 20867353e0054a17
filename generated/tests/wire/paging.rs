//! Tests of lists with several pages.

use armsmith_azure::managed_identity::v2023_01_31::models::{
    FederatedIdentityCredentialsClientListOptions, Identity,
    UserAssignedIdentitiesClientListBySubscriptionOptions,
};
use azure_core::http::{Pager, pager::PagerOptions};
use futures::{StreamExt, TryStreamExt};
use serde_json::{Value, json};

use super::support::{Arm, Reply, identity_2023, json};

const LIST: &str = "/subscriptions/subid/providers/Microsoft.ManagedIdentity/userAssignedIdentities?api-version=2023-01-31";
const HOST: &str = "https://management.azure.com";

fn page(names: &[&str], next_link: Option<&str>) -> Reply {
    let value: Vec<_> = names.iter().map(|name| json!({ "name": name })).collect();
    json(200, json!({ "value": value, "nextLink": next_link }))
}

async fn names(
    list: impl futures::Stream<Item = azure_core::Result<Identity>>,
) -> azure_core::Result<Vec<String>> {
    let list = list.map_ok(|identity| identity.name.unwrap_or_default());
    list.try_collect().await
}

fn list(
    arm: &Arm,
) -> azure_core::Result<
    Pager<armsmith_azure::managed_identity::v2023_01_31::models::UserAssignedIdentitiesListResult>,
> {
    identity_2023(arm.options())
        .user_assigned_identities_client()
        .list_by_subscription(None)
}

async fn targets(arm: &Arm) -> Vec<String> {
    let requests = arm.requests().await;
    requests.iter().map(|request| request.target()).collect()
}

#[tokio::test]
async fn three_pages() -> azure_core::Result<()> {
    let arm = Arm::returning([
        page(
            &["a", "b"],
            Some(&format!(
                "{HOST}/two?api-version=2023-01-31&$skiptoken=x%2By"
            )),
        ),
        page(&["c"], Some(&format!("{HOST}/three?page=3"))),
        page(&["d"], None),
    ])
    .await;
    assert_eq!(names(list(&arm)?).await?, ["a", "b", "c", "d"]);
    // The link is unchanged, except for the API version, which is that of the client.
    let expected = [
        LIST,
        "/two?api-version=2023-01-31&$skiptoken=x%2By",
        "/three?page=3&api-version=2023-01-31",
    ];
    assert_eq!(targets(&arm).await, expected);
    let requests = arm.requests().await;
    let methods = requests.iter().map(|request| request.method.as_str());
    assert!(methods.eq(["GET", "GET", "GET"]));
    let tokens = requests
        .iter()
        .map(|request| request.header("authorization"));
    assert!(tokens.eq([Some("Bearer token"); 3]));
    Ok(())
}

#[tokio::test]
async fn an_empty_page_does_not_end_a_list() -> azure_core::Result<()> {
    let arm = Arm::returning([
        page(&[], Some(&format!("{HOST}/two"))),
        json(200, json!({ "nextLink": format!("{HOST}/three") })),
        page(&["a"], None),
    ])
    .await;
    assert_eq!(names(list(&arm)?).await?, ["a"]);
    Ok(())
}

#[tokio::test]
async fn null_is_no_items() -> azure_core::Result<()> {
    let reply = json!({ "value": null, "nextLink": null });
    let arm = Arm::returning([json(200, reply)]).await;
    assert!(names(list(&arm)?).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn an_empty_link_ends_a_list() -> azure_core::Result<()> {
    let arm = Arm::returning([page(&["a"], Some(""))]).await;
    assert_eq!(names(list(&arm)?).await?, ["a"]);
    Ok(())
}

#[tokio::test]
async fn a_relative_link_is_resolved_against_the_request() -> azure_core::Result<()> {
    let arm = Arm::returning([
        page(&["a"], Some("/elsewhere?page=2&api-version=2020-01-01")),
        page(&["b"], Some("?page=3")),
        page(&["c"], None),
    ])
    .await;
    assert_eq!(names(list(&arm)?).await?, ["a", "b", "c"]);
    let expected = [
        LIST,
        "/elsewhere?page=2&api-version=2023-01-31",
        "/elsewhere?page=3&api-version=2023-01-31",
    ];
    assert_eq!(targets(&arm).await, expected);
    Ok(())
}

#[tokio::test]
async fn a_link_to_a_foreign_host_is_refused_before_anything_is_sent() -> azure_core::Result<()> {
    let links = [
        "https://evil.example/two",
        "https://management.azure.com.evil.example/two",
        "https://evilmanagement.azure.com/two",
        "https://management.azure.com@evil.example/two",
        "http://management.azure.com/two",
        "//evil.example/two",
    ];
    for link in links {
        let arm = Arm::returning([page(&["a"], Some(link)), page(&["b"], None)]).await;
        let mut identities = list(&arm)?;
        let first = identities
            .try_next()
            .await?
            .and_then(|identity| identity.name);
        assert_eq!(
            first.as_deref(),
            Some("a"),
            "the page before the link is good"
        );
        let error = identities.try_next().await.expect_err(link);
        let text = format!("{error:?}");
        assert!(text.contains("link"), "{text}");
        assert_eq!(arm.requests().await.len(), 1, "{link}");
    }
    Ok(())
}

#[tokio::test]
async fn a_link_below_the_endpoint_is_followed() -> azure_core::Result<()> {
    let link = "https://westeurope.management.azure.com/two";
    let arm = Arm::returning([page(&["a"], Some(link)), page(&["b"], None)]).await;
    assert_eq!(names(list(&arm)?).await?, ["a", "b"]);
    Ok(())
}

#[tokio::test]
async fn a_list_goes_on_where_it_stopped() -> azure_core::Result<()> {
    let arm = Arm::returning([
        page(&["a"], Some(&format!("{HOST}/two"))),
        page(&["b"], None),
    ])
    .await;
    let mut pages = list(&arm)?.into_pages();
    let first = pages.next().await.expect("a page")?.into_model()?;
    assert_eq!(first.value.unwrap_or_default().len(), 1);
    let continuation = pages.into_continuation();
    assert!(continuation.is_some());

    let options = UserAssignedIdentitiesClientListBySubscriptionOptions {
        method_options: PagerOptions {
            continuation,
            ..Default::default()
        },
    };
    let rest = identity_2023(arm.options())
        .user_assigned_identities_client()
        .list_by_subscription(Some(options))?;
    assert_eq!(names(rest).await?, ["b"]);
    assert_eq!(targets(&arm).await, [LIST, "/two?api-version=2023-01-31"]);
    Ok(())
}

#[tokio::test]
async fn how_many_and_from_where_can_be_asked() -> azure_core::Result<()> {
    let arm = Arm::returning([json(200, json!({ "value": [{ "name": "one" }] }))]).await;
    let options = FederatedIdentityCredentialsClientListOptions {
        top: Some(20),
        skiptoken: Some("a+b c&d=e".to_owned()),
        ..Default::default()
    };
    let credentials: Vec<_> = identity_2023(arm.options())
        .federated_identity_credentials_client()
        .list("group", "name", Some(options))?
        .try_collect()
        .await?;
    assert_eq!(credentials.len(), 1);
    let query = arm.request().await.query;
    let mut pairs: Vec<_> = query.split('&').collect();
    pairs.sort_unstable();
    let expected = [
        "$skiptoken=a%2Bb%20c%26d%3De",
        "$top=20",
        "api-version=2023-01-31",
    ];
    assert_eq!(pairs, expected);
    Ok(())
}

#[tokio::test]
async fn a_failure_on_the_way_is_told_once() -> azure_core::Result<()> {
    let failure: Value = json!({ "error": { "code": "Gone", "message": "no more" } });
    let arm = Arm::returning([page(&["a"], Some("/two")), json(410, failure)]).await;
    let mut identities = list(&arm)?;
    assert!(identities.try_next().await?.is_some());
    let error = identities
        .try_next()
        .await
        .expect_err("the second page fails");
    assert!(format!("{error:?}").contains("Gone"), "{error:?}");
    Ok(())
}
