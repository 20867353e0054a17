//! Tests of forms.

use std::collections::BTreeMap;

use armsmith_runtime::{
    Call, File, Form, Nesting, Separator, json_list_as, json_string,
    wire::{Inherent, Rfc7231},
};
use azure_core::http::{Method, NoFormat};

use crate::support::{Seen, Service, connect, reply};

async fn seen(form: Form) -> Seen {
    let service = Service::new([reply(200, "")]);
    let call = Call::new(Method::Post, "/forms", &[]).form(form);
    let connection = connect(&service);
    let sent = connection.send::<(), NoFormat>(call, Default::default());
    sent.await.expect("is sent");
    service.only()
}

const NOTHING: Option<String> = None;

#[tokio::test]
async fn parts_travel_one_after_the_other() {
    let form = Form::multipart()
        .text("name", "Ann \"A\"")
        .text("nothing", &NOTHING)
        .text("count", &Some(2))
        .text("home", "{}")
        .of_type("application/json")
        .texts("tags", ["a", "b"].as_slice(), Separator::Comma)
        .texts("each", ["a", "b"].as_slice(), Separator::Repeat)
        .file("photo", File::new("bytes"))
        .files(
            "scans",
            [File::new("1"), File::new("2").of_type("image/gif")],
        )
        .of_type("image/png")
        .file(
            "report",
            File::new("{}")
                .named("\"q1\".json")
                .of_type("application/json"),
        )
        .file("none", None);
    let seen = seen(form).await;
    let media_type = seen.header("content-type").expect("a media type");
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .expect("a boundary");
    let body = seen.body.replace(boundary, "B").replace("\r\n", "\n");
    let text = |name: &str, value: &str| {
        format!("--B\ncontent-disposition: form-data; name=\"{name}\"\n\n{value}\n")
    };
    let texts = [
        ("name", "Ann \"A\""),
        ("count", "2"),
        ("tags", "a,b"),
        ("each", "a"),
        ("each", "b"),
    ];
    let mut expected: String = texts.map(|(name, value)| text(name, value)).concat();
    let home = "--B\ncontent-disposition: form-data; name=\"home\"\ncontent-type: application/json\n\n{}\n";
    expected.insert_str(
        expected
            .find("--B\ncontent-disposition: form-data; name=\"tags\"")
            .unwrap(),
        home,
    );
    expected.push_str(
        "--B\ncontent-disposition: form-data; name=\"photo\"; filename=\"photo\"\n\
         content-type: application/octet-stream\n\nbytes\n\
         --B\ncontent-disposition: form-data; name=\"scans\"; filename=\"scans\"\n\
         content-type: image/png\n\n1\n\
         --B\ncontent-disposition: form-data; name=\"scans\"; filename=\"scans\"\n\
         content-type: image/gif\n\n2\n\
         --B\ncontent-disposition: form-data; name=\"report\"; filename=\"%22q1%22.json\"\n\
         content-type: application/json\n\n{}\n--B--\n",
    );
    assert_eq!(body, expected);
}

#[tokio::test]
async fn names_cannot_end_their_quotes() {
    let seen = seen(Form::multipart().text("a\"\r\nb", "c")).await;
    assert!(seen.body.contains("name=\"a%22%0D%0Ab\""), "{}", seen.body);
}

#[tokio::test]
async fn the_type_of_a_file_cannot_begin_another_header() {
    let file = File::new("x").of_type("text/plain\r\nx-evil: 1");
    let call = Call::new(Method::Post, "/forms", &[]).form(Form::multipart().file("f", file));
    let service = Service::new([reply(200, "")]);
    let connection = connect(&service);
    let sent = connection.send::<(), NoFormat>(call, Default::default());
    let error = sent.await.expect_err("is refused").to_string();
    assert!(error.contains("`content-type`"), "{error}");
    assert!(service.seen().is_empty());
}

