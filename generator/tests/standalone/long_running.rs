//! Tests of long-running operations over the wire, put into the crate of the small descriptions.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use azure_core::http::headers::Headers;
use azure_core::http::pager::PagerContinuation;
use azure_core::http::{
    AsyncRawResponse, Body, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport,
};
use futures::TryStreamExt;
use futures::executor::block_on;
use zoo::long_running_status_monitor::AnimalsClient;

/// A response: the status code, the header with the link to the status, and the body.
type Response = (u16, Option<&'static str>, &'static str);

/// A service that responds by a script.
#[derive(Debug)]
struct Service {
    script: Mutex<Vec<Response>>,
    /// The method, URL and body of each request.
    arrived: Mutex<Vec<String>>,
}

#[async_trait]
impl HttpClient for Service {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let body = match request.body() {
            Body::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Body::SeekableStream(_) => "a stream".to_owned(),
        };
        let line = format!("{} {} {body}", request.method(), request.url());
        self.arrived.lock().unwrap().push(line.trim_end().to_owned());
        let (status, link, body) = self.script.lock().unwrap().remove(0);
        let mut headers = Headers::new();
        headers.insert("retry-after", "0");
        if let Some(link) = link {
            headers.insert(link, "https://zoo.example.com/status");
        }
        Ok(AsyncRawResponse::from_bytes(StatusCode::from(status), headers, body))
    }
}

fn service(script: &[Response]) -> Arc<Service> {
    Arc::new(Service {
        script: Mutex::new(script.to_vec()),
        arrived: Mutex::default(),
    })
}

fn options(service: &Arc<Service>) -> ClientOptions {
    ClientOptions {
        transport: Some(Transport::new(service.clone())),
        retry: RetryOptions::none(),
        ..Default::default()
    }
}

fn animals(script: &[Response]) -> AnimalsClient {
    zoo::long_running_status_monitor::ZooClient::with_no_credential(Some(
        zoo::long_running_status_monitor::ZooClientOptions {
            client_options: options(&service(script)),
            ..Default::default()
        },
    ))
    .unwrap()
    .animals_client()
}

const OPERATION_LOCATION: Option<&str> = Some("operation-location");
const LOCATION: Option<&str> = Some("location");
const RUNNING: &str = r#"{"id": "1", "status": "Running"}"#;
const DONE: &str = r#"{"id": "1", "status": "Succeeded", "result": {"name": "Ada"}}"#;

