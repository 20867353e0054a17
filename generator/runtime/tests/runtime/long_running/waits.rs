//! The waits of a poller between its requests.

use armsmith_runtime::{FinalState, Operation};
use azure_core::{
    http::{Method, Poller, poller::PollerOptions},
    time::Duration,
};
use tokio::time::Instant;

use crate::support::{
    Service,
    models::Everything,
    operations::{monitored, name, poller_of, put, status, thing},
    reply,
};

#[tokio::test(start_paused = true)]
async fn the_service_says_how_long_to_wait() {
    for (replies, seconds) in [
        (
            vec![
                monitored(202),
                status("Running"),
                status("Succeeded"),
                thing("Succeeded"),
            ],
            60,
        ),
        (
            vec![
                monitored(202).with("retry-after", "7"),
                status("Succeeded"),
                thing("Succeeded"),
            ],
            7,
        ),
        (
            vec![
                monitored(202)
                    .with("x-ms-retry-after-ms", "2000")
                    .with("retry-after", "7"),
                status("Running").with("retry-after", "3"),
                status("Succeeded"),
                thing("Succeeded"),
            ],
            5,
        ),
        (
            vec![
                thing("Creating").with("retry-after", "-5"),
                thing("Succeeded"),
            ],
            0,
        ),
        (
            vec![
                thing("Creating").with("retry-after", "soon"),
                thing("Succeeded"),
            ],
            30,
        ),
        (
            vec![
                reply(202, "")
                    .with("location", "/r")
                    .with("retry-after", "4"),
                thing("Succeeded"),
            ],
            4,
        ),
    ] {
        let service = Service::new(replies);
        let before = Instant::now();
        assert_eq!(name(put(&service)).await.unwrap().as_deref(), Some("thing"));
        assert_eq!(before.elapsed().as_secs(), seconds);
    }
}

#[tokio::test(start_paused = true)]
async fn a_frequency_below_the_least_is_raised() {
    let service = Service::new([thing("Creating"), thing("Succeeded")]);
    let options = PollerOptions {
        frequency: Duration::ZERO,
        ..PollerOptions::default()
    };
    let poller: Poller<Operation<Everything>> =
        poller_of(&service, Method::Put, FinalState::Unspecified, options);
    let before = Instant::now();
    assert!(poller.await.is_ok());
    assert_eq!(before.elapsed().as_secs(), 1);
}

/// A service that always says "at once" is not asked in a busy loop.
#[tokio::test(start_paused = true)]
async fn only_two_requests_follow_at_once() {
    for (polls, milliseconds) in [
        (1, 0),
        (2, 0),
        (3, 100),
        (4, 300),
        (5, 700),
        (6, 1500),
        (7, 2500),
        (8, 3500),
    ] {
        for header in [
            ("retry-after", "0"),
            ("retry-after-ms", "0"),
            ("retry-after", "-1"),
        ] {
            let first = monitored(202).with(header.0, header.1);
            let running = status("Running").with(header.0, header.1);
            let script = std::iter::once(first)
                .chain(std::iter::repeat_n(running, polls - 1))
                .chain([status("Succeeded"), thing("x")]);
            let service = Service::new(script);
            let before = Instant::now();
            name(put(&service)).await.unwrap();
            assert_eq!(
                before.elapsed().as_millis(),
                milliseconds,
                "{polls} {header:?}"
            );
            assert_eq!(service.seen().len(), polls + 2);
        }
    }
}

/// The poller waits as long as the service requests, but at least the minimum.
#[tokio::test(start_paused = true)]
async fn a_longer_wait_is_not_touched() {
    let seconds = |reply: crate::support::Reply| reply.with("retry-after", "3");
    let running = seconds(status("Running"));
    let first = seconds(monitored(202));
    let script = std::iter::once(first)
        .chain(std::iter::repeat_n(running, 3))
        .chain([status("Succeeded"), thing("x")]);
    let before = Instant::now();
    name(put(&Service::new(script))).await.unwrap();
    assert_eq!(before.elapsed().as_secs(), 12);
}
