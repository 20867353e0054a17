//! Results of long-running operations that are not JSON models, over the wire.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use azure_core::http::headers::Headers;
use azure_core::http::{
    AsyncRawResponse, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport,
};
use azure_core::time::parse_rfc3339;
use futures::TryStreamExt;
use futures::executor::block_on;
use zoo::long_running_results::models::Mood;
use zoo::long_running_results::{AnimalsClient, ZooClient, ZooClientOptions};

/// A service that accepts the first request, and then has the result.
#[derive(Debug)]
struct Service {
    media_type: &'static str,
    result: &'static str,
    accepted: Mutex<bool>,
}

#[async_trait]
impl HttpClient for Service {
    async fn execute_request(&self, _: &Request) -> azure_core::Result<AsyncRawResponse> {
        let mut headers = Headers::new();
        let mut accepted = self.accepted.lock().unwrap();
        if !*accepted {
            *accepted = true;
            headers.insert("retry-after", "0");
            headers.insert("location", "https://zoo.example.com/result");
            return Ok(AsyncRawResponse::from_bytes(StatusCode::Accepted, headers, ""));
        }
        headers.insert("content-type", self.media_type);
        Ok(AsyncRawResponse::from_bytes(StatusCode::Ok, headers, self.result))
    }
}

fn animals(media_type: &'static str, result: &'static str) -> AnimalsClient {
    let service = Service { media_type, result, accepted: Mutex::default() };
    let options = ZooClientOptions {
        client_options: ClientOptions {
            transport: Some(Transport::new(Arc::new(service))),
            retry: RetryOptions::none(),
            ..Default::default()
        },
        ..Default::default()
    };
    ZooClient::with_no_credential(Some(options)).unwrap().animals_client()
}

/// Returns the result of an operation, once from its poller and once from a poller that resumes it.
macro_rules! results {
    ($begin:ident, $resume:ident, $media_type:expr, $result:expr) => {{
        block_on(async {
            let client = animals($media_type, $result);
            let awaited = client.$begin(None)?.await?.into_model()?;
            let client = animals($media_type, $result);
            let state = client.$begin(None)?.try_next().await?.unwrap().into_model()?;
            let resumed = client.$resume(&state.resume_token.unwrap(), None)?;
            azure_core::Result::Ok([awaited, resumed.await?.into_model()?])
        })
    }};
}

const JSON: &str = "application/json";

#[test]
fn dates_are_in_the_format_of_the_description() {
    let date = parse_rfc3339("2024-05-06T07:08:09Z").unwrap();
    let births = results!(begin_birth, resume_birth, JSON, r#""2024-05-06T07:08:09Z""#);
    assert_eq!(births.unwrap(), [date, date]);
    let born = results!(begin_born, resume_born, JSON, r#""Mon, 06 May 2024 07:08:09 GMT""#);
    assert_eq!(born.unwrap(), [date, date]);
    let births = results!(begin_births, resume_births, JSON, r#"["Mon, 06 May 2024 07:08:09 GMT"]"#);
    assert_eq!(births.unwrap(), [vec![date], vec![date]]);
    results!(begin_birth, resume_birth, JSON, r#""yesterday""#).unwrap_err();
}

#[test]
fn bytes_are_base64() {
    let photos = results!(begin_photo, resume_photo, JSON, r#""AAEC""#).unwrap();
    assert_eq!(photos, [[0, 1, 2], [0, 1, 2]]);
    for photos in results!(begin_photos, resume_photos, JSON, r#"{"ada":"AAEC"}"#).unwrap() {
        assert_eq!(photos["ada"], [0, 1, 2]);
    }
}

#[test]
fn text_is_text() {
    let names = results!(begin_name, resume_name, "text/plain", r#"Ada "the" 1"#).unwrap();
    assert_eq!(names, [r#"Ada "the" 1"#; 2]);
    let moods = results!(begin_mood, resume_mood, "text/plain", "calm").unwrap();
    assert_eq!(moods, [Mood::Calm, Mood::Calm]);
}

#[test]
fn xml_is_xml() {
    let xml = "<Animal><name>Ada</name></Animal>";
    for animal in results!(begin_animal, resume_animal, "application/xml", xml).unwrap() {
        assert_eq!(animal.name.as_deref(), Some("Ada"));
    }
}
