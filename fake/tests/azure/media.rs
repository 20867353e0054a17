//! Tests of bodies that are not JSON.

use armsmith::fake::{FakeReply, FakeRequest, FakeSettings, FindingKind};

use crate::support::Azure;

fn archive() -> Azure {
    Azure::of("archive.json", FakeSettings::default())
}

fn send(azure: &Azure, method: &str, path: &str, media: &str, body: &[u8]) -> FakeReply {
    let url = format!("https://archive.example.com/v1{path}");
    let mut request = FakeRequest::new(method, &url);
    if !media.is_empty() {
        request = request.header("content-type", media);
    }
    request.body = body.to_vec();
    azure.manager.respond(&request)
}

fn text(reply: &FakeReply) -> String {
    String::from_utf8(reply.body.clone()).expect("text")
}

/// Returns the kind and the target of the first finding of the last request.
fn finding(azure: &Azure) -> Option<(FindingKind, String)> {
    let findings = azure.manager.requests().pop().expect("a request").findings;
    let first = findings.into_iter().next();
    first.map(|it| (it.kind, it.target))
}

const BOX: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Box label=\"a &amp; b\" sizes=\"4 12\"><Weight>3</Weight><Open>true</Open><Items><Item>one</Item><Item>two</Item></Items><Mark>x</Mark><Mark>y</Mark></Box>";

#[test]
fn an_xml_resource_is_created_read_and_listed() {
    let azure = archive();
    let created = send(
        &azure,
        "PUT",
        "/boxes/first",
        "application/xml",
        BOX.as_bytes(),
    );
    assert_eq!(created.status, 201, "{}", text(&created));
    assert_eq!(finding(&azure), None);
    let read = send(&azure, "GET", "/boxes/first", "", b"");
    assert_eq!(read.header_value("content-type"), Some("application/xml"));
    assert_eq!(text(&read), BOX);
    let stored = azure.manager.resource("/v1/boxes/first").expect("a box");
    assert_eq!(stored["weight"], 3);
    assert_eq!(stored["items"], serde_json::json!(["one", "two"]));
    assert_eq!(stored["sizes"], serde_json::json!([4, 12]));
    let list = send(&azure, "GET", "/boxes", "", b"");
    let items = BOX.split_once("?>").expect("a declaration").1;
    let expected = format!("<List><Boxes>{items}</Boxes></List>");
    assert_eq!(text(&list).split_once("?>").expect("XML").1, expected);
}

#[test]
fn an_xml_body_is_checked_as_json_is() {
    let azure = archive();
    for (body, status, kind, target) in [
        (
            "<Box label='x'><Weight>heavy</Weight></Box>",
            400,
            FindingKind::WrongType,
            "weight",
        ),
        (
            "<Box label='x'><Weight>51</Weight></Box>",
            400,
            FindingKind::Range,
            "weight",
        ),
        (
            "<Box label='x'><Open>maybe</Open></Box>",
            400,
            FindingKind::WrongType,
            "open",
        ),
        (
            "<Box label='x'><Color>red</Color></Box>",
            201,
            FindingKind::UnknownMember,
            "Color",
        ),
        (
            "<Box><Weight>1</Weight></Box>",
            201,
            FindingKind::MissingMember,
            "label",
        ),
        ("<Box label='x'>", 400, FindingKind::InvalidBody, ""),
        ("{\"label\": \"x\"}", 400, FindingKind::InvalidBody, ""),
    ] {
        let reply = send(
            &azure,
            "PUT",
            "/boxes/x",
            "application/xml",
            body.as_bytes(),
        );
        assert_eq!(reply.status, status, "{body}");
        assert_eq!(finding(&azure), Some((kind, target.to_owned())), "{body}");
    }
    let reply = send(
        &azure,
        "PUT",
        "/boxes/x",
        "application/json",
        BOX.as_bytes(),
    );
    assert_eq!(reply.status, 415);
    // Errors have the form of the responses.
    let missing = send(&azure, "GET", "/boxes/missing", "", b"");
    assert_eq!(missing.status, 404);
    assert!(
        text(&missing).contains("<Error><Code>NotFound</Code>"),
        "{}",
        text(&missing)
    );
}

#[test]
fn an_xml_list_has_a_sample() {
    let reply = send(&archive(), "GET", "/rules", "", b"");
    let expected = "<Rules><Rule><Id>Id</Id><Days>1</Days></Rule></Rules>";
    assert_eq!(text(&reply).split_once("?>").expect("XML").1, expected);
}

#[test]
fn bytes_are_kept() {
    let azure = archive();
    let bytes = [0, 159, 146, 150, 255];
    let media = "application/octet-stream";
    assert_eq!(send(&azure, "PUT", "/files/a", media, &bytes).status, 201);
    let read = send(&azure, "GET", "/files/a", "", b"");
    assert_eq!(read.body, bytes);
    assert_eq!(read.header_value("content-type"), Some(media));
    assert_eq!(send(&azure, "GET", "/files/b", "", b"").status, 404);
}

#[test]
fn forms_are_checked() {
    let azure = archive();
    let form = "application/x-www-form-urlencoded";
    let search = |body: &str| {
        let reply = send(&azure, "POST", "/search", form, body.as_bytes());
        (reply.status, finding(&azure))
    };
    let found = |kind, target: &str| Some((kind, target.to_owned()));
    assert_eq!(search("text=a%20b&limit=3"), (204, None));
    assert_eq!(
        search("limit=3"),
        (400, found(FindingKind::MissingParameter, "text"))
    );
    assert_eq!(search("text=a"), (400, found(FindingKind::Length, "text")));
    assert_eq!(
        search("text=ab&limit=x"),
        (400, found(FindingKind::WrongType, "limit"))
    );
    assert_eq!(
        search("text=ab&x=1"),
        (204, found(FindingKind::UnknownParameter, "x"))
    );
    let part = |name: &str, text: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
    };
    let multipart = "multipart/form-data; boundary=b";
    let upload = |parts: &[String]| {
        let body = format!("{}--b--\r\n", parts.concat());
        let reply = send(&azure, "POST", "/scans", multipart, body.as_bytes());
        (reply.status, finding(&azure))
    };
    let scan = part("scan", "\u{1}binary");
    assert_eq!(upload(&[part("title", "short"), scan.clone()]), (204, None));
    assert_eq!(
        upload(&[part("title", "too long"), scan]),
        (400, found(FindingKind::Length, "title"))
    );
    assert_eq!(
        upload(&[part("title", "short")]),
        (400, found(FindingKind::MissingParameter, "scan"))
    );
    let broken = send(&azure, "POST", "/scans", multipart, b"--b\r\nno end");
    assert_eq!(broken.status, 400);
    assert_eq!(
        send(&azure, "POST", "/scans", "text/plain", b"x").status,
        415
    );
}
