//! Tests of distributed tracing.

use std::{
    any::Any,
    borrow::Cow,
    sync::{Arc, Mutex},
};

use armsmith_runtime::{Call, Connection, Operation};
use azure_core::{
    http::{Context, InstrumentationOptions, Method, Poller, Request},
    tracing::{
        AsAny, Attribute, AttributeValue, Span, SpanGuard, SpanKind, SpanStatus, Tracer,
        TracerProvider,
    },
};
use futures::TryStreamExt;

use crate::support::{
    Service, answer,
    models::{Everything, Names},
    settings,
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
        let namespace = self.1.unwrap_or("none");
        self.0
            .0
            .lock()
            .unwrap()
            .push(format!("{namespace}: {name}"));
        Arc::new(Nothing)
    }

    fn start_span_with_parent(
        &self,
        name: Cow<'static, str>,
        kind: SpanKind,
        attributes: Vec<Attribute>,
        _: Arc<dyn Span>,
    ) -> Arc<dyn Span> {
        self.start_span(name, kind, attributes)
    }

    fn namespace(&self) -> Option<&'static str> {
        self.1
    }
}

struct Nothing;

impl AsAny for Nothing {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Span for Nothing {
    fn is_recording(&self) -> bool {
        false
    }

    fn span_id(&self) -> [u8; 8] {
        [0; 8]
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

#[tokio::test]
async fn operations_are_traced_by_their_names() {
    let spans = Arc::new(Spans::default());
    let page = r#"{"nextLink":"/2"}"#;
    let done = r#"{"name":"n"}"#;
    let service = Service::new([
        answer(200, ""),
        answer(200, page),
        answer(200, "{}"),
        answer(200, done),
    ]);
    let mut settings = settings(&service);
    settings.client_options.instrumentation = InstrumentationOptions {
        tracer_provider: Some(Arc::new(Recorder(spans.clone(), None))),
    };
    let connection = Connection::new(settings).expect("settings");
    let call = |name| Call::new(Method::Get, "/a", &[]).operation(name);
    let sent = connection.send_raw(call("ThingsClient.get"), Default::default());
    sent.await.unwrap();
    let call = call("ThingsClient.list").next_link(&["nextLink"]);
    let pager = connection.pager::<Names>(call, Default::default());
    let pages: Vec<String> = pager.unwrap().try_collect().await.unwrap();
    assert!(pages.is_empty());
    let call = Call::new(Method::Put, "/a", &[]).operation("ThingsClient.begin_put");
    let poller: Poller<Operation<Everything>> =
        connection.poller(call, Default::default()).unwrap();
    poller.await.unwrap();
    let spans = spans.0.lock().unwrap().clone();
    assert_eq!(
        spans,
        [
            "none: ThingsClient.get",
            "none: GET",
            "none: ThingsClient.list",
            "none: GET",
            "none: GET",
            "none: ThingsClient.begin_put",
            "none: PUT",
        ]
    );
}
