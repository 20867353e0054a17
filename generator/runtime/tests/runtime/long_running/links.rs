//! The links that a poller follows.

use armsmith_runtime::{Connection, PollingLinkRefused, Settings};
use azure_core::http::poller::PollerOptions;
use futures::TryStreamExt;

use crate::support::{
    Reply, Service,
    operations::{monitored, name, post, put, status, thing},
    reply, settings,
};

#[tokio::test]
async fn links_to_other_hosts_are_refused() {
    let foreign = "https://evil.example/op";
    for first in [
        reply(202, "").with("azure-asyncoperation", foreign).now(),
        reply(202, "").with("operation-location", foreign).now(),
        reply(202, "").with("location", foreign).now(),
    ] {
        let service = Service::new([first]);
        let error = name(post(&service)).await.unwrap_err();
        assert!(error.to_string().contains("evil.example"), "{error}");
        assert_eq!(service.seen().len(), 1);
    }
    // Also when the foreign link is that of the result.
    let first = monitored(202).with("location", foreign).now();
    let service = Service::new([first, status("Succeeded")]);
    let error = name(post(&service)).await.unwrap_err();
    assert!(error.to_string().contains("evil.example"), "{error}");
    assert_eq!(service.seen().len(), 2);
    // A PUT does not need it.
    let first = monitored(201).with("location", foreign).now();
    let service = Service::new([first, status("Succeeded"), thing("Succeeded")]);
    assert!(name(put(&service)).await.is_ok());
}

/// Asked for at once: the time to wait would be an hour.
#[tokio::test]
async fn a_link_to_another_host_is_refused_before_the_wait_and_can_be_followed_later() {
    let first = reply(202, "")
        .with("azure-asyncoperation", "https://partner.example/op")
        .with("retry-after", "3600");
    let service = Service::new([first]);
    let mut poller = post(&service);
    let error = poller.try_next().await.unwrap_err();
    let refused = error
        .downcast_ref::<PollingLinkRefused>()
        .expect("it says so");
    assert!(refused.to_string().contains("partner.example"), "{refused}");

    let service = Service::new([status("Succeeded"), thing("Succeeded")]);
    let connection = Connection::new(Settings {
        link_hosts: vec!["partner.example".to_owned()],
        ..settings(&service)
    })
    .expect("settings");
    let poller = connection.resume(
        &refused.resume_token,
        "Things.put",
        None,
        PollerOptions::default(),
    );
    name(poller.unwrap()).await.unwrap();
    assert!(service.lines()[0].starts_with("GET https://partner.example/op"));
}

const BAD: &str = "https://[bad";

#[tokio::test]
async fn the_first_link_that_can_be_followed_is() {
    let foreign = "https://elsewhere.example/op";
    for bad in [BAD, foreign] {
        for (header, status) in [
            ("operation-location", 202),
            ("location", 202),
            ("location", 200),
        ] {
            let first = reply(status, "").with("azure-asyncoperation", bad);
            let first = first.with(header, "/op").now();
            let service = Service::new([first, status_or_thing(header), thing("Succeeded")]);
            put(&service).await.expect("it ends");
            assert!(
                service.lines()[1].contains(".com/op?"),
                "{:?}",
                service.lines()
            );
        }
        let service = Service::new([reply(202, "").with("azure-asyncoperation", bad)]);
        let error = put(&service).await.expect_err("no other link");
        assert!(error.downcast_ref::<PollingLinkRefused>().is_some());
    }
}

/// Returns a resource or a status, depending on the header with the link.
fn status_or_thing(header: &str) -> Reply {
    match header {
        "location" => thing("Succeeded"),
        _ => status("Succeeded"),
    }
}

#[tokio::test]
async fn a_link_that_is_not_needed_may_be_unreadable() {
    // The operation is at its end.
    let service = Service::new([thing("Succeeded").with("location", BAD)]);
    put(&service).await.expect("it has ended");

    // The resource is in a final state, and its monitor cannot be followed.
    for link in [BAD, "https://evil.example/op", "http://localhost/op"] {
        let service = Service::new([thing("Succeeded").with("azure-asyncoperation", link)]);
        put(&service).await.expect("it has ended");
        assert_eq!(service.seen().len(), 1);
        let service = Service::new([thing("Failed").with("azure-asyncoperation", link)]);
        assert!(put(&service).await.is_err());
        let service = Service::new([thing("Updating").with("azure-asyncoperation", link)]);
        let error = name(put(&service)).await.unwrap_err();
        assert!(
            error.downcast_ref::<PollingLinkRefused>().is_some(),
            "{error}"
        );
    }

    // The monitor that is known already stays.
    let running = status("Running").with("azure-asyncoperation", BAD).now();
    let ended = status("Succeeded").with("azure-asyncoperation", BAD);
    let script = [monitored(202).now(), running, ended, thing("Succeeded")];
    let service = Service::new(script);
    put(&service).await.expect("it ends");
    assert_eq!(service.lines()[1], service.lines()[2]);
}