#[tokio::test]
async fn a_form_may_travel_like_a_query() {
    let form = Form::url_encoded()
        .text("grant type", "a&b=c d")
        .text("nothing", &NOTHING)
        .texts("scopes", ["x", "y"].as_slice(), Separator::Space);
    let seen = seen(form).await;
    assert_eq!(
        seen.header("content-type").as_deref(),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(seen.body, "grant%20type=a%26b%3Dc%20d&scopes=x%20y");
}

#[tokio::test]
async fn members_travel_one_by_one() {
    let json = r#"{"a": 1, "b": {"c": "x y", "none": null}, "d": [true, 2], "e": [{"f": "g"}]}"#;
    let form = Form::url_encoded()
        .members("it", Ok(Some(json.to_owned())), Nesting::Brackets)
        .members("nothing", Ok(None), Nesting::Brackets)
        .texts("tags", ["x", "y"].as_slice(), Separator::Brackets);
    let body = seen(form)
        .await
        .body
        .replace("%5B", "[")
        .replace("%5D", "]");
    assert_eq!(
        body,
        "it[a]=1&it[b][c]=x%20y&it[d][]=true&it[d][]=2&it[e][0][f]=g&tags[]=x&tags[]=y"
    );
}

#[tokio::test]
async fn members_of_a_form_in_parts_are_parts() {
    let json = r#"{"a": "x", "b": {"c": 1}, "d": ["y", 2], "e": [{"f": true}], "g": null}"#;
    let files = BTreeMap::from([("scan".to_owned(), File::new("1"))]);
    let none: Option<&BTreeMap<String, File>> = None;
    let form = Form::multipart()
        .members("form", Ok(Some(json.to_owned())), Nesting::Members)
        .file_map(&files)
        .file_map(none);
    let body = seen(form).await.body.replace("\r\n", "\n");
    for part in [
        "name=\"a\"\n\nx\n",
        "name=\"b\"\ncontent-type: application/json\n\n{\"c\":1}\n",
        "name=\"d\"\n\ny\n",
        "name=\"d\"\n\n2\n",
        "name=\"e\"\ncontent-type: application/json\n\n[{\"f\":true}]\n",
        "name=\"scan\"; filename=\"scan\"",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
    assert!(!body.contains("name=\"g\""), "{body}");
}

#[tokio::test]
async fn members_of_a_form_like_a_query_are_pairs() {
    let json = r#"{"a": "x", "b": {"c": 1}, "d": ["y", 2], "e": null}"#;
    let form = Form::url_encoded()
        .members("form", Ok(Some(json.to_owned())), Nesting::Members)
        .members("number", Ok(Some("5".to_owned())), Nesting::Members)
        .members("list", Ok(Some("[1,2]".to_owned())), Nesting::Field)
        .members("object", Ok(Some(r#"{"c":1}"#.to_owned())), Nesting::Field);
    let body = seen(form).await.body;
    assert_eq!(
        body,
        "a=x&b=%7B%22c%22%3A1%7D&d=y&d=2&number=5&list=1&list=2&object=%7B%22c%22%3A1%7D"
    );
}

#[test]
fn a_part_may_be_json() {
    assert_eq!(json_string("a \"b\"").unwrap().unwrap(), r#""a \"b\"""#);
    assert_eq!(json_string(&NOTHING).unwrap(), None);
    let texts = ["a".to_owned(), "b".to_owned()];
    let list = json_list_as::<Inherent, _>(texts.as_slice());
    assert_eq!(list.unwrap().unwrap(), r#"["a","b"]"#);
    let days = [azure_core::time::parse_rfc3339("1994-11-06T08:49:37Z").unwrap()];
    let list = json_list_as::<Rfc7231, _>(days.as_slice());
    assert_eq!(
        list.unwrap().unwrap(),
        r#"["Sun, 06 Nov 1994 08:49:37 GMT"]"#
    );
    let none: Option<&[String]> = None;
    assert_eq!(json_list_as::<Inherent, _>(none).unwrap(), None);
}
