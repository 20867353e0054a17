//! Deadlines and retries of single calls and lists. Time is tokio's, which stands still unless all wait for it.

use std::sync::Arc;

use armsmith_runtime::{
    Call, Connection, Deadline, DeadlineExceeded, FinalState, NoRetries, Operation,
};
use azure_core::{
    Result,
    http::{
        AsyncResponse, ClientMethodOptions, HttpClient, Method, Pager, Poller, RawResponse,
        RetryOptions, Transport, pager::PagerOptions, poller::PollerOptions,
    },
    time::OffsetDateTime,
};
use futures::TryStreamExt;
use tokio::time::Instant;

use crate::support::{
    Reply, Service,
    models::{Everything, Names},
    reply, settings,
    time::{Stalling, end_after},
};

fn connect(transport: Arc<dyn HttpClient>) -> Connection {
    let mut settings = settings(&Service::new([]));
    settings.client_options.transport = Some(Transport::new(transport));
    settings.client_options.retry = RetryOptions::default();
    Connection::new(settings).expect("settings")
}

fn call(method: Method) -> Call {
    Call::new(method, "/things/1", &[200, 202])
}

fn within(seconds: i64) -> ClientMethodOptions<'static> {
    let mut options = ClientMethodOptions::default();
    end_after(&mut options.context, seconds);
    options
}

fn exceeded<T>(result: Result<T>) -> DeadlineExceeded {
    let error = result.err().expect("the deadline passed");
    let exceeded: &DeadlineExceeded = error.downcast_ref().expect("the deadline passed");
    exceeded.clone()
}

