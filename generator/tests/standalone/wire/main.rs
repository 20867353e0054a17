//! Tests of requests and responses of emitted clients, added to the crate of the small descriptions.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use azure_core::http::headers::Headers;
use azure_core::http::{
    AsyncRawResponse, Body, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport,
};

/// A service that records requests and returns texts in order, repeating the last one.
#[derive(Debug, Default)]
struct Service {
    arrived: Mutex<Vec<Arrived>>,
    responses: Mutex<Vec<&'static str>>,
    headers: Mutex<Vec<(&'static str, &'static str)>>,
    /// The status of every response, if it is not 200.
    status: Mutex<Option<u16>>,
}

#[derive(Clone, Debug)]
struct Arrived {
    /// Method and URL.
    line: String,
    headers: BTreeMap<String, String>,
    body: String,
}

#[async_trait]
impl HttpClient for Service {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let headers = request.headers().iter();
        let body = match request.body() {
            Body::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Body::SeekableStream(_) => "a stream".to_owned(),
        };
        self.arrived.lock().unwrap().push(Arrived {
            line: format!("{} {}", request.method(), request.url()),
            headers: headers.map(|(name, value)| (name.as_str().to_owned(), value.as_str().to_owned())).collect(),
            body,
        });
        let mut responses = self.responses.lock().unwrap();
        let response = match responses.len() {
            0 => "{}",
            1 => responses[0],
            _ => responses.remove(0),
        };
        let mut headers = Headers::new();
        for (name, value) in &*self.headers.lock().unwrap() {
            headers.insert(*name, *value);
        }
        let status = self.status.lock().unwrap().map_or(StatusCode::Ok, StatusCode::from);
        Ok(AsyncRawResponse::from_bytes(status, headers, response))
    }
}

impl Service {
    fn returning(responses: &[&'static str]) -> Arc<Self> {
        let service = Service::default();
        service.responses.lock().unwrap().extend(responses);
        Arc::new(service)
    }

    /// Creates a service that responds once with a status code and a media type.
    fn returning_as(status: u16, media_type: &'static str, response: &'static str) -> Arc<Self> {
        let service = Service::returning(&[response]);
        *service.status.lock().unwrap() = Some(status);
        service.headers.lock().unwrap().push(("content-type", media_type));
        service
    }

    fn options(self: &Arc<Self>) -> ClientOptions {
        ClientOptions {
            transport: Some(Transport::new(self.clone())),
            retry: RetryOptions::none(),
            ..Default::default()
        }
    }

    fn last(&self) -> Arrived {
        self.arrived.lock().unwrap().last().cloned().expect("something was sent")
    }

    fn lines(&self) -> Vec<String> {
        self.arrived.lock().unwrap().iter().map(|arrived| arrived.line.clone()).collect()
    }
}

/// Creates the animals client of a module.
macro_rules! animals {
    ($module:ident, $service:expr) => {
        zoo::$module::ZooClient::with_no_credential(Some(zoo::$module::ZooClientOptions {
            client_options: $service.options(),
            ..Default::default()
        }))
        .unwrap()
        .animals_client()
    };
}

/// Makes one call and returns the request, even if the call fails.
macro_rules! arrives {
    ($module:ident, $client:ident => $call:expr) => {{
        let service = crate::Service::returning(&[]);
        let $client = animals!($module, service);
        let _ = futures::executor::block_on($call);
        service.last()
    }};
}

// The modules use the macros above.
mod addresses;
mod bodies;
mod durations;
mod forms;
mod json_in_text;
mod parameters;
mod responses;

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn colour() -> zoo::openapi3_styles::models::Rgb {
    zoo::openapi3_styles::models::Rgb {
        r: Some(100),
        g: Some(200),
        ..Default::default()
    }
}
