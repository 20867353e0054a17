//! Request bodies.

use azure_core::Bytes;
use futures::executor::block_on;

use super::{Arrived, Service, texts};

#[test]
fn text_and_bytes_travel_as_they_are() {
    let arrived = arrives!(text_bodies, client => client.put_note(Bytes::from("a \"note\"").into(), None));
    assert!(arrived.headers["content-type"].starts_with("text/plain"), "{arrived:?}");
    assert_eq!(arrived.body, "a \"note\"");
    let picture = Bytes::from_static(b"\x00\x01").into();
    let arrived = arrives!(files, client => client.upload("cat", picture, None));
    assert_eq!(arrived.headers["content-type"], "application/octet-stream");
    assert_eq!(arrived.body, "\u{0}\u{1}");
    let arrived = arrives!(files, client => client.download("cat", None));
    assert_eq!(arrived.headers["accept"], "application/octet-stream");
}

#[test]
fn any_verb_may_carry_a_body() {
    let names = texts(&["a"]).try_into().unwrap();
    let arrived = arrives!(bodies_everywhere, client => client.remove(names, None));
    assert!(arrived.line.starts_with("DELETE "), "{}", arrived.line);
    assert_eq!(arrived.body, "[\"a\"]");
}

#[test]
fn a_choice_of_models_is_read_and_written_by_its_tag() {
    use zoo::openapi3_choices::models::{Mapped, Zoo, ZooFound};
    let text = r#"{"mapped":{"kind":"dog","barks":true},"found":{"tool":"saw","teeth":4},"untagged":["a"],"mixed":7,"base":{"type":"one","first":1},"beside":{"name":"n","barks":true}}"#;
    let zoo: Zoo = serde_json::from_str(text).unwrap();
    assert!(matches!(&zoo.mapped, Some(Mapped::Dog(dog)) if dog.barks == Some(true)));
    assert!(matches!(&zoo.found, Some(ZooFound::Saw(saw)) if saw.teeth == Some(4)));
    let written = serde_json::to_value(&zoo).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(text).unwrap());
    let strange: Mapped = serde_json::from_str(r#"{"kind":"fish","fins":2}"#).unwrap();
    assert_eq!(serde_json::to_string(&strange).unwrap(), r#"{"fins":2,"kind":"fish"}"#);
}

#[test]
fn bodies_that_are_plain_values_travel_as_members_do() {
    use zoo::{Base64, request_content, request_content_as};
    let instant = azure_core::time::parse_rfc3339("2024-01-02T03:04:05Z").unwrap();
    let arrived = arrives!(openapi3_bodies, client => client.put_instant(request_content(instant).unwrap(), None));
    assert_eq!(arrived.body, "\"2024-01-02T03:04:05Z\"");
    let arrived = arrives!(openapi3_bodies, client => client.put_hash(request_content_as::<Base64, _>(b"bytes".to_vec()).unwrap(), None));
    assert_eq!(arrived.body, "\"Ynl0ZXM=\"");
    let arrived = arrives!(openapi3_bodies, client => client.put_count(request_content(7).unwrap(), None));
    assert_eq!(arrived.body, "7");
    let service = Service::returning(&["\"2024-01-02T03:04:05Z\"", "\"Ynl0ZXM=\""]);
    let client = animals!(openapi3_bodies, service);
    assert_eq!(block_on(client.get_instant(None)).unwrap().into_model().unwrap(), instant);
    assert_eq!(block_on(client.get_hash(None)).unwrap().into_model().unwrap(), b"bytes");
}

#[test]
fn a_body_is_sent_as_one_media_type() {
    use zoo::media_formats::models::*;
    let animal = || Animal { name: Some("cat".to_owned()) };
    let sent_as = |arrived: Arrived| arrived.headers["content-type"].clone();
    let arrived = arrives!(media_formats, client => client.send_any(animal().try_into().unwrap(), None));
    assert_eq!((sent_as(arrived.clone()).as_str(), arrived.body.as_str()), ("application/json", r#"{"name":"cat"}"#));
    let options = AnimalsClientSendAnyOptions {
        content_type: Some("application/cbor".to_owned()),
        ..Default::default()
    };
    let content = Bytes::from_static(b"\xa0").into();
    assert_eq!(sent_as(arrives!(media_formats, client => client.send_any(content, Some(options)))), "application/cbor");
    let file = || Bytes::from_static(b"GIF").into();
    assert_eq!(sent_as(arrives!(media_formats, client => client.send_file(file(), None))), "application/octet-stream");
    assert_eq!(sent_as(arrives!(media_formats, client => client.send_image("image/gif", file(), None))), "image/gif");
    assert_eq!(sent_as(arrives!(media_formats, client => client.send_yaml(file(), None))), "application/yaml");
    let mixed = "multipart/mixed; boundary=b";
    assert_eq!(sent_as(arrives!(openapi3_media, client => client.send_mixed(mixed, file(), None))), mixed);
    assert_eq!(sent_as(arrives!(openapi3_media, client => client.send_word(file(), None))), "application/octet-stream");
    let animal = zoo::openapi3_media::models::Animal::default();
    let vendor = animal.clone().try_into().unwrap();
    assert_eq!(sent_as(arrives!(openapi3_media, client => client.send_vendor(vendor, None))), "application/json");
    let any = animal.try_into().unwrap();
    assert_eq!(sent_as(arrives!(openapi3_media, client => client.send_any(any, None))), "application/json");
}