#[test]
fn an_accepted_status_monitor_has_the_result() {
    let script = [(202, OPERATION_LOCATION, RUNNING), (200, None, RUNNING), (200, None, DONE)];
    let animal = block_on(async { animals(&script).begin_groom(None)?.await?.into_model() }).unwrap();
    assert_eq!(animal.name.as_deref(), Some("Ada"));

    let script = [(202, OPERATION_LOCATION, RUNNING), (200, None, r#"{"status": "Succeeded"}"#)];
    let error = block_on(async { animals(&script).begin_groom(None)?.await }).unwrap_err();
    assert!(error.to_string().contains("`result`"), "{error}");

    // What a description calls the result is that, a status monitor too.
    let script = [(202, OPERATION_LOCATION, RUNNING), (200, None, DONE)];
    let monitor = block_on(async { animals(&script).begin_weigh(None)?.await?.into_model() }).unwrap();
    assert_eq!(monitor.result.unwrap().name.as_deref(), Some("Ada"));

    // A status monitor without a result is all that there is.
    let script = [(202, LOCATION, RUNNING), (200, None, DONE)];
    let audit = block_on(async { animals(&script).begin_audit(None)?.await?.into_model() }).unwrap();
    assert_eq!(audit.status.as_deref(), Some("Succeeded"));
}

#[test]
fn a_status_behind_location_is_the_operations_unless_the_result_has_one() {
    const FAILED: &str = r#"{"status": "Failed", "error": {"code": "Bitten", "message": "bitten"}}"#;
    let script = [(202, LOCATION, ""), (200, None, RUNNING), (200, None, FAILED)];
    let error = block_on(async { animals(&script).begin_feed(None)?.await }).unwrap_err();
    assert_eq!(error.to_string(), "bitten");

    let script = [(202, LOCATION, ""), (200, None, r#"{"status": "Failed", "battery": 7}"#)];
    let collar = block_on(async { animals(&script).begin_track(None)?.await?.into_model() }).unwrap();
    assert_eq!((collar.status.as_deref(), collar.battery), (Some("Failed"), Some(7)));
}

mod lists {
    use super::*;
    use zoo::long_running_paging::models::Scale;
    use zoo::long_running_paging::models::AnimalsClientBeginTallyOptions;
    use zoo::long_running_paging::{AnimalsClient, ZooClient, ZooClientOptions};

    fn animals(service: &Arc<Service>) -> AnimalsClient {
        let options = ZooClientOptions {
            client_options: options(service),
            ..Default::default()
        };
        ZooClient::with_no_credential(Some(options)).unwrap().animals_client()
    }

    const BEGUN: Response = (202, LOCATION, "");

    #[test]
    fn a_link_is_followed() {
        const FIRST: &str = r#"{"value": ["a"], "nextLink": "https://zoo.example.com/census?page=2"}"#;
        let service = service(&[BEGUN, (200, None, FIRST), (200, None, r#"{"value": ["b"]}"#)]);
        let client = animals(&service);
        let names: Vec<String> = block_on(async {
            let first = client.begin_census(None)?.await?;
            client.census_pages(first, None).try_collect().await
        })
        .unwrap();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(service.arrived.lock().unwrap()[2], "GET https://zoo.example.com/census?page=2");
    }

    #[test]
    fn the_next_operation_gets_the_parameters_of_the_first() {
        const FIRST: &str = r#"{"value": ["a"], "nextLink": "x/y"}"#;
        let service = service(&[BEGUN, (200, None, FIRST), (200, None, r#"{"value": ["b"]}"#)]);
        let client = animals(&service);
        let options = || AnimalsClientBeginTallyOptions {
            unit: Some("kg".to_owned()),
            ..AnimalsClientBeginTallyOptions::default()
        };
        let names: Vec<String> = block_on(async {
            let first = client.begin_tally("z/1", Some(options()))?.await?;
            client.tally_pages(first, "z/1", Some(options()))?.try_collect().await
        })
        .unwrap();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(
            *service.arrived.lock().unwrap(),
            [
                "POST https://zoo.example.com/zoos/z%2F1/tally?api-version=2024-01-01&unit=kg",
                "GET https://zoo.example.com/status?api-version=2024-01-01",
                "POST https://zoo.example.com/zoos/z%2F1/tally/x/y?api-version=2024-01-01&unit=kg&part=next",
            ]
        );
    }

    #[test]
    fn a_marker_runs_the_operation_again() {
        let page = |body| (200, None, body);
        let service = service(&[
            BEGUN,
            page(r#"{"value": ["a"], "nextMarker": "m&1"}"#),
            BEGUN,
            page(r#"{"value": ["b"], "nextMarker": "m2"}"#),
            page(r#"{"value": ["c"], "nextMarker": ""}"#),
        ]);
        let client = animals(&service);
        let body = || Scale { unit: Some("kg".to_owned()) };
        let names: Vec<String> = block_on(async {
            let first = client.begin_weigh(body().try_into()?, None)?.await?;
            client.weigh_pages(first, body().try_into()?, None)?.try_collect().await
        })
        .unwrap();
        assert_eq!(names, ["a", "b", "c"]);
        let arrived = service.arrived.lock().unwrap();
        let weights = arrived.iter().filter(|line| line.contains("/weights"));
        assert_eq!(
            weights.collect::<Vec<_>>(),
            [
                r#"POST https://zoo.example.com/weights?api-version=2024-01-01 {"unit":"kg"}"#,
                r#"POST https://zoo.example.com/weights?api-version=2024-01-01&marker=m%261 {"unit":"kg"}"#,
                r#"POST https://zoo.example.com/weights?api-version=2024-01-01&marker=m2 {"unit":"kg"}"#,
            ]
        );
    }

    #[test]
    fn pages_continue_from_a_stored_token() {
        let page = |body| (200, None, body);
        let service = service(&[
            BEGUN,
            page(r#"{"value": ["b"], "nextMarker": "m2"}"#),
            BEGUN,
            page(r#"{"value": ["c"], "nextMarker": ""}"#),
        ]);
        let client = animals(&service);
        let body = Scale { unit: Some("kg".to_owned()) };
        let token = PagerContinuation::Token("m1".to_owned());
        let names: Vec<String> = block_on(async {
            client.weigh_pages(token, body.try_into()?, None)?.try_collect().await
        })
        .unwrap();
        assert_eq!(names, ["b", "c"]);
        let arrived = service.arrived.lock().unwrap();
        let weights = arrived.iter().filter(|line| line.contains("/weights"));
        assert_eq!(
            weights.collect::<Vec<_>>(),
            [
                r#"POST https://zoo.example.com/weights?api-version=2024-01-01&marker=m1 {"unit":"kg"}"#,
                r#"POST https://zoo.example.com/weights?api-version=2024-01-01&marker=m2 {"unit":"kg"}"#,
            ]
        );
    }

    #[test]
    fn the_continuation_of_pages_is_their_token() {
        let page = |body| (200, None, body);
        let service = service(&[
            page(r#"{"value": ["a"], "nextMarker": "m1"}"#),
            page(r#"{"value": ["b"], "nextMarker": "m2"}"#),
            page(r#"{"value": ["b"], "nextMarker": null}"#),
        ]);
        let client = animals(&service);
        let body = || Scale::default().try_into();
        let names: Vec<String> = block_on(async {
            let first = client.begin_weigh(body()?, None)?.await?;
            let mut pages = client.weigh_pages(first, body()?, None)?.into_pages();
            pages.try_next().await?;
            pages.try_next().await?;
            let continuation = pages.into_continuation().unwrap();
            client.weigh_pages(continuation, body()?, None)?.try_collect().await
        })
        .unwrap();
        assert_eq!(names, ["b"]);
        let arrived = service.arrived.lock().unwrap();
        assert!(arrived[2].contains("marker=m2"), "{arrived:?}");
    }

    #[test]
    fn links_and_operations_continue_too() {
        let service = service(&[(200, None, r#"{"value": ["b"]}"#), (200, None, r#"{"value": ["c"]}"#)]);
        let client = animals(&service);
        let token = |token: &str| PagerContinuation::Token(token.to_owned());
        let names: Vec<String> = block_on(async {
            let link = token("https://zoo.example.com/census?page=2");
            let mut names: Vec<String> = client.census_pages(link, None).try_collect().await?;
            let more = client.tally_pages(token("x/y"), "z", None)?;
            names.extend(more.try_collect::<Vec<String>>().await?);
            azure_core::Result::Ok(names)
        })
        .unwrap();
        assert_eq!(names, ["b", "c"]);
        assert_eq!(
            *service.arrived.lock().unwrap(),
            [
                "GET https://zoo.example.com/census?page=2",
                "POST https://zoo.example.com/zoos/z/tally/x/y?api-version=2024-01-01&part=next",
            ]
        );
    }

    #[test]
    fn a_marker_that_was_sent_is_an_error() {
        let page = |body| (200, None, body);
        let service = service(&[
            page(r#"{"value": ["a"], "nextMarker": "m"}"#),
            page(r#"{"value": ["b"], "nextMarker": "m"}"#),
        ]);
        let client = animals(&service);
        let error = block_on(async {
            let first = client.begin_weigh(Scale::default().try_into()?, None)?.await?;
            let pages = client.weigh_pages(first, Scale::default().try_into()?, None)?;
            pages.try_collect::<Vec<String>>().await
        });
        assert!(error.unwrap_err().to_string().contains("does not end"));
        assert_eq!(service.arrived.lock().unwrap().len(), 2);
    }
}
