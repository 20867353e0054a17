//! Tests of two services with a shared runtime, added to the crate of one of them.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::http::{AsyncRawResponse, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport};
use azure_core::time::{Duration, OffsetDateTime};
use futures::executor::block_on;

/// A service that refuses every request.
#[derive(Debug)]
struct Closed;

#[async_trait]
impl HttpClient for Closed {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let headers = request.headers().iter();
        let agent = headers.filter(|(name, _)| name.as_str() == "user-agent");
        let agent: String = agent.map(|(_, value)| value.as_str().to_owned()).collect();
        let body = format!(r#"{{"error":{{"code":"Closed","message":"{agent}"}}}}"#);
        Ok(AsyncRawResponse::from_bytes(StatusCode::Conflict, Default::default(), body))
    }
}

#[derive(Debug)]
struct Account;

#[async_trait]
impl TokenCredential for Account {
    async fn get_token(&self, _: &[&str], _: Option<TokenRequestOptions<'_>>) -> azure_core::Result<AccessToken> {
        Ok(AccessToken::new("t", OffsetDateTime::now_utc() + Duration::hours(1)))
    }
}

fn options() -> ClientOptions {
    ClientOptions {
        transport: Some(Transport::new(Arc::new(Closed))),
        retry: RetryOptions::none(),
        ..Default::default()
    }
}

#[test]
fn errors_of_all_services_have_one_type() {
    let birds = my_zoo_birds::BirdsClientOptions { client_options: options(), ..Default::default() };
    let birds = my_zoo_birds::BirdsClient::new("s", Arc::new(Account), Some(birds)).unwrap();
    let fish = my_zoo_fish::FishClientOptions { client_options: options(), ..Default::default() };
    let fish = my_zoo_fish::FishClient::new("s", Arc::new(Account), Some(fish)).unwrap();
    let errors = [
        block_on(birds.things_client().get(None)).unwrap_err(),
        block_on(fish.things_client().get(None)).unwrap_err(),
    ];
    let mut errors = errors.iter().map(|error| my_zoo_runtime::ServiceError::of(error).unwrap());
    let (first, second): (my_zoo_birds::ServiceError, my_zoo_fish::ServiceError) =
        (errors.next().unwrap(), errors.next().unwrap());
    assert_eq!((first.code.as_deref(), second.code.as_deref()), (Some("Closed"), Some("Closed")));
    // Each client has the name of its own package.
    assert!(first.message.as_deref().unwrap().contains("my_zoo_birds/2.3.4"), "{first:?}");
    assert!(second.message.as_deref().unwrap().contains("my_zoo_fish/2.3.4"), "{second:?}");
}

#[test]
fn common_types_are_one_type() {
    let thing = my_zoo_birds::common_types::zoo::v1::Thing { name: Some("a".to_owned()) };
    let thing: my_zoo_fish::common_types::zoo::v1::Thing = thing;
    let thing: my_zoo_runtime::common_types::zoo::v1::Thing = thing;
    assert_eq!(serde_json::to_string(&thing).unwrap(), r#"{"name":"a"}"#);
    let id: my_zoo_birds::ResourceId = my_zoo_fish::ResourceId::tenant();
    assert_eq!(id.to_string(), "/");
}
