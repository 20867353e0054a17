//! Responses.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures::TryStreamExt;
use futures::executor::block_on;

use super::{Arrived, Service};

#[test]
fn no_null_of_a_response_gets_lost() {
    use zoo::nullable::models::AnimalList;

    for text in [r#"{"nextLink":null,"value":null}"#, r#"{"value":[{"keeper":null}]}"#, "{}"] {
        let page: AnimalList = serde_json::from_str(text).unwrap();
        let again = serde_json::to_value(&page).unwrap();
        assert_eq!(again, serde_json::from_str::<serde_json::Value>(text).unwrap());
    }
    let service = Service::returning(&[
        r#"{"value": null, "nextLink": "https://zoo.example.com/animals?page=2"}"#,
        r#"{"value": [{"name": "a"}], "nextLink": null}"#,
    ]);
    let client = animals!(nullable, service);
    let animals: Vec<_> = block_on(client.list(None).unwrap().try_collect()).unwrap();
    assert_eq!((animals.len(), service.lines().len()), (1, 2));
}

#[test]
fn what_takes_long_may_end_with_a_list() {
    let service = Service::returning(&[
        r#"{"value": ["a"], "nextLink": "https://zoo.example.com/census?page=2"}"#,
        r#"{"value": ["b"]}"#,
    ]);
    let client = animals!(long_running_paging, service);
    let first = block_on(async { client.begin_census(None)?.await }).unwrap();
    let animals: Vec<String> = block_on(client.census_pages(first, None).try_collect()).unwrap();
    assert_eq!(animals, ["a", "b"]);
    let lines = ["POST https://zoo.example.com/census?api-version=2024-01-01", "GET https://zoo.example.com/census?page=2"];
    assert_eq!(service.lines(), lines);
}

#[test]
fn items_and_links_may_lie_deep() {
    let service = Service::returning(&[
        r#"{"data": {"items": ["a"]}, "meta": {"next": "https://zoo.example.com/cages?page=2"}}"#,
        r#"{"data": {"items": ["b"]}}"#,
    ]);
    let client = animals!(paging_dotted, service);
    let cages: Vec<String> = block_on(client.list_cages(None).unwrap().try_collect()).unwrap();
    assert_eq!(cages, ["a", "b"]);
    let service = Service::returning(&[
        r#"{"value": [{"legs": 4}], "@odata.nextLink": "https://zoo.example.com/animals?page=2"}"#,
        r#"{"value": []}"#,
    ]);
    let client = animals!(paging_dotted, service);
    let animals: Vec<_> = block_on(client.list(None).unwrap().try_collect()).unwrap();
    assert_eq!((animals.len(), service.lines().len()), (1, 2));
}

#[test]
fn headers_of_responses_are_read_by_type() {
    use zoo::headers::models::{AnimalsClientDeleteResultHeaders, AnimalsClientGetResultHeaders};
    use zoo::headers::models::{Diet, Kind};

    let service = Service::default();
    service.headers.lock().unwrap().extend([
        ("etag", "\"1\""),
        ("x-zoo-count", "7"),
        ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("x-ms-zoo-kinds", "cat|newt"),
        ("x-zoo-diet", "hay"),
        ("content-md5", "AQI="),
        ("x-zoo-tame", "true"),
        ("x-zoo-meta-food", "much"),
    ]);
    let service = Arc::new(service);
    let client = animals!(headers, service);
    let response = block_on(client.get("a", "*", None)).unwrap();
    assert_eq!(AnimalsClientGetResultHeaders::etag(&response).unwrap(), Some("\"1\"".into()));
    assert_eq!(response.x_zoo_count().unwrap(), Some(7));
    assert_eq!(response.last_modified().unwrap().unwrap().unix_timestamp(), 784_111_777);
    let kinds = vec![Kind::Cat, Kind::UnknownValue("newt".to_owned())];
    assert_eq!(response.zoo_kinds().unwrap(), Some(kinds));
    assert_eq!(response.x_zoo_diet().unwrap(), Some(Diet::Hay));
    assert_eq!(response.content_md5().unwrap(), Some(vec![1, 2]));
    assert_eq!(response.is_tame().unwrap(), Some(true));
    assert_eq!(response.x_zoo_fed().unwrap(), None);
    assert_eq!(response.x_zoo_meta(), BTreeMap::from([("food".to_owned(), "much".to_owned())]));
    assert_eq!(response.status_header().unwrap(), None);

    let response = block_on(client.put("a", None)).unwrap();
    assert_eq!(response.etag().unwrap(), Some("\"1\"".into()));
}

#[test]
fn a_client_accepts_what_it_decodes() {
    let accepted = |arrived: Arrived| arrived.headers["accept"].clone();
    let json = "application/json";
    assert_eq!(accepted(arrives!(media_formats, client => client.archive(None))), "application/zip");
    assert_eq!(accepted(arrives!(media_formats, client => client.watch(None))), "text/event-stream");
    assert_eq!(accepted(arrives!(media_formats, client => client.get_offered(None))), json);
    assert_eq!(accepted(arrives!(media_formats, client => client.get_any(None))), json);
    assert_eq!(accepted(arrives!(media_formats, client => client.get_note(None))), "text/plain");
    assert_eq!(accepted(arrives!(openapi3_media, client => client.get_text(None))), "text/plain");
    assert_eq!(accepted(arrives!(openapi3_media, client => client.get_octets(None))), "application/octet-stream");
    let chosen = "application/json;odata.metadata=none";
    assert_eq!(accepted(arrives!(media_formats, client => client.get_chosen(None))), chosen);
    let options = zoo::media_formats::models::AnimalsClientGetChosenOptions {
        accept: Some("text/csv".to_owned()),
        ..Default::default()
    };
    assert_eq!(accepted(arrives!(media_formats, client => client.get_chosen(Some(options)))), "text/csv");
}

