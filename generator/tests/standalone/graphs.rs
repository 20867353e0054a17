//! Tests of nested models in tasks with the usual stack size.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::http::headers::Headers;
use azure_core::http::{
    AsyncRawResponse, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport,
};
use zoo_graphs::models::{Chain0, Graph0, Ring0, Wide};
use zoo_graphs::{ZooClient, ZooClientOptions};

#[derive(Debug)]
struct Service;

#[async_trait]
impl HttpClient for Service {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let depth = match request.url().path() {
            "/graph" => 17,
            _ => 60,
        };
        let body = nested(depth);
        let status = StatusCode::Ok;
        Ok(AsyncRawResponse::from_bytes(status, Headers::new(), body))
    }
}

/// Returns an object nested `depth` levels deep.
fn nested(depth: usize) -> String {
    let (open, close) = (r#"{"name":"n","ref1":"#.repeat(depth), "}".repeat(depth));
    format!(r#"{open}{{"name":"last"}}{close}"#)
}

fn client() -> azure_core::Result<ZooClient> {
    let mut options = ZooClientOptions::default();
    options.client_options = ClientOptions {
        transport: Some(Transport::new(Arc::new(Service))),
        retry: RetryOptions::none(),
        ..ClientOptions::default()
    };
    ZooClient::with_no_credential(Some(options))
}

#[tokio::test(flavor = "multi_thread")]
async fn graphs_and_rings_fit_on_the_stack_of_a_task() {
    let task = tokio::spawn(async {
        let client = client()?;
        let graph = client.graph(None).await?.into_model()?;
        let ring = client.ring(None).await?.into_model()?;
        let chain = client.chain(None).await?.into_model()?;
        azure_core::Result::Ok((Box::new(graph), Box::new(ring), Box::new(chain)))
    });
    let (graph, ring, chain) = task.await.unwrap().unwrap();
    let nested = |depth| serde_json::from_str::<serde_json::Value>(&nested(depth)).unwrap();
    assert_eq!(serde_json::to_value(&graph).unwrap(), nested(17));
    assert_eq!(serde_json::to_value(&ring).unwrap(), nested(60));
    assert_eq!(serde_json::to_value(&chain).unwrap(), nested(60));
    assert!(format!("{ring:?}").starts_with("Ring0 { name: "));
}

#[test]
fn no_value_is_larger_than_it_may_be() {
    for size in [
        size_of::<Graph0>(),
        size_of::<Ring0>(),
        size_of::<Chain0>(),
    ] {
        assert!(size <= 16 * 1024, "{size}");
    }
}

#[test]
fn a_thousand_members_are_read_and_written() {
    let text = r#"{"member0":"a","member999":"z","size":"Value1999"}"#;
    let wide: Wide = serde_json::from_str(text).unwrap();
    assert_eq!(wide.member0.as_deref(), Some("a"));
    assert_eq!(serde_json::to_string(&wide).unwrap(), text);
}
