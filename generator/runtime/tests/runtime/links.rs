//! Links are followed to trusted hosts only.

use armsmith_runtime::{Authentication, Call, Connection, Endpoint, ListCall, Settings};
use azure_core::http::{
    Method, Request, StatusCode,
    pager::{PagerContinuation, PagerOptions},
};
use futures::TryStreamExt;

use crate::support::{Reply, Service, TOKEN, models::Names, reply, settings};

const LAST: &str = r#"{"value":["b"]}"#;

fn first(link: &str) -> Reply {
    reply(200, format!(r#"{{"value":["a"],"nextLink":"{link}"}}"#))
}

fn call() -> ListCall {
    Call::new(Method::Get, "/list", &[])
        .api_version("api-version", "2023-01-31")
        .next_link(&["nextLink"])
}

/// Returns the URL of a list's second request, or the error.
async fn second(link: &str, change: impl FnOnce(&mut Settings)) -> Result<String, String> {
    let service = Service::new([first(link), reply(200, LAST)]);
    let mut settings = settings(&service);
    change(&mut settings);
    let connection = Connection::new(settings).expect("settings");
    let pager = connection
        .pager::<Names>(call(), PagerOptions::default())
        .unwrap();
    match pager.try_collect::<Vec<String>>().await {
        Ok(items) => {
            assert_eq!(items, ["a", "b"]);
            Ok(service.seen()[1].url.clone())
        }
        Err(error) => {
            assert_eq!(service.seen().len(), 1, "nothing goes to {link}");
            Err(error.to_string())
        }
    }
}

#[tokio::test]
async fn the_endpoints_host_and_those_below_it_are_trusted() {
    for (link, expected) in [
        (
            "https://management.azure.com/list?page=2&api-version=2020-01-01",
            "https://management.azure.com/list?page=2&api-version=2023-01-31",
        ),
        (
            "https://EastUS.management.azure.com/list?Api-Version=1",
            "https://eastus.management.azure.com/list?api-version=2023-01-31",
        ),
        (
            "https://management.azure.com:443/list?$skiptoken=a%20b%2Fc+d&z=&B=1#f",
            "https://management.azure.com/list?$skiptoken=a%20b%2Fc+d&z=&B=1&api-version=2023-01-31",
        ),
        (
            "/next",
            "https://management.azure.com/next?api-version=2023-01-31",
        ),
        (
            "next?x",
            "https://management.azure.com/next?x&api-version=2023-01-31",
        ),
        (
            "?page=2",
            "https://management.azure.com/list?page=2&api-version=2023-01-31",
        ),
    ] {
        assert_eq!(second(link, |_| ()).await.as_deref(), Ok(expected));
    }
}

#[tokio::test]
async fn other_hosts_are_refused_by_name() {
    for (link, host) in [
        ("https://evil.example/list", "evil.example"),
        (
            "https://management.azure.com.evil.example/",
            "management.azure.com.evil.example",
        ),
        (
            "https://evilmanagement.azure.com/",
            "evilmanagement.azure.com",
        ),
        ("https://azure.com/", "azure.com"),
        ("//evil.example/list", "evil.example"),
        ("https://management.azure.com@evil.example/", "evil.example"),
        ("https://user@management.azure.com/", "user name"),
        ("http://management.azure.com/list", "not https"),
        ("ftp://management.azure.com/list", "not https"),
        (
            "https://management.azure.com./list",
            "management.azure.com.",
        ),
        ("https:\\\\\\\\evil.example\\\\", "evil.example"),
        ("file:///etc/passwd", "not https"),
        ("data:text/plain,x", "not https"),
    ] {
        let error = second(link, |_| ()).await.expect_err(link);
        assert!(error.contains(host), "{link}: {error}");
    }
}

#[tokio::test]
async fn hosts_in_the_options_are_trusted_too() {
    let trusting = |settings: &mut Settings| {
        settings.link_hosts = vec![" Partner.Example ".to_owned()];
    };
    for link in [
        "https://partner.example/x?api-version=2023-01-31",
        "https://eu.partner.example/x?api-version=2023-01-31",
    ] {
        assert_eq!(second(link, trusting).await.as_deref(), Ok(link));
    }
    assert!(
        second("https://notpartner.example/x", trusting)
            .await
            .is_err()
    );
    assert!(second("http://partner.example/x", trusting).await.is_err());
}

#[test]
fn hosts_that_can_never_match_are_refused() {
    for host in [
        "",
        " ",
        "https://partner.example",
        "partner.example:443",
        "partner.example/",
        "*.partner.example",
        ".partner.example",
        "partner.example.",
        "partner..example",
        "user@partner.example",
        "partner example",
        "[::1",
        "a?b",
    ] {
        let service = Service::new([]);
        let mut settings = settings(&service);
        settings.link_hosts = vec!["good.example".to_owned(), host.to_owned()];
        let error = Connection::new(settings).expect_err(host);
        assert!(error.to_string().contains("is not a host name"), "{error}");
    }
    let service = Service::new([]);
    let mut settings = settings(&service);
    settings.link_hosts = vec!["10.0.0.1".to_owned(), "b\u{fc}cher.example".to_owned()];
    assert!(Connection::new(settings).is_ok());
}

#[tokio::test]
async fn an_endpoint_in_the_clear_may_link_to_itself() {
    let local = |settings: &mut Settings| {
        settings.endpoint = Endpoint::url("http://127.0.0.1:8080").unwrap();
        settings.authentication = Authentication::none();
    };
    let link = "http://127.0.0.1:8080/next?api-version=2023-01-31";
    assert_eq!(second(link, local).await.as_deref(), Ok(link));
    assert!(second("http://127.0.0.1:9090/next", local).await.is_err());
}

#[tokio::test]
async fn the_token_is_sent_to_trusted_hosts_only() {
    let service = Service::new([first("https://evil.example/")]);
    let connection = Connection::new(settings(&service)).expect("settings");
    let pager = connection
        .pager::<Names>(call(), PagerOptions::default())
        .unwrap();
    assert!(pager.try_collect::<Vec<String>>().await.is_err());
    let seen = service.only();
    assert_eq!(seen.header("authorization").as_deref(), Some(TOKEN));
    assert!(seen.url.starts_with("https://management.azure.com/"));
}

#[tokio::test]
async fn a_continuation_from_elsewhere_is_checked_like_a_link() {
    let service = Service::new([]);
    let connection = Connection::new(settings(&service)).expect("settings");
    let options = PagerOptions {
        continuation: Some(PagerContinuation::Link(
            "https://evil.example/".parse().unwrap(),
        )),
        ..PagerOptions::default()
    };
    let pager = connection.pager::<Names>(call(), options).unwrap();
    let error = pager.try_collect::<Vec<String>>().await.unwrap_err();
    assert!(error.to_string().contains("evil.example"), "{error}");
    assert!(service.seen().is_empty());
}

#[tokio::test]
async fn a_request_of_ones_own_goes_to_trusted_hosts_only() {
    let send = async |url: &str, reply: Reply| {
        let service = Service::new([reply]);
        let connection = Connection::new(settings(&service)).expect("settings");
        let request = Request::new(url.parse().unwrap(), Method::Post);
        let outcome = connection.send_request(request).await;
        (outcome, service)
    };
    let url = "https://management.azure.com/own?x=1";
    let (outcome, service) = send(url, reply(202, "done")).await;
    assert_eq!(outcome.unwrap().body().as_ref(), b"done");
    assert_eq!(service.lines(), [format!("POST {url}")]);
    assert!(service.seen()[0].header("authorization").is_some());
    let (outcome, _) = send(url, reply(404, "")).await;
    let status = outcome.expect_err("no success").http_status();
    assert_eq!(status, Some(StatusCode::NotFound));
    for url in ["https://evil.example/", "http://management.azure.com/own"] {
        let (outcome, service) = send(url, reply(200, "")).await;
        assert!(outcome.is_err(), "{url}");
        assert!(service.seen().is_empty(), "{url}");
    }
}
