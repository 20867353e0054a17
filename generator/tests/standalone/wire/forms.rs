//! Forms.

use std::collections::BTreeMap;

use azure_core::Bytes;

use super::{colour, texts};

#[test]
fn forms_travel_in_parts_or_like_a_query() {
    let options = zoo::multipart::models::AnimalsClientUploadOptions {
        title: Some("A \"cat\"".to_owned()),
        count: Some(2),
        ..Default::default()
    };
    let arrived = arrives!(multipart, client => client.upload(Bytes::from_static(b"\x89PNG").into(), Some(options)));
    let kind = &arrived.headers["content-type"];
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").expect(kind).trim_matches('"');
    assert_eq!(arrived.body.matches(&format!("--{boundary}")).count(), 4, "{}", arrived.body);
    for part in ["name=\"picture\"", "name=\"title\"", "name=\"count\"", "\r\n\r\n2\r\n"] {
        assert!(arrived.body.contains(part), "{part}: {}", arrived.body);
    }
    let options = zoo::url_encoded::models::AnimalsClientLoginOptions {
        remember: Some(true),
        ..Default::default()
    };
    let arrived = arrives!(url_encoded, client => client.login("a&b=c", Some(options)));
    assert_eq!(arrived.headers["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(arrived.body, "user=a%26b%3Dc&remember=true");
}

#[test]
fn a_form_of_openapi_travels_as_its_encoding_says() {
    use zoo::openapi3_bodies::models::{AnimalsClientSendFormOptions, Home, Room};
    let options = AnimalsClientSendFormOptions {
        tags: Some(texts(&["a", "b"])),
        home: Some(Home {
            city: Some("Basel".to_owned().into()),
            rooms: Some(vec![Room { size: Some(3.into()) }].into()),
        }),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_bodies, client => client.send_form("n", Some(options)));
    assert_eq!(
        arrived.body.replace("%5B", "[").replace("%5D", "]"),
        "name=n&tags=a%2Cb&home[city]=Basel&home[rooms][0][size]=3"
    );
}

#[test]
fn objects_in_forms_are_json_unless_a_style_is_chosen() {
    let colour = Some(colour());
    let options = zoo::openapi3_styles::models::AnimalsClientFormOptions {
        plain: colour.clone(),
        turns: colour.clone(),
        spread: colour.clone(),
        deep: colour,
        ..Default::default()
    };
    let arrived = arrives!(openapi3_styles, client => client.form(Some(options)));
    assert_eq!(
        arrived.body,
        "plain=%7B%22R%22%3A100%2C%22G%22%3A200%7D&turns=R%2C100%2CG%2C200&G=200&R=100&deep%5BG%5D=200&deep%5BR%5D=100"
    );
}

#[test]
fn parts_of_forms_say_what_they_are() {
    let home = zoo::openapi3_bodies::models::Home::default();
    let options = zoo::openapi3_bodies::models::AnimalsClientSendPartsOptions {
        home: Some(home),
        photo: Some(Bytes::from_static(b"\x89PNG").into()),
        born: Some("2024-01-02".to_owned()),
        ..Default::default()
    };
    let files = [Bytes::from_static(b"GIF").into()];
    let arrived = arrives!(openapi3_bodies, client => client.send_parts("cat", &files, Some(options)));
    let body = arrived.body.replace("\r\n", "\n");
    for part in [
        "name=\"name\"\n\ncat\n",
        "name=\"home\"\ncontent-type: application/json\n\n{}\n",
        "name=\"born\"\ncontent-type: text/plain\n\n2024-01-02\n",
        "filename=\"photo\"\ncontent-type: image/png\n\n",
        "filename=\"files\"\ncontent-type: application/octet-stream\n\nGIF\n",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
}

#[test]
fn parts_of_a_form_are_encoded_as_their_media_type() {
    use zoo::openapi3_media::models::{Animal, AnimalsClientSendEncodedOptions};
    let animal = || Animal { name: Some("cat".to_owned()) };
    let day = azure_core::time::parse_rfc3339("2024-01-02T03:04:05Z").unwrap();
    let options = AnimalsClientSendEncodedOptions {
        about: Some(animal()),
        note: Some(Bytes::from_static(b"<a/>").into()),
        picture: Some(Bytes::from_static(b"\x89PNG").into()),
        born: Some(day),
        count: Some(7),
        letters: Some("# a".to_owned()),
        animals: Some(vec![animal(), animal()]),
        each: Some(vec![animal(), animal()]),
        tags: Some(texts(&["a", "b"])),
        words: Some(texts(&["a", "b"])),
        days: Some(vec![day]),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_media, client => client.send_encoded("My \"title\"", Some(options)));
    let body = arrived.body.replace("\r\n", "\n");
    let cat = r#"{"name":"cat"}"#;
    for (name, media_type, value) in [
        ("title", "application/json", r#""My \"title\"""#),
        ("about", "application/vnd.zoo+json", cat),
        ("born", "application/json", r#""2024-01-02T03:04:05Z""#),
        ("count", "application/json", "7"),
        ("letters", "text/markdown", "# a"),
        ("words", "application/json", r#""a""#),
        ("words", "application/json", r#""b""#),
        ("days", "application/json", r#""2024-01-02T03:04:05Z""#),
    ] {
        let part = format!("name=\"{name}\"\ncontent-type: {media_type}\n\n{value}\n");
        assert_eq!(body.matches(&part).count(), 1, "{part}: {body}");
    }
    for name in ["animals", "each"] {
        let item = format!("name=\"{name}\"\ncontent-type: application/json\n\n{cat}\n");
        assert_eq!(body.matches(&item).count(), 2, "{body}");
    }
    for part in [
        "filename=\"note\"\ncontent-type: application/xml\n\n<a/>\n",
        "filename=\"picture\"\ncontent-type: image/png\n\n",
        "name=\"tags\"\n\na\n",
        "name=\"tags\"\n\nb\n",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
}

#[test]
fn forms_may_have_members_of_any_name() {
    use zoo::openapi3_media::models::*;
    let fields = BTreeMap::from([("a b".to_owned(), "c&d".to_owned())]);
    let arrived = arrives!(openapi3_media, client => client.send_free(&fields, None));
    assert_eq!((arrived.headers["content-type"].as_str(), arrived.body.as_str()), ("application/x-www-form-urlencoded", "a%20b=c%26d"));
    let fields = BTreeMap::from([("a".to_owned(), azure_core::json::from_json(r#"{"b":1}"#).unwrap())]);
    let arrived = arrives!(openapi3_media, client => client.send_free_parts(&fields, None));
    assert!(arrived.body.contains("name=\"a\"\r\ncontent-type: application/json\r\n\r\n{\"b\":1}\r\n"), "{}", arrived.body);
    let options = AnimalsClientSendFreeFilesOptions {
        title: Some("t".to_owned()),
        additional_properties: Some(BTreeMap::from([("scan".to_owned(), Bytes::from_static(b"1").into())])),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_media, client => client.send_free_files(Some(options)));
    for part in ["name=\"title\"", "name=\"scan\"; filename=\"scan\""] {
        assert!(arrived.body.contains(part), "{part}: {}", arrived.body);
    }
    let options = AnimalsClientSendAlternativesOptions {
        id: Some(7),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_media, client => client.send_alternatives(Some(options)));
    assert_eq!(arrived.body, "id=7");
}