#[test]
fn bytes_and_texts_are_read_as_they_are() {
    let service = Service::returning_as(200, "application/zip", "\u{fffd}\u{0}PK");
    let body = block_on(async { animals!(media_formats, service).archive(None).await.unwrap().into_body().collect().await });
    assert_eq!(body.unwrap(), "\u{fffd}\u{0}PK");
    let service = Service::returning_as(200, "application/yaml", "name: cat");
    let body = block_on(async { animals!(media_formats, service).get_yaml(None).await.unwrap().into_body().collect().await });
    assert_eq!(body.unwrap(), "name: cat");
    for (status, text, expected) in [(200, "\"a\" b", Some("\"a\" b")), (204, "", None)] {
        let service = Service::returning_as(status, "text/plain", text);
        let note = block_on(animals!(media_formats, service).get_note(None)).unwrap().into_model().unwrap();
        assert_eq!(note.as_deref(), expected);
    }
    use zoo::media_formats::AnimalsClientGetNumberOrNoteOutput as Output;
    let service = Service::returning_as(200, "text/plain", "7");
    let output = block_on(animals!(media_formats, service).get_number_or_note(None)).unwrap();
    let Output::Ok(number) = output else { panic!("{output:?}") };
    assert_eq!(number.into_model().unwrap(), 7);
    let service = Service::returning_as(202, "text/plain", "7 cats");
    let output = block_on(animals!(media_formats, service).get_number_or_note(None)).unwrap();
    let Output::Accepted(note) = output else { panic!("{output:?}") };
    assert_eq!(note.into_model().unwrap(), "7 cats");
}

#[test]
fn dates_and_bytes_may_be_absent_or_differ_by_status() {
    use zoo::media_formats::AnimalsClientGetDateOutput as Output;
    let day = azure_core::time::parse_rfc3339("2024-01-02T03:04:05Z").unwrap();
    for (status, text, expected) in [(200, "\"2024-01-02T03:04:05Z\"", Some(day)), (204, "", None)] {
        let service = Service::returning_as(status, "application/json", text);
        let born = block_on(animals!(media_formats, service).get_born(None)).unwrap().into_model().unwrap();
        assert_eq!(born, expected);
    }
    let service = Service::returning_as(200, "application/json", "\"2024-01-02T03:04:05Z\"");
    let output = block_on(animals!(media_formats, service).get_date(None)).unwrap();
    let Output::Ok(date) = output else { panic!("{output:?}") };
    assert_eq!(date.into_model().unwrap(), day);
    let service = Service::returning_as(202, "application/json", "\"Ynl0ZXM=\"");
    let output = block_on(animals!(media_formats, service).get_date(None)).unwrap();
    let Output::Accepted(bytes) = output else { panic!("{output:?}") };
    assert_eq!(bytes.into_model().unwrap(), b"bytes");
}

#[test]
fn a_range_of_successes_holds_every_one_of_them() {
    use zoo::media_formats::AnimalsClientBatchOfTwoOutput as Output;
    for status in [200, 205, 207, 226, 299] {
        let service = Service::returning_as(status, "application/json", r#"[{"name":"cat"}]"#);
        let animals = block_on(animals!(media_formats, service).batch(None)).unwrap().into_model().unwrap();
        assert_eq!(animals.unwrap()[0].name.as_deref(), Some("cat"), "{status}");
    }
    for status in [202, 204, 205] {
        let service = Service::returning_as(status, "application/json", "");
        let animals = block_on(animals!(media_formats, service).batch(None)).unwrap();
        assert!(animals.into_model().unwrap().is_none(), "{status}");
    }
    for status in [199, 304, 404, 500] {
        let service = Service::returning_as(status, "application/json", "[]");
        let error = block_on(animals!(media_formats, service).batch(None)).expect_err("no success");
        assert_eq!(error.http_status().map(u16::from), Some(status));
    }
    let output = |status, text| {
        let service = Service::returning_as(status, "application/json", text);
        block_on(animals!(media_formats, service).batch_of_two(None)).unwrap()
    };
    assert!(matches!(output(200, r#"{"name":"cat"}"#), Output::Ok(_)));
    assert!(matches!(output(204, ""), Output::NoContent(_)));
    assert!(matches!(output(207, "[]"), Output::Other(_)));
    let service = Service::returning_as(204, "application/json", "");
    assert!(block_on(animals!(media_formats, service).delete(None)).unwrap().into_model().unwrap().is_none());
    let service = Service::returning_as(226, "text/plain", "a b");
    let text = block_on(animals!(openapi3_media, service).get_text(None)).unwrap().into_model().unwrap();
    assert_eq!(text.as_deref(), Some("a b"));
}