#[tokio::test(start_paused = true)]
async fn a_deadline_bounds_the_retries_of_a_call() {
    let busy = || Service::repeating(reply(503, "").with("retry-after", "30"));
    let begun = Instant::now();
    let sent = connect(busy())
        .send_raw(call(Method::Post), within(20))
        .await;
    assert!(exceeded(sent).may_be_accepted);
    assert_eq!(begun.elapsed().as_secs(), 20);

    let begun = Instant::now();
    let asked = connect(busy())
        .exists(call(Method::Head), within(20), &[404])
        .await;
    assert!(exceeded(asked).may_be_accepted);
    assert_eq!(begun.elapsed().as_secs(), 20);

    let begun = Instant::now();
    let stream = connect(busy())
        .stream::<()>(call(Method::Get), within(20))
        .await;
    assert!(exceeded(stream).may_be_accepted);
    assert_eq!(begun.elapsed().as_secs(), 20);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_bounds_a_body_that_arrives_slowly() {
    let begun = Instant::now();
    let connection = connect(Arc::new(Stalling::after(Vec::new())));
    let late = exceeded(connection.send_raw(call(Method::Get), within(5)).await);
    assert_eq!(late.resume_token, None);
    assert_eq!(begun.elapsed().as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_bounds_a_streamed_body() {
    let connection = connect(Arc::new(Stalling::after(Vec::new())));
    let begun = Instant::now();
    let stream = connection.stream::<()>(call(Method::Get), within(5)).await;
    let response: AsyncResponse<()> = stream.expect("there are headers");
    let mut body = response.into_body();
    assert_eq!(body.try_next().await.unwrap().as_deref(), Some(&b"{"[..]));
    let error = body.try_next().await.expect_err("the deadline passed");
    assert!(error.to_string().contains("body is incomplete"), "{error}");
    let exceeded: &DeadlineExceeded = error.downcast_ref().expect("the deadline passed");
    assert!(exceeded.body_is_incomplete && exceeded.may_be_accepted);
    assert_eq!(begun.elapsed().as_secs(), 5);
    assert!(body.try_next().await.unwrap().is_none());

    // What is there after the deadline is not read.
    let service = Service::new([reply(200, "late")]);
    let connection = connect(service);
    let stream = connection.stream::<()>(call(Method::Get), within(5)).await;
    let mut body = stream.expect("there are headers").into_body();
    tokio::time::advance(std::time::Duration::from_secs(6)).await;
    assert!(body.try_next().await.is_err());

    // A body that ends in time is whole.
    let connection = connect(Service::new([reply(200, "in time")]));
    let stream = connection.stream::<()>(call(Method::Get), within(5)).await;
    let body = stream
        .expect("there are headers")
        .into_body()
        .collect()
        .await;
    assert_eq!(body.unwrap(), "in time".as_bytes());
}

#[tokio::test(start_paused = true)]
async fn a_deadline_bounds_a_list_as_a_whole() {
    let page = reply(200, r#"{"value":["a"],"nextLink":"/next"}"#);
    let connection = connect(Arc::new(Stalling::after(vec![page])));
    let mut options = PagerOptions::default();
    end_after(&mut options.context, 20);
    let call = call(Method::Get).next_link(&["nextLink"]);
    let mut items: Pager<Names> = connection.pager(call, options).expect("can be sent");
    assert_eq!(items.try_next().await.unwrap().as_deref(), Some("a"));
    let begun = Instant::now();
    exceeded(items.try_next().await);
    assert_eq!(begun.elapsed().as_secs(), 20);
}

#[tokio::test]
async fn after_a_deadline_nothing_is_sent() {
    let service = Service::new([]);
    let mut options = ClientMethodOptions::default();
    options
        .context
        .insert(Deadline::at(OffsetDateTime::UNIX_EPOCH));
    let late = exceeded(
        connect(service.clone())
            .send_raw(call(Method::Get), options)
            .await,
    );
    assert!(!late.may_be_accepted);
    assert!(
        late.to_string().contains("before a request was sent"),
        "{late}"
    );
    assert!(service.seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_call_in_time_is_not_touched() {
    let service = Service::new([reply(503, ""), reply(200, "{}")]);
    let sent = connect(service.clone())
        .send_raw(call(Method::Get), within(60))
        .await;
    assert_eq!(u16::from(sent.expect("in time").status()), 200);
    assert_eq!(service.seen().len(), 2);
}

const RETRIED: [u16; 6] = [408, 429, 500, 502, 503, 504];

async fn sent(service: &Arc<Service>, options: ClientMethodOptions<'_>) -> Result<RawResponse> {
    connect(service.clone())
        .send_raw(call(Method::Post), options)
        .await
}

/// The documented retries, and how to disable them.
#[tokio::test(start_paused = true)]
async fn a_post_is_sent_again_unless_the_call_says_otherwise() {
    for status in RETRIED {
        let service = Service::new([reply(status, ""), reply(200, "")]);
        sent(&service, ClientMethodOptions::default())
            .await
            .expect("is sent again");
        assert_eq!(service.seen().len(), 2, "{status}");

        let service = Service::new([reply(status, "")]);
        let error = sent(&service, once()).await.expect_err("is sent once");
        assert_eq!(error.http_status().map(u16::from), Some(status));
        assert_eq!(service.seen().len(), 1, "{status}");
    }
}

fn once() -> ClientMethodOptions<'static> {
    let mut options = ClientMethodOptions::default();
    options.context.insert(NoRetries);
    options
}

#[tokio::test(start_paused = true)]
async fn a_failed_connection_is_no_reason_to_send_again_either() {
    for (options, count) in [(ClientMethodOptions::default(), 2), (once(), 1)] {
        let broken = reply(200, "{").broken();
        let service = Service::new([broken, reply(200, "{}")]);
        let result = sent(&service, options).await;
        assert_eq!(service.seen().len(), count);
        assert_eq!(result.is_ok(), count == 2);
    }
}

/// Everything else of the pipeline stays: the credential, the request id, the limit of the client's other calls.
#[tokio::test(start_paused = true)]
async fn a_call_without_retries_goes_the_same_way() {
    let service = Service::new([
        reply(200, ""),
        reply(200, ""),
        reply(503, ""),
        reply(200, ""),
    ]);
    let connection = connect(service.clone());
    for options in [
        ClientMethodOptions::default(),
        once(),
        ClientMethodOptions::default(),
    ] {
        connection
            .send_raw(call(Method::Post), options)
            .await
            .expect("succeeds");
    }
    let seen = service.seen();
    let headers = |index: usize| {
        let names = seen[index]
            .headers
            .iter()
            .map(|(name, _)| name.as_str().to_owned());
        names.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(headers(0), headers(1));
    assert!(seen[1].header("authorization").is_some());
    assert_eq!(seen.len(), 4, "the last call is sent again");
}

#[tokio::test(start_paused = true)]
async fn lists_operations_and_streams_can_go_without_retries() {
    let busy = || reply(503, "");
    let page = reply(200, r#"{"value":["a"],"nextLink":"/next"}"#);
    let service = Service::new([page, busy()]);
    let mut options = PagerOptions::default();
    options.context.insert(NoRetries);
    let list = call(Method::Get).next_link(&["nextLink"]);
    let items: Pager<Names> = connect(service.clone())
        .pager(list, options)
        .expect("a pager");
    assert!(items.try_collect::<Vec<String>>().await.is_err());
    assert_eq!(service.seen().len(), 2);

    let begun: Reply = reply(202, "").with("location", "/r").now();
    let service = Service::new([begun, busy()]);
    let mut options = PollerOptions::default();
    options.context.insert(NoRetries);
    let long = call(Method::Post).final_state(FinalState::Location);
    let poller: Poller<Operation<Everything>> = connect(service.clone())
        .poller(long, options)
        .expect("a poller");
    assert!(poller.await.is_err());
    assert_eq!(service.seen().len(), 2);

    let service = Service::new([busy()]);
    let stream = connect(service.clone())
        .stream::<()>(call(Method::Get), once())
        .await;
    assert!(stream.is_err());
    assert_eq!(service.seen().len(), 1);
}
