//! Relative links are relative to the address that responded, after redirects too.

use std::sync::Arc;

use armsmith_runtime::{Call, Connection, FinalState, Settings};
use azure_core::http::{Method, Pager, poller::PollerOptions};
use futures::TryStreamExt;

use crate::support::{
    Reply, Service,
    models::Names,
    operations::{name, status, thing},
    reply, settings,
};

fn following(service: &Arc<Service>) -> Connection {
    Connection::new(Settings {
        follow_redirects: true,
        ..settings(service)
    })
    .expect("settings")
}

fn moved(to: &str) -> Reply {
    reply(307, "").with("location", to)
}

async fn lines(script: impl IntoIterator<Item = Reply>, final_state: FinalState) -> Vec<String> {
    let service = Service::new(script);
    let call = Call::new(Method::Post, "/a/b/things", &[202]).final_state(final_state);
    let poller = following(&service).poller(call, PollerOptions::default());
    name(poller.expect("can be sent")).await.expect("it ends");
    let lines = service.lines().into_iter();
    lines
        .map(|line| {
            line.replace("https://", "")
                .replace("management.azure.com", "")
        })
        .collect()
}

#[tokio::test]
async fn the_first_link_is_relative_to_where_the_operation_began() {
    let links = ["azure-asyncoperation", "operation-location", "location"];
    for header in links {
        let begun = reply(202, "").with(header, "op").now();
        let last = match header {
            "location" => thing("x"),
            _ => status("Succeeded"),
        };
        let script = [
            moved("https://eu.management.azure.com/c/d/things"),
            begun,
            last,
        ];
        assert_eq!(
            lines(script, FinalState::Unspecified).await,
            ["POST /a/b/things", "POST eu./c/d/things", "GET eu./c/d/op"]
        );
    }
}

#[tokio::test]
async fn later_links_are_relative_to_the_monitor_that_responded() {
    let begun = reply(202, "").with("operation-location", "/m/1").now();
    let running = status("Running").with("operation-location", "2").now();
    let done = reply(200, r#"{"status":"Succeeded","resourceLocation":"made"}"#);
    let script = [
        begun,
        moved("/n/1"),
        running,
        moved("/o/p/2"),
        done,
        thing("x"),
    ];
    assert_eq!(
        lines(script, FinalState::Unspecified).await,
        [
            "POST /a/b/things",
            "GET /m/1",
            "GET /n/1",
            "GET /n/2",
            "GET /o/p/2",
            "GET /o/p/made"
        ]
    );
}

#[tokio::test]
async fn a_next_link_is_relative_to_the_page_that_responded() {
    let page = |link: &str| reply(200, format!(r#"{{"value":["a"],"nextLink":{link}}}"#));
    let service = Service::new([moved("/c/d/list"), page(r#""list?page=2""#), page("null")]);
    let call = Call::new(Method::Get, "/a/list", &[]).next_link(&["nextLink"]);
    let pager: Pager<Names> = following(&service)
        .pager(call, Default::default())
        .expect("can be sent");
    let items: Vec<String> = pager.try_collect().await.expect("pages");
    assert_eq!(items, ["a", "a"]);
    assert!(service.lines()[2].ends_with(".com/c/d/list?page=2"));
}
