//! Tests of paging.

use armsmith_runtime::{Call, ListCall, NextOperation};
use azure_core::http::{
    Method, Pager, RequestContent, Response,
    pager::{PagerContinuation, PagerOptions},
};
use futures::{StreamExt, TryStreamExt};

use crate::support::{
    Reply, Service, chain, connect,
    models::{Everything, Names},
    reply,
};
use std::sync::Arc;

fn call() -> Call {
    Call::new(Method::Get, "/list", &[200, 204])
        .api_version("api-version", "1")
        .query("$top", &Some(2))
        .header("x-kept", "yes")
        .accept("application/json")
}

fn linked() -> ListCall {
    call().next_link(&["nextLink"])
}

fn list(service: &Arc<Service>, call: impl Into<ListCall>) -> Pager<Names> {
    list_from(service, None, call)
}

fn list_from(
    service: &Arc<Service>,
    from: Option<PagerContinuation>,
    call: impl Into<ListCall>,
) -> Pager<Names> {
    let options = PagerOptions {
        continuation: from,
        ..PagerOptions::default()
    };
    connect(service).pager(call, options).unwrap()
}

fn page(items: &str, link: &str) -> Reply {
    reply(200, format!(r#"{{"value":[{items}],"nextLink":{link}}}"#))
}

#[tokio::test]
async fn three_pages_one_of_them_empty() {
    let service = Service::new([
        page(
            r#""a","b""#,
            r#""https://management.azure.com/list?$skiptoken=1""#,
        ),
        page("", r#""/list?$skiptoken=2&api-version=9""#),
        page(r#""c""#, "null"),
    ]);
    let items: Vec<String> = list(&service, linked()).try_collect().await.unwrap();
    assert_eq!(items, ["a", "b", "c"]);
    assert_eq!(
        service.lines(),
        [
            "GET https://management.azure.com/list?api-version=1&$top=2",
            "GET https://management.azure.com/list?$skiptoken=1&api-version=1",
            "GET https://management.azure.com/list?$skiptoken=2&api-version=1",
        ]
    );
    assert_eq!(service.seen()[2].header("x-kept").as_deref(), Some("yes"));
    assert_eq!(
        service.seen()[2].header("accept").as_deref(),
        Some("application/json")
    );
}

#[tokio::test]
async fn a_list_may_hold_nothing_in_many_ways() {
    for body in [
        "{}",
        r#"{"value":null}"#,
        r#"{"value":[],"nextLink":""}"#,
        r#"{"nextLink":null}"#,
        "",
        "\u{feff}{}",
        r#"{"value":[],"nextLink":"  "}"#,
        r#"{"nextLink":"x","nextLink":null}"#,
    ] {
        let service = Service::new([reply(200, body)]);
        let items: Vec<String> = list(&service, linked()).try_collect().await.expect(body);
        assert!(items.is_empty(), "{body}");
    }
}

#[tokio::test]
async fn a_list_without_a_link_has_one_page() {
    let service = Service::new([page(r#""a""#, r#""https://evil.example""#)]);
    let items: Vec<String> = list(&service, call()).try_collect().await.unwrap();
    assert_eq!(items, ["a"]);
}

#[tokio::test]
async fn the_link_may_be_deep_or_have_dots_in_its_name() {
    for (body, path) in [
        (
            r#"{"meta":{"next":{"link":"/2"},"x":[1]},"value":["a"]}"#,
            &["meta", "next", "link"][..],
        ),
        (
            r#"{"odata.nextLink":"/2","value":["a"]}"#,
            &["odata", "nextLink"],
        ),
        (
            r#"{"@odata.nextLink":"/2","value":["a"]}"#,
            &["@odata.nextLink"],
        ),
    ] {
        let service = Service::new([reply(200, body), reply(200, r#"{"value":["b"]}"#)]);
        let items: Vec<String> = list(&service, call().next_link(path.to_vec().leak()))
            .try_collect()
            .await
            .unwrap();
        assert_eq!(items, ["a", "b"], "{body}");
    }
}

#[tokio::test]
async fn pages_can_be_taken_one_by_one_and_the_list_resumed() {
    let script = || {
        Service::new([
            page(
                r#""a","b""#,
                r#""https://management.azure.com/list?$skiptoken=1""#,
            ),
            page(r#""c""#, "null"),
        ])
    };
    let service = script();
    let mut pages = list(&service, linked()).into_pages();
    let first = pages
        .try_next()
        .await
        .unwrap()
        .unwrap()
        .into_model()
        .unwrap();
    assert_eq!(first.value.unwrap().len(), 2);
    let kept = String::from(pages.into_continuation().expect("there is more"));

    let service = Service::new([page(r#""c""#, "null")]);
    let from = PagerContinuation::Token(kept);
    let rest: Vec<String> = list_from(&service, Some(from), linked())
        .try_collect()
        .await
        .unwrap();
    assert_eq!(rest, ["c"]);
    assert_eq!(
        service.lines(),
        ["GET https://management.azure.com/list?$skiptoken=1&api-version=1"]
    );
}

#[tokio::test]
async fn every_page_is_of_the_version_that_the_client_speaks() {
    for (link, expected) in [
        ("/list?b=1%2F2", "b=1%2F2&api-version=1"),
        ("/list?Api-Version=0&b=x+y&&c", "api-version=1&b=x+y&c"),
        ("/list?api%2Dversion=0", "api-version=1"),
    ] {
        let service = Service::new([page(r#""a""#, &format!("\"{link}\"")), page("", "null")]);
        let items: Vec<String> = list(&service, linked()).try_collect().await.unwrap();
        assert_eq!(items, ["a"]);
        let expected = format!("GET https://management.azure.com/list?{expected}");
        assert_eq!(service.lines()[1], expected);
    }
}

#[tokio::test]
async fn the_items_before_a_bad_link_are_given() {
    for link in ["https://evil.example/", "https://", "http://[::1"] {
        let service = Service::new([page(r#""a""#, &format!("\"{link}\""))]);
        let items: Vec<_> = list(&service, linked()).collect().await;
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].as_deref().ok(), Some("a"));
        assert!(items[1].is_err());
    }
}

/// A list whose pages lead back to one that was requested already ends with an error, and every page before it is
/// given.
#[tokio::test]
async fn a_link_that_was_requested_already_is_an_error() {
    let first = r#""/list?$top=2&api-version=1""#;
    let own = r#""/list?page=2""#;
    for (links, count) in [
        (vec![r#""/list?api-version=1&$top=2""#], 1),
        (vec![own, own], 2),
        (vec![own, r#""/list?page=3""#, own], 3),
        // The version of the API in a link is always the client's.
        (vec![own, r#""/list?page=2&api-version=0""#], 2),
        // Another order is another address; it is refused when it comes back.
        (vec![first, first], 2),
    ] {
        let pages = links.iter().map(|link| page(r#""a""#, link));
        let service = Service::new(pages);
        let items: Vec<_> = list(&service, linked()).collect().await;
        let (last, given) = items.split_last().expect("items");
        assert_eq!((given.len(), service.seen().len()), (count, count));
        assert!(given.iter().all(Result::is_ok));
        let error = last.as_ref().expect_err("the list does not end");
        assert!(error.to_string().contains("already requested"), "{error}");
        assert!(!error.to_string().contains("page=2"), "{error}");
    }
}

#[tokio::test]
async fn a_marker_that_was_sent_already_is_an_error() {
    let marked = |marker: &str| page(r#""a""#, &format!("\"{marker}\""));
    let service = Service::new([marked("1"), marked("2"), marked("1")]);
    let call = call().next_marker(&["nextLink"], "marker");
    let items: Vec<_> = list(&service, call).collect().await;
    assert_eq!((items.len(), service.seen().len()), (4, 3));
    assert!(items[3].is_err());
}

#[tokio::test]
async fn empty_pages_with_new_links_are_progress() {
    let links = (1..50).map(|number| page("", &format!("\"/list?page={number}\"")));
    let service = Service::new(links.chain([page(r#""a""#, "null")]));
    let items: Vec<String> = list(&service, linked()).try_collect().await.unwrap();
    assert_eq!(items, ["a"]);
    assert_eq!(service.seen().len(), 50);
}

#[tokio::test]
async fn a_list_by_post_goes_on_by_get_without_the_body() {
    let service = Service::new([page(r#""a""#, r#""/next""#), page(r#""b""#, "null")]);
    let content = RequestContent::<Everything>::from_static(b"{\"q\":1}");
    let call = Call::new(Method::Post, "/query", &[])
        .json(content)
        .api_version("api-version", "1")
        .next_link(&["nextLink"]);
    let pager: Pager<Names> = connect(&service)
        .pager(call, PagerOptions::default())
        .unwrap();
    let items: Vec<String> = pager.try_collect().await.unwrap();
    assert_eq!(items, ["a", "b"]);
    let seen = service.seen();
    assert_eq!(
        (seen[0].method.as_str(), seen[0].body.as_str()),
        ("POST", "{\"q\":1}")
    );
    assert_eq!(
        seen[1].line(),
        "GET https://management.azure.com/next?api-version=1"
    );
    assert_eq!(
        (seen[1].body.as_str(), seen[1].header("content-type")),
        ("", None)
    );
}

#[tokio::test]
async fn a_version_in_a_header_is_sent_with_every_page() {
    let service = Service::new([page("", r#""/next""#), page("", "null")]);
    let call = Call::new(Method::Get, "/list", &[])
        .api_version_header("x-version", "1")
        .next_link(&["nextLink"]);
    let pager: Pager<Names> = connect(&service)
        .pager(call, PagerOptions::default())
        .unwrap();
    let items: Vec<String> = pager.try_collect().await.unwrap();
    assert!(items.is_empty());
    assert_eq!(service.seen()[1].url, "https://management.azure.com/next");
    assert_eq!(service.seen()[1].header("x-version").as_deref(), Some("1"));
}

#[tokio::test]
async fn a_broken_page_is_an_error_that_says_so() {
    for body in [
        r#"{"value":["a"#,
        "<html>",
        "{} {}",
        r#"{"nextLink":{}}"#,
        r#"{"nextLink":[1]}"#,
    ] {
        let service = Service::new([reply(200, body)]);
        let error = list(&service, linked())
            .try_collect::<Vec<String>>()
            .await
            .expect_err(body);
        assert!(
            chain(&error).contains("page of the list"),
            "{body}: {}",
            chain(&error)
        );
    }
}

#[tokio::test]
async fn a_pager_can_begin_with_a_page_that_is_there() {
    let service = Service::new([page(r#""a""#, r#""/next""#), page(r#""b""#, "null")]);
    let connection = connect(&service);
    let first: Response<Names> = connection.send(call(), Default::default()).await.unwrap();
    let pager = connection.pager_from(first, "Things.list", PagerOptions::default(), &["nextLink"]);
    let items: Vec<String> = pager.try_collect().await.unwrap();
    assert_eq!(items, ["a", "b"]);
    assert_eq!(service.lines()[1], "GET https://management.azure.com/next");
}

#[tokio::test]
async fn a_call_that_can_not_be_sent_fails_at_once() {
    let service = Service::new([]);
    let call = Call::new(Method::Get, "/{a}", &[]).path("a", "..");
    let pager = connect(&service).pager::<Names>(call, PagerOptions::default());
    assert!(pager.expect_err("fails").to_string().contains("`a`"));
}

/// Returns the requests of a list whose second page another operation fetches.
async fn by_operation(link: &str, template: &'static str) -> Result<Vec<String>, String> {
    let service = Service::new([
        page(r#""a""#, &format!("\"{link}\"")),
        page(r#""b""#, "null"),
    ]);
    let next = NextOperation {
        method: Method::Post,
        template,
        parameter: "nextLink",
        query: &["kept", "api-version"],
        constants: &[("all", "a%20b")],
    };
    let call = Call::new(Method::Get, "/{tenant}/list/{name}", &[])
        .path("tenant", "t 1")
        .path("name", "n")
        .query("kept", "yes")
        .query("dropped", "yes")
        .api_version("api-version", "1")
        .next_operation(&["nextLink"], next);
    let pager: Pager<Names> = connect(&service)
        .pager(call, PagerOptions::default())
        .unwrap();
    let pages: Result<Vec<String>, _> = pager.try_collect().await;
    pages.map_err(|error| error.to_string())?;
    Ok(service.lines())
}

#[tokio::test]
async fn an_operation_fetches_the_next_page() {
    const TEMPLATE: &str = "/{tenant}/more/{nextLink}";
    for (link, expected) in [
        (
            "things/2",
            "POST https://management.azure.com/t%201/more/things/2?kept=yes&api-version=1&all=a%20b",
        ),
        (
            "things?token=a/b&kept=no",
            "POST https://management.azure.com/t%201/more/things?api-version=1&token=a/b&kept=no&all=a%20b",
        ),
        (
            "https://management.azure.com/other?page=2",
            "POST https://management.azure.com/other?page=2&all=a%20b&api-version=1",
        ),
        (
            "https://management.azure.com/other?all=c&page=2",
            "POST https://management.azure.com/other?all=c&page=2&api-version=1",
        ),
    ] {
        let lines = by_operation(link, TEMPLATE).await.expect(link);
        assert_eq!(lines[1], expected);
    }
    let error = by_operation("../up", TEMPLATE).await.unwrap_err();
    assert!(error.contains("nextLink"), "{error}");
    let error = by_operation("https://evil.example/", TEMPLATE)
        .await
        .unwrap_err();
    assert!(error.contains("evil.example"), "{error}");
}
