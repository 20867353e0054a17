//! Tests of distributed tracing.

use std::{
    any::Any,
    borrow::Cow,
    sync::{Arc, Mutex},
};

use armsmith_runtime::{Call, Connection, Operation};
use azure_core::{
    http::{
        Context, InstrumentationOptions, Method, Poller, Request, Response,
        pager::{PagerContinuation, PagerOptions},
    },
    tracing::{
        AsAny, Attribute, AttributeValue, Span, SpanGuard, SpanKind, SpanStatus, Tracer,
        TracerProvider,
    },
};
use futures::TryStreamExt;

use crate::support::{
    Service, connect,
    models::{Everything, Names},
    reply, settings,
};

/// Records the requested spans.
#[derive(Debug, Default)]
struct Spans(Mutex<Vec<String>>);

#[derive(Debug)]
struct Recorder(Arc<Spans>, Option<&'static str>);

impl TracerProvider for Recorder {
    fn get_tracer(
        &self,
        namespace: Option<&'static str>,
        _: &'static str,
        _: Option<&'static str>,
    ) -> Arc<dyn Tracer> {
        Arc::new(Recorder(self.0.clone(), namespace))
    }
}

impl Tracer for Recorder {
    fn start_span(&self, name: Cow<'static, str>, _: SpanKind, _: Vec<Attribute>) -> Arc<dyn Span> {
        self.started(name.into_owned())
    }

    fn start_span_with_parent(
        &self,
        name: Cow<'static, str>,
        _: SpanKind,
        _: Vec<Attribute>,
        parent: Arc<dyn Span>,
    ) -> Arc<dyn Span> {
        self.started(format!("{name} below {}", parent.span_id()[0]))
    }

    fn namespace(&self) -> Option<&'static str> {
        self.1
    }
}

impl Recorder {
    /// Records a span. Its ID is its number, from 1.
    fn started(&self, name: String) -> Arc<dyn Span> {
        let mut spans = self.0.0.lock().unwrap();
        spans.push(format!("{}: {name}", self.1.unwrap_or("none")));
        Arc::new(Numbered(spans.len() as u8))
    }
}

struct Numbered(u8);

impl AsAny for Numbered {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Span for Numbered {
    fn is_recording(&self) -> bool {
        false
    }

    fn span_id(&self) -> [u8; 8] {
        [self.0; 8]
    }

    fn end(&self) {}

    fn set_status(&self, _: SpanStatus) {}

    fn set_attribute(&self, _: &'static str, _: AttributeValue) {}

    fn record_error(&self, _: &dyn std::error::Error) {}

    fn set_current(&self, _: &Context<'_>) -> Box<dyn SpanGuard> {
        unimplemented!()
    }

    fn propagate_headers(&self, _: &mut Request) {}
}

/// Returns a connection whose spans are recorded.
fn traced(service: &Arc<Service>) -> (Connection, Arc<Spans>) {
    let spans = Arc::new(Spans::default());
    let mut settings = settings(service);
    settings.namespace = Some("Microsoft.Zoo");
    settings.client_options.instrumentation = InstrumentationOptions {
        tracer_provider: Some(Arc::new(Recorder(spans.clone(), None))),
    };
    (Connection::new(settings).expect("settings"), spans)
}

impl Spans {
    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

fn call(method: Method, name: &'static str) -> Call {
    Call::new(method, "/a", &[]).operation(name)
}

#[tokio::test]
async fn operations_are_traced_by_their_names() {
    let page = r#"{"nextLink":"/2"}"#;
    let done = r#"{"name":"n"}"#;
    let service = Service::new([
        reply(200, ""),
        reply(200, page),
        reply(200, "{}"),
        reply(200, done),
    ]);
    let (connection, spans) = traced(&service);
    let sent = connection.send_raw(call(Method::Get, "Things.get"), Default::default());
    sent.await.unwrap();
    let list = call(Method::Get, "Things.list").next_link(&["nextLink"]);
    let pager = connection.pager::<Names>(list, Default::default());
    let pages: Vec<String> = pager.unwrap().try_collect().await.unwrap();
    assert!(pages.is_empty());
    let put = call(Method::Put, "Things.put");
    let poller: Poller<Operation<Everything>> = connection.poller(put, Default::default()).unwrap();
    poller.await.unwrap();
    assert_eq!(
        spans.all(),
        [
            "Microsoft.Zoo: Microsoft.Zoo.Things.get",
            "Microsoft.Zoo: GET below 1",
            "Microsoft.Zoo: Microsoft.Zoo.Things.list",
            "Microsoft.Zoo: GET below 3",
            "Microsoft.Zoo: GET below 3",
            "Microsoft.Zoo: Microsoft.Zoo.Things.put",
            "Microsoft.Zoo: PUT below 6",
        ]
    );
}

#[tokio::test]
async fn a_resumed_operation_is_traced_by_its_name() {
    let started = reply(202, "").with("location", "/monitor").now();
    let service = Service::new([started, reply(200, r#"{"name":"n"}"#).now()]);
    let mut poller: Poller<Operation<Everything>> = connect(&service)
        .poller(call(Method::Post, "Things.act"), Default::default())
        .unwrap();
    let state = poller.try_next().await.unwrap().expect("there is a state");
    let token = state.into_model().unwrap().resume_token.expect("a token");
    let (connection, spans) = traced(&service);
    let poller: Poller<Operation<Everything>> = connection
        .resume(&token, "Things.act", None, Default::default())
        .unwrap();
    poller.await.unwrap();
    assert_eq!(
        spans.all(),
        [
            "Microsoft.Zoo: Microsoft.Zoo.Things.act",
            "Microsoft.Zoo: GET below 1",
        ]
    );
}

#[tokio::test]
async fn pages_after_the_first_are_traced_by_the_name_of_the_operation() {
    let page = |body: &str| reply(200, body);
    let first = page(r#"{"value":["a"],"nextLink":"/2"}"#);
    let service = Service::new([first.clone(), page(r#"{"value":["b"]}"#)]);
    let response: Response<Names> = connect(&service)
        .send(call(Method::Get, "Things.act"), Default::default())
        .await
        .unwrap();
    let (connection, spans) = traced(&service);
    let pager = connection.pager_from(response, "Things.act", Default::default(), &["nextLink"]);
    let items: Vec<String> = pager.try_collect().await.unwrap();
    assert_eq!(items, ["a", "b"]);
    assert_eq!(
        spans.all(),
        [
            "Microsoft.Zoo: Microsoft.Zoo.Things.act",
            "Microsoft.Zoo: GET below 1",
        ]
    );
}

#[tokio::test]
async fn a_continued_list_is_traced_by_the_name_of_the_operation() {
    let service = Service::new([reply(200, r#"{"value":["b"]}"#)]);
    let (connection, spans) = traced(&service);
    let list = call(Method::Get, "Things.list").next_link(&["nextLink"]);
    let options = PagerOptions {
        continuation: Some(PagerContinuation::Token("/2".to_owned())),
        ..Default::default()
    };
    let pager = connection.pager::<Names>(list, options).unwrap();
    let items: Vec<String> = pager.try_collect().await.unwrap();
    assert_eq!(items, ["b"]);
    assert_eq!(
        spans.all(),
        [
            "Microsoft.Zoo: Microsoft.Zoo.Things.list",
            "Microsoft.Zoo: GET below 1",
        ]
    );
}
