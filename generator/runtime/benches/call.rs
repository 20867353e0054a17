//! The cost of a call between the caller and the transport, compared to a hand-written client on azure_core:
//! `cargo bench --package armsmith_runtime --bench call`, or `cargo xtask bench --call`.

use std::{hint::black_box, sync::Arc};

use armsmith_runtime::{Authentication, Call, Connection, Endpoint, Settings};
use async_trait::async_trait;
use azure_core::{
    Bytes, Result, Value,
    http::{
        AsyncRawResponse, ClientMethodOptions, ClientOptions, HttpClient, Method, Pipeline,
        PipelineSendOptions, Request, Response, RetryOptions, StatusCode, Transport, Url,
        headers::Headers,
    },
};
use criterion::{Criterion, criterion_group, criterion_main};
use futures::executor::block_on;

criterion_group!(benches, calls);
criterion_main!(benches);

const ENDPOINT: &str = "https://management.azure.com";
const VERSION: &str = "2023-01-31";

/// A transport in memory.
#[derive(Debug)]
struct Memory;

#[async_trait]
impl HttpClient for Memory {
    async fn execute_request(&self, _: &Request) -> Result<AsyncRawResponse> {
        let body = Bytes::from_static(br#"{"id":"/x","name":"y"}"#);
        Ok(AsyncRawResponse::from_bytes(
            StatusCode::Ok,
            Headers::new(),
            body,
        ))
    }
}

fn client_options() -> ClientOptions {
    ClientOptions {
        transport: Some(Transport::new(Arc::new(Memory))),
        retry: RetryOptions::none(),
        ..ClientOptions::default()
    }
}

/// A client as the generator emits it.
struct Emitted {
    connection: Connection,
    subscription_id: String,
}

impl Emitted {
    fn new() -> Result<Self> {
        let settings = Settings {
            namespace: None,
            endpoint: Endpoint::url(ENDPOINT)?,
            authentication: Authentication::none(),
            client_options: client_options(),
            crate_name: Some("sample"),
            crate_version: Some("1.2.3"),
            api_version: None,
            link_hosts: Vec::new(),
            max_response_bytes: None,
            follow_redirects: false,
            policies: Vec::new(),
        };
        Ok(Self {
            connection: Connection::new(settings)?,
            subscription_id: "00000000-0000-0000-0000-000000000000".to_owned(),
        })
    }

    async fn get(
        &self,
        resource_group_name: &str,
        resource_name: &str,
        expand: Option<&str>,
        options: Option<ClientMethodOptions<'_>>,
    ) -> Result<Response<Value>> {
        const PATH: &str = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}\
                            /providers/Microsoft.Foo/things/{resourceName}";
        let call = Call::get("ThingsClient.get", PATH, &[200])
            .path("subscriptionId", &self.subscription_id)
            .path("resourceGroupName", resource_group_name)
            .path("resourceName", resource_name)
            .query("$expand", &expand)
            .api_version("api-version", VERSION);
        self.connection
            .send(call, options.unwrap_or_default())
            .await
    }
}

/// A hand-written client.
struct ByHand {
    endpoint: Url,
    pipeline: Pipeline,
    subscription_id: String,
}

impl ByHand {
    fn new() -> Result<Self> {
        let options = client_options();
        Ok(Self {
            endpoint: Url::parse(ENDPOINT)?,
            pipeline: Pipeline::new(
                option_env!("CARGO_PKG_NAME"),
                option_env!("CARGO_PKG_VERSION"),
                options,
                Vec::new(),
                Vec::new(),
                None,
            ),
            subscription_id: "00000000-0000-0000-0000-000000000000".to_owned(),
        })
    }

    async fn get(
        &self,
        resource_group_name: &str,
        resource_name: &str,
        expand: Option<&str>,
        options: Option<ClientMethodOptions<'_>>,
    ) -> Result<Response<Value>> {
        let mut url = self.endpoint.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.extend([
                "subscriptions",
                &self.subscription_id,
                "resourceGroups",
                resource_group_name,
                "providers",
                "Microsoft.Foo",
                "things",
                resource_name,
            ]);
        }
        {
            let mut query = url.query_pairs_mut();
            if let Some(expand) = expand {
                query.append_pair("$expand", expand);
            }
            query.append_pair("api-version", VERSION);
        }
        let mut request = Request::new(url, Method::Get);
        request.insert_header("accept", "application/json");
        let send_options = PipelineSendOptions {
            check_success: azure_core::error::CheckSuccessOptions {
                success_codes: &[200],
            },
            ..PipelineSendOptions::default()
        };
        let context = options.unwrap_or_default().context;
        let raw = self
            .pipeline
            .send(&context, &mut request, Some(send_options));
        Ok(raw.await?.into())
    }
}

fn calls(criterion: &mut Criterion) {
    let emitted = Emitted::new().expect("a client");
    let by_hand = ByHand::new().expect("a client");
    let mut group = criterion.benchmark_group("call");
    group.bench_function("armsmith", |bencher| {
        bencher
            .iter(|| block_on(emitted.get(black_box("web"), "front", Some("all"), None)).is_ok());
    });
    group.bench_function("by hand", |bencher| {
        bencher
            .iter(|| block_on(by_hand.get(black_box("web"), "front", Some("all"), None)).is_ok());
    });
    group.finish();
}
