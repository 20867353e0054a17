//! Tests of clients for services outside of Azure: credentials over http, and the user agent.

use std::sync::{Arc, Mutex};

use armsmith_runtime::{Authentication, Call, Connection, Endpoint, Settings};
use async_trait::async_trait;
use azure_core::{
    Result,
    credentials::{AccessToken, Secret, TokenCredential, TokenRequestOptions},
    http::{
        ClientMethodOptions, Context, Method, NoFormat, Request, Response, UserAgentOptions,
        policies::{Policy, PolicyResult},
    },
    time::{Duration, OffsetDateTime},
};

use crate::support::{Reply, Service, TOKEN, reply, settings};

/// A credential that counts its tokens.
#[derive(Debug)]
struct CountingCredential {
    lifetime: Duration,
    tokens: Mutex<usize>,
}

impl CountingCredential {
    fn new(lifetime: Duration) -> Arc<Self> {
        Arc::new(Self {
            lifetime,
            tokens: Mutex::new(0),
        })
    }

    fn tokens(&self) -> usize {
        *self.tokens.lock().unwrap()
    }
}

#[async_trait]
impl TokenCredential for CountingCredential {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> Result<AccessToken> {
        *self.tokens.lock().unwrap() += 1;
        let expires = OffsetDateTime::now_utc() + self.lifetime;
        Ok(AccessToken::new("the-token", expires))
    }
}

fn connection(
    service: &Arc<Service>,
    endpoint: &str,
    authentication: Authentication,
) -> Connection {
    Connection::new(Settings {
        endpoint: Endpoint::url(endpoint).unwrap(),
        authentication,
        ..settings(service)
    })
    .unwrap()
}

async fn get(connection: &Connection) -> Result<Response<(), NoFormat>> {
    let call = Call::new(Method::Get, "/a", &[]);
    connection.send(call, ClientMethodOptions::default()).await
}

fn replies(count: usize) -> Vec<Reply> {
    vec![reply(200, "{}"); count]
}

#[tokio::test]
async fn tokens_are_sent_over_http_only_where_it_is_allowed() {
    for (is_allowed, is_sent) in [(false, false), (true, true)] {
        let service = Service::new(replies(1));
        let credential = CountingCredential::new(Duration::hours(1));
        let bearer = Authentication::bearer(credential, &["s"]).over_http(is_allowed);
        let sent = get(&connection(&service, "http://cluster.local", bearer)).await;
        assert_eq!(sent.is_ok(), is_sent);
        assert_eq!(service.seen().len(), usize::from(is_sent));
    }
}

#[tokio::test]
async fn urls_stay_as_they_are() {
    for (endpoint, url) in [
        ("http://localhost:8080", "http://localhost:8080/a"),
        ("http://cluster.local", "http://cluster.local/a"),
        ("http://cluster.local:80", "http://cluster.local/a"),
        ("http://cluster.local:443", "http://cluster.local:443/a"),
        ("https://cluster.local", "https://cluster.local/a"),
        ("https://cluster.local:80", "https://cluster.local:80/a"),
    ] {
        let service = Service::new(replies(1));
        let credential = CountingCredential::new(Duration::hours(1));
        let bearer = Authentication::bearer(credential, &["s"]).over_http(true);
        get(&connection(&service, endpoint, bearer)).await.unwrap();
        assert_eq!(service.only().url, url);
        assert_eq!(service.only().header("authorization").unwrap(), TOKEN);
    }
}

#[tokio::test]
async fn keys_are_added_to_http_urls() {
    let service = Service::new(replies(1));
    let key = Authentication::query_key("key", Secret::new("k")).over_http(true);
    get(&connection(&service, "http://cluster.local:443", key))
        .await
        .unwrap();
    assert_eq!(service.only().url, "http://cluster.local:443/a?key=k");
}

#[tokio::test]
async fn tokens_are_cached_and_refreshed() {
    for (lifetime, tokens) in [(Duration::hours(1), 1), (Duration::minutes(1), 2)] {
        let service = Service::new(replies(2));
        let credential = CountingCredential::new(lifetime);
        let bearer = Authentication::bearer(credential.clone(), &["s"]).over_http(true);
        let connection = connection(&service, "http://localhost:1", bearer);
        for _ in 0..2 {
            get(&connection).await.unwrap();
        }
        assert_eq!(credential.tokens(), tokens);
    }
}

#[tokio::test]
async fn a_rejected_token_is_not_used_again() {
    let service = Service::new([reply(401, "{}"), reply(200, "{}")]);
    let credential = CountingCredential::new(Duration::hours(1));
    let bearer = Authentication::bearer(credential.clone(), &["s"]).over_http(true);
    let connection = connection(&service, "http://localhost:1", bearer);
    assert!(get(&connection).await.is_err());
    get(&connection).await.unwrap();
    assert_eq!(credential.tokens(), 2);
}

#[tokio::test]
async fn the_user_agent_is_the_package() {
    for (application, expected) in [
        (None, "sample/1.2.3 ("),
        (Some("shop"), "shop sample/1.2.3 ("),
    ] {
        let service = Service::new(replies(1));
        let mut settings = settings(&service);
        settings.client_options.user_agent = UserAgentOptions {
            application_id: application.map(str::to_owned),
        };
        let connection = Connection::new(settings.with_own_user_agent()).unwrap();
        get(&connection).await.unwrap();
        let sent = service.only().header("user-agent").unwrap();
        assert!(sent.starts_with(expected), "{sent}");
    }
}

/// A policy of a user.
#[derive(Debug)]
struct OfUser;

#[async_trait]
impl Policy for OfUser {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        request.insert_header("user-agent", "custom");
        next[0].send(ctx, request, &next[1..]).await
    }
}

#[tokio::test]
async fn a_policy_of_the_user_sets_another_user_agent() {
    let service = Service::new(replies(1));
    let mut settings = settings(&service);
    settings.client_options.per_try_policies = vec![Arc::new(OfUser)];
    let connection = Connection::new(settings.with_own_user_agent()).unwrap();
    get(&connection).await.unwrap();
    assert_eq!(service.only().header("user-agent").unwrap(), "custom");
}
