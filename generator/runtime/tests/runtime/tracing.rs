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
    settings.namespace = Some("Microsoft.Zoo");
    settings.client_options.instrumentation = InstrumentationOptions {
        tracer_provider: Some(Arc::new(Recorder(spans.clone(), None))),
    };
    let connection = Connection::new(settings).expect("settings");
    let call = |name| Call::new(Method::Get, "/a", &[]).operation(name);
    let sent = connection.send_raw(call("Things.get"), Default::default());
    sent.await.unwrap();
    let call = call("Things.list").next_link(&["nextLink"]);
    let pager = connection.pager::<Names>(call, Default::default());
    let pages: Vec<String> = pager.unwrap().try_collect().await.unwrap();
    assert!(pages.is_empty());
    let call = Call::new(Method::Put, "/a", &[]).operation("Things.put");
    let poller: Poller<Operation<Everything>> =
        connection.poller(call, Default::default()).unwrap();
    poller.await.unwrap();
    let spans = spans.0.lock().unwrap().clone();
    assert_eq!(
        spans,
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
