//! A deadline limits all work of a poller. The clock is tokio's paused one, which advances only while all tasks wait.

use std::sync::Arc;

use armsmith_runtime::{Call, Connection, DeadlineExceeded, FinalState, Operation, resume_token};
use azure_core::http::{
    HttpClient, JsonFormat, Method, Poller, RetryOptions, Transport, poller::PollerOptions,
};
use tokio::time::Instant;

use crate::support::{
    Reply, Service,
    models::Everything,
    reply, settings,
    time::{Stalling, end_after},
};

fn options(seconds: i64) -> PollerOptions<'static> {
    let mut options = PollerOptions::default();
    end_after(&mut options.context, seconds);
    options
}

fn poller(connection: &Connection, seconds: i64) -> Poller<Operation<Everything>> {
    let call = Call::new(Method::Put, "/things/1", &[]).final_state(FinalState::Unspecified);
    connection
        .poller::<Everything, JsonFormat>(call, options(seconds))
        .expect("can be sent")
}

/// Returns the deadline error of a poller, and the seconds until it occurred.
async fn exceeded(connection: &Connection, seconds: i64) -> (DeadlineExceeded, u64) {
    let begun = Instant::now();
    let error = poller(connection, seconds).await.unwrap_err();
    let passed = begun.elapsed().as_secs();
    let late: &DeadlineExceeded = error.downcast_ref().expect("the deadline passed");
    assert_eq!(resume_token(&error), late.resume_token.as_deref());
    (late.clone(), passed)
}

fn connect(transport: Arc<dyn HttpClient>) -> Connection {
    let mut settings = settings(&Service::new([]));
    settings.client_options.transport = Some(Transport::new(transport));
    settings.client_options.retry = RetryOptions::default();
    Connection::new(settings).expect("settings")
}

fn accepted() -> Reply {
    reply(202, "").with("azure-asyncoperation", "/op").now()
}

#[tokio::test(start_paused = true)]
async fn waits_between_looks_count() {
    let service = Service::new([accepted().with("retry-after", "3600")]);
    let (late, passed) = exceeded(&connect(service), 20).await;
    assert!(late.resume_token.is_some());
    assert!(late.may_be_accepted, "it was accepted");
    assert_eq!(passed, 20);
}

#[tokio::test(start_paused = true)]
async fn waits_before_retries_count() {
    let busy = reply(429, "").with("retry-after", "3600");
    let service = Service::new([accepted(), busy.clone()]);
    let (late, passed) = exceeded(&connect(service), 20).await;
    assert!(late.resume_token.is_some());
    assert_eq!(passed, 20);

    let (late, passed) = exceeded(&connect(Service::new([busy])), 20).await;
    assert_eq!(late.resume_token, None);
    assert!(late.may_be_accepted);
    assert!(late.to_string().contains("may have accepted"), "{late}");
    assert_eq!(passed, 20);
}

#[tokio::test(start_paused = true)]
async fn a_slow_body_counts() {
    for script in [vec![], vec![accepted()]] {
        let is_begun = !script.is_empty();
        let stalling = Stalling::after(script.clone());
        let (late, passed) = exceeded(&connect(Arc::new(stalling)), 20).await;
        assert_eq!(late.resume_token.is_some(), is_begun);
        assert_eq!(passed, 20);
    }
}

#[tokio::test(start_paused = true)]
async fn the_request_for_the_result_counts() {
    let done = reply(200, r#"{"status":"Succeeded"}"#);
    let stalling = Stalling::after(vec![accepted(), done]);
    let (late, passed) = exceeded(&connect(Arc::new(stalling)), 20).await;
    assert!(late.resume_token.is_some());
    assert_eq!(passed, 20);
}

#[tokio::test(start_paused = true)]
async fn what_is_sent_in_time_is_not_touched() {
    let done = reply(200, r#"{"status":"Succeeded"}"#);
    let service = Service::new([
        accepted().with("retry-after", "10"),
        done,
        reply(200, r#"{"name":"n"}"#),
    ]);
    let response = poller(&connect(service), 20).await.unwrap();
    assert_eq!(response.into_model().unwrap().name.as_deref(), Some("n"));
}

#[tokio::test(start_paused = true)]
async fn the_token_is_not_shown() {
    let service = Service::new([accepted().with("retry-after", "3600")]);
    let (late, _) = exceeded(&connect(service), 20).await;
    let token = late.resume_token.clone().expect("it was begun");
    assert!(!format!("{late:?}").contains(&token));
}
