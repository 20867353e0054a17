//! Tests of redirects.

use armsmith_runtime::{Call, Connection};
use azure_core::http::{Method, NoFormat, RequestContent};

use crate::support::{Reply, Seen, Service, chain, models::Everything, reply, settings};

async fn sent(
    method: Method,
    follow: bool,
    replies: Vec<Reply>,
) -> (Result<u16, String>, Vec<Seen>) {
    let service = Service::new(replies);
    let mut settings = settings(&service);
    settings.follow_redirects = follow;
    let connection = Connection::new(settings).expect("settings");
    let content = RequestContent::<Everything>::from_static(b"{}");
    let call = Call::new(method, "/a", &[])
        .json(content)
        .api_version("api-version", "1");
    let sent = connection
        .send::<(), NoFormat>(call, Default::default())
        .await;
    let status = sent.map(|response| response.status().into());
    (status.map_err(|error| chain(&error)), service.seen())
}

fn to(status: u16, location: &str) -> Reply {
    reply(status, "").with("location", location)
}

#[tokio::test]
async fn are_not_followed_unasked() {
    let (result, seen) = sent(Method::Put, false, vec![to(307, "/b")]).await;
    assert!(result.unwrap_err().contains("307"));
    assert_eq!(seen.len(), 1);
}

#[tokio::test]
async fn keep_or_change_the_method_as_http_says() {
    for (status, method, then) in [
        (307, Method::Put, "PUT"),
        (308, Method::Post, "POST"),
        (301, Method::Post, "GET"),
        (302, Method::Post, "GET"),
        (301, Method::Head, "HEAD"),
        (303, Method::Head, "HEAD"),
        (303, Method::Put, "GET"),
    ] {
        let (result, seen) = sent(method, true, vec![to(status, "/b?c"), reply(200, "")]).await;
        assert_eq!(result, Ok(200));
        assert_eq!(
            seen[1].line(),
            format!("{then} https://management.azure.com/b?c")
        );
        let kept = then != "GET";
        assert_eq!(seen[1].body, if kept { "{}" } else { "" }, "{status}");
        assert_eq!(seen[1].header("content-type").is_some(), kept);
    }
}

#[tokio::test]
async fn are_not_followed_where_the_method_would_be_in_doubt() {
    for (status, method) in [
        (301, Method::Put),
        (302, Method::Patch),
        (302, Method::Delete),
    ] {
        let (result, seen) = sent(method, true, vec![to(status, "/b")]).await;
        assert!(result.unwrap_err().contains(&status.to_string()));
        assert_eq!(seen.len(), 1);
    }
}

#[tokio::test]
async fn lead_only_to_trusted_hosts() {
    for location in [
        "https://evil.example/",
        "http://management.azure.com/",
        "//evil.example",
    ] {
        let (result, seen) = sent(Method::Get, true, vec![to(307, location)]).await;
        assert!(result.unwrap_err().contains("not followed"));
        assert_eq!(seen.len(), 1);
    }
    let below = "https://eastus.management.azure.com/b";
    let (result, seen) = sent(Method::Get, true, vec![to(308, below), reply(200, "")]).await;
    assert_eq!(result, Ok(200));
    assert_eq!(seen[1].url, below);
}

#[tokio::test]
async fn come_to_an_end() {
    let (result, seen) = sent(Method::Get, true, vec![to(307, "/a"); 11]).await;
    assert!(result.unwrap_err().contains("more than 10 redirects"));
    assert_eq!(seen.len(), 11);
    // Without a target it is an ordinary response.
    let (result, _) = sent(Method::Get, true, vec![reply(307, "")]).await;
    assert!(result.unwrap_err().contains("307"));
}
